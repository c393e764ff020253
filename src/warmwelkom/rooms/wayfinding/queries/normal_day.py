"""An ordinary day of a programme with photos of where it is, and what its makers see of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.wayfinding.models import NormalDay, Place, Premises
from warmwelkom.rooms.wayfinding.queries.building import Building, building_of
from warmwelkom.rooms.wayfinding.queries.pictures import Picture


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A time of the day; `place` where one can look round, with a picture when there is one."""

    at: str
    what: str
    place: Place | None
    name: str
    picture: Picture | None


@dataclass(frozen=True, kw_only=True)
class DayPage:
    day: NormalDay
    building: Building
    moments: list[Moment]


def day_page(*, actor: Actor, premises: str, pk: UUID, language: str) -> DayPage:
    """One day as this reader may see it; five queries. Raises MayNotKnow."""
    rows = NormalDay.objects.select_related("programme", "premises__school", "premises__region")
    day: NormalDay = rows.get_for(actor, "wayfinding.see_day", pk=pk)
    if day.premises.slug != premises:
        raise MayNotKnow
    building = building_of(day.premises, actor=actor, language=language)
    return DayPage(day=day, building=building, moments=[_moment(building, row) for row in day.moments])  # fmt: skip


def _moment(building: Building, row: dict[str, Any]) -> Moment:
    place = building.by_slug.get(row["place"])
    return Moment(
        at=row["at"].replace(":", "."), what=row["what"], place=place,
        name=building.name(place) if place else "",
        picture=building.pictures.get(place.pk) if place else None,
    )  # fmt: skip


def address_from(said: dict[str, str] | None) -> str:
    """The address of what `public_day_in_query` found; empty for nothing."""
    if not said:
        return ""
    return reverse("wayfinding:normal_day", args=[said["region"], said["premises"], said["pk"]])


@dataclass(frozen=True, kw_only=True)
class Told:
    """A programme of the school, and its day where somebody told one."""

    programme: Programme
    day: NormalDay | None


def days_for_maker(*, premises: Premises) -> list[Told]:
    """The programmes of this location, or of the school where no location is known; who has a day first. Two queries."""
    days: dict[Any, NormalDay] = {
        row.programme_id: row for row in NormalDay.objects.filter(premises=premises)
    }
    rows = Programme.objects.filter(school_id=premises.school_id).select_related("location")
    if premises.location_id:
        rows = rows.filter(Q(location=premises.location_id) | Q(pk__in=days))
    found = [Told(programme=row, day=days.get(row.pk)) for row in rows]
    return sorted(found, key=lambda one: one.day is None)


def programme_of(*, premises: Premises, pk: UUID) -> Programme:
    """Raises MayNotKnow: it is of no programme of this school."""
    found: Programme | None = Programme.objects.filter(pk=pk, school_id=premises.school_id).first()
    if found is None:
        raise MayNotKnow
    return found
