"""When words come back, and how long the law gives: pure days."""

from __future__ import annotations

import datetime as dt

import pytest

from warmwelkom.rooms.handover.clock_of_rights import last_day
from warmwelkom.rooms.handover.moments import days_of, moment_at, next_day


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_moments_are_counted_from_the_first_day() -> None:
    assert {
        moment.value: when.isoformat() for moment, when in days_of(school_year=2025).items()
    } == {
        "week6": "2026-09-28",
        "day100": "2026-12-01",
        "year_end": "2027-06-15",
    }
    february = days_of(school_year=2025, start="february")
    assert [when.isoformat() for when in february.values()] == [
        "2027-03-08",
        "2027-05-11",
        "2028-01-15",
    ]


@pytest.mark.parametrize(
    ("today", "moment", "following"),
    [
        ("2026-09-27", None, "2026-09-28"),
        ("2026-09-28", "week6", "2026-12-01"),
        ("2026-11-30", "week6", "2026-12-01"),
        ("2026-12-01", "day100", "2027-06-15"),
        ("2027-06-15", "year_end", None),
    ],
)
def test_the_newest_moment_counts(today: str, moment: str | None, following: str | None) -> None:
    assert moment_at(school_year=2025, start="august", today=day(today)) == moment
    ahead = next_day(school_year=2025, today=day(today))
    assert (ahead and ahead.isoformat()) == following


@pytest.mark.parametrize(
    ("asked", "last", "extended"),
    [
        ("2026-04-02", "2026-05-04", "2026-07-02"),  # 2 May is a Saturday
        ("2026-01-31", "2026-03-02", "2026-04-30"),  # 28 February is a Saturday
        ("2027-11-30", "2027-12-30", "2028-02-29"),  # no 30 February, and a leap year
        ("2026-12-07", "2027-01-07", "2027-03-08"),  # 7 March is a Sunday
    ],
)
def test_a_month_and_two_more(asked: str, last: str, extended: str) -> None:
    assert last_day(asked_on=day(asked)).isoformat() == last
    assert last_day(asked_on=day(asked), extended=True).isoformat() == extended
