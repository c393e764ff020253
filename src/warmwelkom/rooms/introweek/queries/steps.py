"""What stands in the forms of the steps to begin with."""

from __future__ import annotations

from collections import Counter
from typing import Any

from warmwelkom.rooms.introweek.half_days import half_days_of
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekBuddy,
    WeekMentor,
    WeekPart,
    WeekSlot,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.document import Stock
from warmwelkom.rooms.people.models import Location, Programme, School

Initial = list[dict[str, Any]]


def step_choices(week: IntroWeek) -> tuple[list[Location], list[Programme]]:
    """The campuses and the programmes of the school of this week; two queries."""
    return (
        list(Location.objects.filter(school_id=week.school_id).order_by("name")),
        list(Programme.objects.filter(school_id=week.school_id).order_by("name")),
    )


def old_schools(week: IntroWeek) -> list[School]:
    """The vo schools of the region; one query."""
    return list(School.objects.filter(region=week.region_id, sector="vo").order_by("name"))


def _values(rows: Any, *names: str) -> Initial:
    return [{"id": row.pk} | {name: getattr(row, name) for name in names} for row in rows]


def slot_rows(week: IntroWeek) -> Initial:
    return _values(WeekSlot.objects.filter(week=week), "day", "half", "begins", "ends")


def part_rows(week: IntroWeek) -> tuple[list[WeekPart], Initial]:
    """The parts, and how they stand in the form; one query."""
    parts = list(WeekPart.objects.filter(week=week))
    names = ("title", "features", "after", "slots", "takes_visit", "led_by_mentor", "bring")
    return parts, _values(parts, *names)


def room_rows(stock: Stock) -> Initial:
    return [
        row | {"building": room.building.name, "location": room.building.location_id}
        for room, row in zip(
            stock.rooms,
            _values(stock.rooms, "name", "seats", "parallel_groups", "features", "closed"),
            strict=True,
        )
    ]


def mentor_rows(week: IntroWeek) -> tuple[list[tuple[str, str]], Initial]:
    """The half-days of the week, and its mentors as they stand in the form; two queries."""
    rows = WeekMentor.objects.filter(week=week)
    found = _values(rows, "name", "email", "programme_id", "max_groups", "half_days")
    halves = half_days_of(WeekSlot.objects.filter(week=week))
    return [(half.code, half.short) for half in halves], [
        row | {"programme": row["programme_id"]} for row in found
    ]


def buddy_rows(week: IntroWeek) -> tuple[list[tuple[str, str]], Initial]:
    """The half-days of the week, and its buddies as they stand in the form; two queries."""
    names = ("name", "school_id", "programme_id", "half_days", "where", "agreed_on")
    halves = half_days_of(WeekSlot.objects.filter(week=week))
    return [(half.code, half.short) for half in halves], [
        row | {"school": row["school_id"], "programme": row["programme_id"]}
        for row in _values(WeekBuddy.objects.filter(week=week), *names)
    ]


def schools_to_meet(week: IntroWeek) -> list[tuple[str, int, int]]:
    """(old school, how many of it come, how many buddies of it said yes), most who come first; two queries."""
    coming = WeekStudent.objects.filter(
        week=week, gone_at__isnull=True, transition__location__isnull=False
    )
    names = Counter(coming.order_by().values_list("transition__location__school__name", flat=True))
    said_yes = WeekBuddy.objects.filter(week=week, agreed_on__isnull=False).order_by()
    buddies = Counter(said_yes.values_list("school__name", flat=True))
    return [(name, number, buddies[name]) for name, number in names.most_common()]
