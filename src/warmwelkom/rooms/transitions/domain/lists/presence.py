"""Who was seen in class: the first day, the last day not seen, and still there in week six."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from warmwelkom.engines.tables.schemas.presence import PRESENCE
from warmwelkom.rooms.transitions.domain.lists.fields import text
from warmwelkom.rooms.transitions.domain.lists.in_columns import Values
from warmwelkom.rooms.transitions.domain.lists.list_kind import CALLED, ListKind, Where
from warmwelkom.rooms.transitions.domain.rules.facts import first_day_of
from warmwelkom.rooms.transitions.models import Enrolment

WEEK_SIX = dt.timedelta(weeks=5)  # since the start: the sixth week begins
EARLIEST = ("seen_on", "settled_on")
LATEST = ("not_seen_on",)


def known_enrolments(where: Where) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(school=where.school, school_year=where.school_year)


def _starts(where: Where) -> dict[str, dt.date | None]:
    """When each student began: the day on the list, else the first day in class."""
    rows = Enrolment.objects.filter(school=where.school, school_year=where.school_year)
    return {
        number: first_day_of(starts_on, where.school_year) if starts_on else seen_on
        for number, starts_on, seen_on in rows.values_list("student_number", "starts_on", "seen_on")
    }


def presence_values(row: dict[str, Any], starts: dict[str, dt.date | None]) -> Values:
    number, day = text(row, "student_number"), row["date"]
    values: Values = {"student_number": number}
    if text(row, "presence") != "seen":
        return values | {"not_seen_on": day}
    start = starts.get(number)
    if start and day - start >= WEEK_SIX:
        values["settled_on"] = day
    return values | {"seen_on": day}


def first_and_last(first: Values, second: Values) -> Values:
    """Of two days the first counts for seen, the last for not seen: in any order the same."""
    both = first | second
    for names, choose in ((EARLIEST, min), (LATEST, max)):
        for name in names:
            days = [row[name] for row in (first, second) if row.get(name)]
            if days:
                both[name] = choose(days)
    return both


KIND = ListKind(
    name="presence",
    sector="mbo",
    schema=PRESENCE,
    model=Enrolment,
    rows=known_enrolments,
    found_by=("student_number",),
    known_keys=lambda get: (get("student_number"),),
    memo=_starts,
    keys=lambda values: (values["student_number"],),
    values=presence_values,
    blank=None,
    merge=first_and_last,
    as_row=(*EARLIEST, *LATEST),
    called=CALLED,
    number="student_number",
    find_by=frozenset({"student_number"}),
    shown={
        "student_number": "student_number",
        "seen_on": "presence",
        "not_seen_on": "presence",
        "settled_on": "presence",
    },
    tells=frozenset({"date", "presence"}),
    unknown=(
        "Deze student staat niet op de lijst met inschrijvingen. Zet eerst de nieuwste erin.",
        "This student is not on the list of enrolments. First add the newest one.",
    ),
)
