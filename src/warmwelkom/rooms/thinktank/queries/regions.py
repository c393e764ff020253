"""Which regions have a think tank."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Region


def regions_to_visit() -> list[Region]:
    """The open regions by name; public, one query.

    Whether there is a think tank yet is told inside: a region's rows can't be read from outside it.
    """
    with all_regions():
        return list(Region.objects.filter(closed_at=None).order_by("name"))


def slug_of(*, actor: Actor) -> str:
    """The slug of the region somebody works in; empty for who works in none."""
    if actor.kind != "staff" or not actor.region_id:
        return ""
    return str(Region.objects.filter(pk=actor.region_id).values_list("slug", flat=True).first())
