"""The building of the example region that anybody can look round in from the front page."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.wayfinding.api import address_of_building, first_public_building


def address_to_look_round(*, actor: Actor) -> str:
    """Of the first demo region; empty where there is none to see. Two queries, called outside a region."""
    region = Region.objects.filter(is_demo=True, closed_at=None).order_by("created_at").first()
    if region is None:
        return ""
    with region_scope(region.pk):
        building = first_public_building(actor=actor)
    return address_of_building(building) if building else ""
