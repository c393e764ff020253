"""The buildings and places of one's own school, as their pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises, StaleReport
from warmwelkom.rooms.wayfinding.policies_of_places import MAKERS, schools_of
from warmwelkom.rooms.wayfinding.years import is_old

WAITING = Q(materials__state=Material.State.IN_REVIEW)


def schools_for_maker(actor: Actor) -> QuerySet[School]:
    """The schools where somebody makes buildings; nearly always one."""
    rows: QuerySet[School] = School.objects.filter(pk__in=schools_of(actor, *MAKERS))
    return rows


def locations_for_maker(actor: Actor) -> QuerySet[Location]:
    rows: QuerySet[Location] = Location.objects.filter(school_id__in=schools_of(actor, *MAKERS))
    return rows


def premises_for_maker(actor: Actor) -> QuerySet[Premises]:
    """With how many places there are, and how many are shown."""
    rows: QuerySet[Premises] = Premises.objects.visible_to(actor, "wayfinding.make_premises")
    shown = Count("places", filter=Q(places__published_at__isnull=False))
    return rows.select_related("school").annotate(number=Count("places"), shown=shown)


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """One place in the list: is it shown, does something wait for a person, is it old, was something said of it."""

    place: Place
    pictures: int
    waiting: int
    reports: int
    is_old: bool


def places_for_maker(*, premises: Premises, today: dt.date) -> list[PlaceLine]:
    """In the order of the walk; one query."""
    rows: Any = Place.objects.filter(premises=premises).select_related("level").annotate(
        pictures=Count("materials", filter=Q(materials__state=Material.State.READY), distinct=True),
        waiting=Count("materials", filter=WAITING, distinct=True),
        reports=Count("stale_reports", filter=Q(stale_reports__closed_at__isnull=True), distinct=True),
    )  # fmt: skip
    return [
        PlaceLine(
            place=row, pictures=row.pictures, waiting=row.waiting, reports=row.reports,
            is_old=is_old(row.checked_on, today),
        )
        for row in rows
    ]  # fmt: skip


def materials_of(place: Place) -> list[Material]:
    """With their files at hand, the newest first."""
    rows = Material.objects.filter(place=place).prefetch_related("renditions")
    open_finds = Count("found_faces", filter=Q(found_faces__decision="open"))
    return list(rows.annotate(open_finds=open_finds).order_by("-at"))


def open_reports(place: Place) -> list[StaleReport]:
    rows = StaleReport.objects.filter(place=place, closed_at__isnull=True)
    return list(rows.select_related("by").annotate(by_whom=F("by__name")))


def on_the_way(place: Place) -> int:
    """How many files of a place are not ready to be looked at yet."""
    states = (Material.State.UPLOADED, Material.State.CLEANING)
    return Material.objects.filter(place=place, state__in=states).count()
