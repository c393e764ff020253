"""The think tank of the region we are in."""

from __future__ import annotations

from warmwelkom.rooms.thinktank.models import ThinkTank


def think_tank_here() -> ThinkTank | None:
    """The think tank, or None while the coordinator has not opened it; one query."""
    found: ThinkTank | None = ThinkTank.objects.first()
    return found
