"""Which regions have a think tank."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Region


def open_think_tanks() -> list[Region]:
    """The open regions with a think tank, by name; public, one query."""
    with all_regions():
        return list(
            Region.objects.filter(closed_at=None, think_tank__isnull=False).order_by("name")
        )


def slug_of(*, actor: Actor) -> str:
    """The slug of the region somebody works in; empty for who works in none."""
    if actor.kind != "staff" or not actor.region_id:
        return ""
    return str(Region.objects.filter(pk=actor.region_id).values_list("slug", flat=True).first())
