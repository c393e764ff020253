"""Pupils on their way between two regions."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Move


def moves_for(*, actor: Actor) -> dict[str, list[Move]]:
    """What this actor must answer, and what they offered; newest first, one query."""
    rows = (
        Move.objects.visible_to(actor, "transitions.see_move")
        .select_related("from_region", "to_region", "transition__pupil")
        .order_by("-offered_at")
    )
    to_answer = [row for row in rows if row.to_region_id == actor.region_id]
    return {
        "to_answer": [
            row for row in to_answer if not (row.accepted_at or row.declined_at or row.withdrawn_at)
        ],
        "answered": [row for row in to_answer if row.accepted_at or row.declined_at],
        "offered": [row for row in rows if row.from_region_id == actor.region_id],
    }


def regions_to_move_to(*, actor: Actor) -> list[Region]:
    """The other open regions, and in the demo only demo regions."""
    here = Region.objects.get(pk=actor.region)
    return list(
        Region.objects.filter(closed_at=None, is_demo=here.is_demo)
        .exclude(pk=here.pk)
        .order_by("name")
    )
