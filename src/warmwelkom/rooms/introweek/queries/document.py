"""The week as the solver reads it, `intro-week/1`: ids and room needs, never a name or a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import msgspec

from warmwelkom.engines.timetable import read_week
from warmwelkom.engines.timetable.week import Rules, Week
from warmwelkom.rooms.introweek.clusters import clusters_of
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekBuilding,
    WeekMentor,
    WeekPart,
    WeekRoom,
    WeekSlot,
)
from warmwelkom.rooms.introweek.own_teachers import OwnTeachers
from warmwelkom.rooms.introweek.queries.coming import Coming, who_comes_to

NOWHERE = "school"


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Every row of one week, each list fetched once; eight queries."""

    week: IntroWeek
    slots: list[WeekSlot]
    parts: list[WeekPart]
    buildings: list[WeekBuilding]
    rooms: list[WeekRoom]
    mentors: list[WeekMentor]
    students: list[Coming]
    offers: list[TeacherOffer]

    @property
    def rules(self) -> Rules:
        return Rules.of(self.week.rules)


def stock_of(week: IntroWeek) -> Stock:
    """What there is of this week; a building is there by its rooms."""
    rooms = list(WeekRoom.objects.filter(week=week).select_related("building"))
    buildings = {room.building_id: room.building for room in rooms}
    return Stock(
        week=week,
        slots=list(WeekSlot.objects.filter(week=week)),
        parts=list(WeekPart.objects.filter(week=week)),
        buildings=sorted(buildings.values(), key=lambda one: one.name),
        rooms=rooms,
        mentors=list(WeekMentor.objects.filter(week=week).select_related("programme")),
        students=who_comes_to(week),
        offers=list(
            TeacherOffer.objects.filter(week=week, withdrawn_at__isnull=True)
            .select_related("school")
            .order_by("pk")
        ),
    )


def week_of(stock: Stock) -> Week:
    """The week as the engine knows it. Raises WeekFileError where it contradicts itself."""
    return read_week(msgspec.json.encode(document_of(stock)))


def place_of(stock: Stock, programme: Any) -> str:
    """Where a programme is: its campus, or simply the school while no building says where it stands."""
    if all(one.location_id is None for one in stock.buildings):
        return NOWHERE
    return str(programme.location_id)


def clusters_in(stock: Stock) -> dict[str, str]:
    """Programme to cluster, of all who come."""
    sizes = Counter(str(one.programme_id) for one in stock.students)
    who: list[Coming | WeekMentor] = [*stock.students, *stock.mentors]
    programmes = {str(one.programme_id): one.programme for one in who}
    place = {name: place_of(stock, one) for name, one in programmes.items()}
    rules = stock.rules
    return clusters_of(sizes, place, least=rules.group_min, most=rules.group_max)


def document_of(stock: Stock) -> dict[str, Any]:
    """The file `intro-week/1`; ids are those of the rows, slots and parts go by code and key."""
    clusters, own = clusters_in(stock), OwnTeachers(stock.offers)
    courses = {one.programme_id: one.programme for one in stock.students}
    place = {name: place_of(stock, one) for name, one in courses.items()}
    halves = {one.half_day for one in stock.slots}
    return {
        "format": "intro-week/1",
        "name": str(stock.week.pk),
        "rules": {n: v for n, v in stock.week.rules.items() if n in Rules.__annotations__},
        "locations": _locations(stock),
        "slots": [_slot(one) for one in stock.slots],
        "rooms": [_room(one, {s.code for s in stock.slots}) for one in stock.rooms],
        "session_types": [_part(one) for one in stock.parts],
        "programmes": [
            {"id": name, "location": place[name]} for name in dict.fromkeys(clusters.values())
        ],
        "mentors": [
            _mentor(one, clusters, halves)
            for one in stock.mentors
            if str(one.programme_id) in clusters
        ],
        "students": [_student(one, clusters, own) for one in stock.students],
        "vo_teachers": [
            {"id": str(one.pk), "vo_school": str(one.school_id),
             "half_days": [h for h in one.half_days if h in halves], "max_visits": one.max_visits}
            for one in stock.offers
        ],
    }  # fmt: skip


def _locations(stock: Stock) -> list[dict[str, Any]]:
    nowhere = all(one.location_id is None for one in stock.buildings)
    by_place: dict[str, list[WeekBuilding]] = {}
    for one in stock.buildings:
        by_place.setdefault(NOWHERE if nowhere else str(one.location_id), []).append(one)
    minutes = {frozenset(row[:2]): row[2] for row in stock.week.walks}
    return [
        {
            "id": place,
            "buildings": [str(one.pk) for one in here],
            "walk_min": [
                [minutes.get(frozenset((a.name, b.name)), 0) if a != b else 0 for b in here]
                for a in here
            ],
        }
        for place, here in by_place.items()
    ]


def _slot(one: WeekSlot) -> dict[str, Any]:
    return {
        "id": one.code, "day": f"{one.day:%Y-%m-%d}", "half_day": one.half_day,
        "start": f"{one.begins:%H:%M}", "end": f"{one.ends:%H:%M}",
    }  # fmt: skip


def _room(one: WeekRoom, codes: set[str]) -> dict[str, Any]:
    return {
        "id": str(one.pk), "building": str(one.building_id), "seats": one.seats,
        "parallel_groups": one.parallel_groups, "features": one.features,
        "closed": [code for code in one.closed if code in codes],
    }  # fmt: skip


def _part(one: WeekPart) -> dict[str, Any]:
    row = {
        "id": one.key, "features": one.features, "after": one.after,
        "hostable": one.takes_visit, "mentor": one.led_by_mentor,
    }  # fmt: skip
    return row | {"slots": one.slots} if one.slots else row


def _mentor(one: WeekMentor, clusters: dict[str, str], halves: set[str]) -> dict[str, Any]:
    row = {
        "id": str(one.pk), "programme": clusters[str(one.programme_id)],
        "max_groups": one.max_groups,
    }  # fmt: skip
    if one.half_days is None:
        return row
    return row | {"half_days": [half for half in one.half_days if half in halves]}


def _student(one: Coming, clusters: dict[str, str], own: OwnTeachers) -> dict[str, Any]:
    return {
        "id": one.id, "programme": clusters[one.programme_id],
        "vo_school": str(one.school_id) if one.school_id else None,
        "own_teachers": [str(each.pk) for each in own.known_to(**one.known_by)],
        "needs": one.needs,
    }  # fmt: skip
