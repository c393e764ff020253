"""An invented week (`intro-week/1`) as the rows that a planner would have made. Django is set up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekBuilding,
    WeekMentor,
    WeekPart,
    WeekRoom,
    WeekSlot,
    WeekStudent,
)

if TYPE_CHECKING:
    from people_of_it import Places

SOON = dt.timedelta(days=4)


def rows_of_week(asked: dict[str, Any], places: Places, now: dt.datetime) -> tuple[Any, list[Any]]:
    """The week, and who comes (transitions) in the order of the file."""
    first = now.date() + SOON
    days = sorted({row["day"] for row in asked["slots"]})
    day_of = {day: first + dt.timedelta(days=n) for n, day in enumerate(days)}
    week = IntroWeek.objects.create(
        region=places.region, school=places.mbo, name="Introductieweek", made_at=now,
        school_year=places.region.school_year, first_day=first, last_day=day_of[days[-1]],
        walks=_walks(asked),
    )  # fmt: skip
    of: dict[str, Any] = {"region": places.region, "week": week}
    halves = _slots(of, asked, day_of)
    _parts(of, asked)
    _rooms(of, asked)
    _mentors(of, asked, places, halves)
    coming = places.pupils(asked)
    WeekStudent.objects.bulk_create(
        WeekStudent(
            **of, transition=one, programme=places.programmes[row["programme"]], added_at=now,
            needs=row.get("needs", []),
        )
        for one, row in zip(coming, asked["students"], strict=True)
    )  # fmt: skip
    _offers(of, asked, places, halves, now)
    return week, coming


def _offers(
    of: dict[str, Any], asked: dict[str, Any], places: Places, halves: dict[str, str],
    now: dt.datetime,
) -> None:  # fmt: skip
    TeacherOffer.objects.bulk_create(
        TeacherOffer(
            **of, school=places.vo[row["vo_school"]].school, code=row["id"], name=row["id"].title(),
            half_days=[halves[one] for one in row["half_days"]], max_visits=row.get("max_visits"),
            asked_at=now, answered_at=now,
        )
        for row in asked["vo_teachers"]
    )  # fmt: skip


def _walks(asked: dict[str, Any]) -> list[list[Any]]:
    [place] = asked["locations"]
    names, minutes = place["buildings"], place["walk_min"]
    pairs = [(a, b) for a in range(len(names)) for b in range(a)]
    return [[names[a], names[b], minutes[a][b]] for a, b in pairs]


def _slots(of: dict[str, Any], asked: dict[str, Any], day_of: dict[str, dt.date]) -> dict[str, str]:
    """Makes the slots; each half-day of the file to what the house calls it."""
    found = {}
    for row in asked["slots"]:
        slot = WeekSlot.objects.create(
            **of, code=row["id"], day=day_of[row["day"]], half=row["half_day"][-2:],
            begins=dt.time.fromisoformat(row["start"]), ends=dt.time.fromisoformat(row["end"]),
        )  # fmt: skip
        found[row["half_day"]] = slot.half_day
    return found


def _parts(of: dict[str, Any], asked: dict[str, Any]) -> None:
    for number, row in enumerate(asked["session_types"]):
        WeekPart.objects.create(
            **of, key=row["id"], title=row["id"].title(), features=row["features"],
            slots=row["slots"], after=row["after"], takes_visit=row["hostable"],
            led_by_mentor=row["mentor"], order=number,
        )  # fmt: skip


def _rooms(of: dict[str, Any], asked: dict[str, Any]) -> None:
    [place] = asked["locations"]
    buildings = {name: WeekBuilding.objects.create(**of, name=name) for name in place["buildings"]}
    for row in asked["rooms"]:
        WeekRoom.objects.create(
            **of, building=buildings[row["building"]], name=row["id"], seats=row["seats"],
            parallel_groups=row["parallel_groups"], features=row["features"],
            closed=row.get("closed", []),
        )  # fmt: skip


def _mentors(
    of: dict[str, Any], asked: dict[str, Any], places: Places, halves: dict[str, str]
) -> None:
    for row in asked["mentors"]:
        there = row.get("half_days")
        WeekMentor.objects.create(
            **of, programme=places.programmes[row["programme"]], name=f"Mentor {row['id']}",
            max_groups=row["max_groups"],
            half_days=None if there is None else [halves[one] for one in there],
        )  # fmt: skip
