from __future__ import annotations

import datetime as dt

from icalendar import Calendar
from tests.cast import NOW

from warmwelkom.base.calendar.ics import Party
from warmwelkom.rooms.introweek.calendars import calendar_of
from warmwelkom.rooms.introweek.tests.plans import ROWS, whereabouts
from warmwelkom.rooms.introweek.whereabouts import Hour


def read(hours: list[Hour], *, whose: str = "dina", number: int = 1) -> list[dict[str, str]]:
    text = calendar_of(
        hours, whose=whose, address="https://house.example/mijn/", name="Mijn week",
        organiser=Party(name="Mondriaan", email="week@house.example"), published_at=NOW,
        first_at=NOW - dt.timedelta(days=1), number=number,
    )  # fmt: skip
    events = Calendar.from_ical(text).walk("VEVENT")
    return [{key: str(row.get(key) if key[:2] != "dt" else row[key].dt) for key in ("uid", "summary", "location", "description", "dtstart", "sequence")} for row in events]  # fmt: skip


def test_a_student_has_place_mentor_face_and_what_to_bring() -> None:
    tour = read(whereabouts().of_student("dina", {"t1"}))[1]
    del tour["uid"]
    assert tour == {
        "summary": "Rondleiding",
        "location": "T hal",
        "description": "Groep g1\nMentor: Joris\nVan je oude school komt: Soekhoe\nNeem mee: goede schoenen",
        "dtstart": "2026-08-24 10:30:00+02:00",
        "sequence": "1",
    }


def test_an_entry_keeps_its_number_when_it_moves() -> None:
    moved = [{**row, "slot": "mon-1", "room": "t104"} if row["type"] == "tour" else {**row, "slot": "mon-2"} for row in ROWS["sessions"]]  # fmt: skip
    before = read(whereabouts().of_student("dina", set()))
    after = read(whereabouts(sessions=moved).of_student("dina", set()), number=2)
    assert {row["summary"]: row["uid"] for row in before} == {
        row["summary"]: row["uid"] for row in after
    }
    assert [row["sequence"] for row in after] == ["2", "2"]


def test_two_people_never_share_a_number() -> None:
    hours = whereabouts().of_group("g1")
    first, second = read(hours, whose="dina"), read(hours, whose="piet")
    assert not {row["uid"] for row in first} & {row["uid"] for row in second}


def test_with_two_groups_the_same_part_stands_there_twice() -> None:
    hours = [*whereabouts().of_group("g1"), *whereabouts().of_group("g2")]
    text = calendar_of(
        hours, whose="joris", address="https://house.example/", name="Mijn groepen",
        organiser=Party(name="Mondriaan", email="week@house.example"), published_at=NOW,
        first_at=NOW, number=1, of_groups=True,
    )  # fmt: skip
    numbers = [str(row["uid"]) for row in Calendar.from_ical(text).walk("VEVENT")]
    assert len(set(numbers)) == len(numbers) == 3
