"""School holidays and exam periods."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.people.domain.reference.rows import (
    Loaded,
    Row,
    UnknownFileError,
    clean,
    load_rows,
)
from warmwelkom.rooms.people.models import ExamPeriod, SchoolHoliday


def load_holidays(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """School holidays: schooljaar, vakantie, regio, begin, eind (both days included)."""
    if not rows or not {"schooljaar", "vakantie", "regio", "begin", "eind"} <= set(rows[0][1]):
        raise UnknownFileError("These are not the columns of a list of school holidays.")
    return load_rows(
        rows=rows,
        make=lambda row: holiday_of(row, source=row.get("bron") or source),
        model=SchoolHoliday,
        key=("school_year", "name", "zone"),
        update=("begins", "ends", "source"),
    )


def holiday_of(row: Row, *, source: str) -> SchoolHoliday:
    """One holiday out of a row with the columns above; ValueError where its dates are wrong."""
    begins, ends = (
        dt.date.fromisoformat(row["begin"].strip()),
        dt.date.fromisoformat(row["eind"].strip()),
    )
    if ends < begins:
        raise ValueError(f"{row['vakantie']} ends ({ends}) before it begins ({begins}).")
    return SchoolHoliday(
        school_year=row["schooljaar"].strip(),
        name=clean(row["vakantie"]),
        zone=clean(row["regio"]),
        begins=begins,
        ends=ends,
        source=source[:160],
    )


def load_exams(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Exam periods: jaar, naam, begin, eind."""
    if not rows or not {"jaar", "naam", "begin", "eind"} <= set(rows[0][1]):
        raise UnknownFileError(
            "These are not the columns of a list of exam periods (jaar, naam, begin, eind)."
        )
    return load_rows(
        rows=rows,
        make=lambda row: exam_of(row, source=row.get("bron") or source),
        model=ExamPeriod,
        key=("year", "name"),
        update=("begins", "ends", "source"),
        instead_of_own=("year",),
    )


def exam_of(row: Row, *, source: str) -> ExamPeriod:
    """One exam period out of a row with the columns above; ValueError where its dates are wrong."""
    return ExamPeriod(
        year=int(row["jaar"]),
        name=clean(row["naam"]),
        begins=dt.date.fromisoformat(row["begin"].strip()),
        ends=dt.date.fromisoformat(row["eind"].strip()),
        source=source[:160],
    )
