"""Where the door of a room is: for who knows its name from a timetable."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.wayfinding.models import Place, Premises

MOST = 20
"""Doors of one name at a school that are looked at."""


def first_public_building(*, actor: Actor) -> Premises | None:
    """The one that was shown first, of those that anybody may walk through; one query."""
    rows = Premises.objects.visible_to(actor, "wayfinding.see_premises")
    found: Premises | None = (
        rows.filter(published_at__isnull=False)
        .select_related("region")
        .order_by("published_at")
        .first()
    )
    return found


def room_called(
    *, actor: Actor, school: Any, room: str, within: Collection[str] = ()
) -> Place | None:
    """The place of this school whose door says `room`, or that is called so; one query.

    Where several are, the one in a building or at a location that is called as one of `within`; None where that leaves more.
    """
    rows = Place.objects.visible_to(actor, "wayfinding.see_place").filter(premises__school=school)
    named = Q(room_code__iexact=room.strip()) | Q(name__iexact=room.strip())
    found = list(rows.filter(named).select_related("premises__region", "premises__location")[:MOST])
    if len(found) > 1:
        found = [place for place in found if _is_in(place.premises, within)]
    return found[0] if len(found) == 1 else None


def _is_in(building: Premises, names: Collection[str]) -> bool:
    own = {building.name, building.location.name if building.location else ""}
    return bool(
        {one.strip().casefold() for one in own if one} & {one.strip().casefold() for one in names}
    )


def address_of_building(building: Premises) -> str:
    return reverse("wayfinding:tour", args=[building.region.slug, building.slug])


def address_of_route(place: Place) -> str:
    """The route from where a visit begins to this place."""
    building = place.premises
    route = reverse("wayfinding:route", args=[building.region.slug, building.slug])
    return f"{route}?naar={place.slug}"
