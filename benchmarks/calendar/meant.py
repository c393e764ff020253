"""The meetings that are put into a calendar program: what each means, as a person would read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from warmwelkom.rooms.meetings.ics import Entry

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MADE = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
LINK = "https://overleg.haaglanden.example/warmwelkom-0f3c"
MOMENTS = (  # local day and time, minutes, and what is special about it
    ("2026-01-14 15:30", 90, "winter"),
    ("2026-07-01 15:30", 90, "summer"),
    ("2026-03-28 09:00", 60, "the day before summer time"),
    ("2026-03-29 09:00", 60, "the day summer time begins"),
    ("2026-03-29 01:30", 120, "over the hour that is not there"),
    ("2026-10-24 16:00", 45, "the last day of summer time"),
    ("2026-10-25 16:00", 45, "the day winter time begins"),
    ("2026-10-25 01:00", 180, "over the hour that comes twice"),
    ("2026-12-31 23:30", 60, "over midnight and the year"),
    ("2027-06-30 08:00", 30, "next year"),
)
TITLES = (
    "Denktank",
    "Denktank Haaglanden; zaal 2, verdieping 3 \\ oost",
    "Wat beloofden we? “Niets” zei: niemand",
    "خطة الأسبوع الأول في المدرسة الجديدة",
    "Ü" * 200,
    "Eerste weken 👩🏽‍🏫 samen",
    "Een titel die zo lang is dat zijn regel in het bestand meer dan een keer gevouwen moet worden",
    "x" * 200,
    "Türkçe ve Polski: Łódź, Ağrı",
    "Dag één",
)
ABOUT = "Wat beloofden we?\n\nEerste drie weken; wie doet wat, en wanneer.\nNeem je agenda mee."


@dataclass(frozen=True)
class Case:
    """One meeting in one state, and why it is here."""

    entry: Entry
    why: str


def cases() -> list[Case]:
    """Every moment with a title of its own; online, on site and both by turns."""
    found = []
    for number, ((moment, minutes, why), title) in enumerate(zip(MOMENTS, TITLES, strict=True)):
        begins = dt.datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
        ends = (begins.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(AMSTERDAM)
        uid = f"01900000-0000-7000-8000-{number:012d}"
        entry = Entry(
            uid=uid, title=title, about=ABOUT, made_at=MADE, changed_at=MADE, sequence=0,
            place="" if number % 3 == 0 else "Stadhuis, zaal 2",
            room_link="" if number % 3 == 1 else LINK,
            address=f"https://warmwelkom.example/bijeenkomsten/haaglanden/{uid}/",
            starts_at=begins, ends_at=ends,
        )  # fmt: skip
        found.append(Case(entry, why))
    return found


def moved(case: Case) -> Case:
    """The same meeting a day later, in another place: what a change by mail says."""
    entry = case.entry
    day = dt.timedelta(days=1)
    changed = replace(
        entry, starts_at=entry.starts_at + day, ends_at=entry.ends_at + day, place="Zaal 9",
        sequence=entry.sequence + 1, changed_at=entry.changed_at + day,
    )  # fmt: skip
    return Case(changed, case.why)


def called_off(case: Case) -> Case:
    """The meeting that does not go on."""
    entry = case.entry
    later = entry.changed_at + dt.timedelta(days=1)
    changed = replace(entry, is_cancelled=True, sequence=entry.sequence + 1, changed_at=later)
    return Case(changed, case.why)
