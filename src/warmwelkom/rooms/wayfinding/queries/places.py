"""The buildings and places of one's own school, as their pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.wayfinding.cleaning.sniffing import MB
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises, StaleReport
from warmwelkom.rooms.wayfinding.policies_of_places import MAKERS, schools_of
from warmwelkom.rooms.wayfinding.years import is_old

AT_WORK = (Material.State.UPLOADED, Material.State.CLEANING)
WAITING = Q(materials__state=Material.State.IN_REVIEW, materials__reviewed_at__isnull=True)


def schools_for_maker(actor: Actor) -> QuerySet[School]:
    """The schools where somebody makes buildings; nearly always one."""
    rows: QuerySet[School] = School.objects.filter(pk__in=schools_of(actor, *MAKERS))
    return rows


def locations_for_maker(actor: Actor) -> QuerySet[Location]:
    rows: QuerySet[Location] = Location.objects.filter(school_id__in=schools_of(actor, *MAKERS))
    return rows


def premises_for_maker(actor: Actor) -> QuerySet[Premises]:
    """With how many places there are, how many are shown, and how many bytes its material takes."""
    rows: QuerySet[Premises] = Premises.objects.visible_to(actor, "wayfinding.make_premises")
    shown = Count("places", filter=Q(places__published_at__isnull=False))
    sizes = Material.objects.filter(premises=OuterRef("pk")).order_by().values("premises")
    taken = Subquery(sizes.annotate(all=Sum("size")).values("all"))
    return rows.select_related("school").annotate(
        number=Count("places"),
        shown=shown,
        bytes=Coalesce(taken, 0, output_field=BigIntegerField()),
    )


@dataclass(frozen=True, kw_only=True)
class Room:
    """How much of its share a school has taken, in whole megabytes."""

    school: School
    used: int
    most: int

    @property
    def is_nearly_full(self) -> bool:
        return self.used * 10 >= self.most * 9


def room_left(buildings: Iterable[Any]) -> list[Room]:
    """Of the schools of these buildings; no query."""
    used: dict[School, int] = {}
    for row in buildings:
        used[row.school] = used.get(row.school, 0) + row.bytes
    return [
        Room(school=school, used=round(number / MB), most=settings.WAYFINDING_QUOTA_MB)
        for school, number in used.items()
    ]


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


def is_at_work(material: Material) -> bool:
    """The house makes it ready to be looked at, or draws it anew after somebody looked."""
    is_looked_at = material.state == Material.State.IN_REVIEW and material.reviewed_at is not None
    return is_looked_at or material.state in AT_WORK


def on_the_way(place: Place) -> int:
    """How many files of a place the house works on."""
    is_looked_at = Q(state=Material.State.IN_REVIEW, reviewed_at__isnull=False)
    rows = Material.objects.filter(is_looked_at | Q(state__in=AT_WORK), place=place)
    return int(rows.count())
