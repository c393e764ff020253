"""Working days of a Dutch school."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.base.working_days import (
    easter_of,
    is_working_day,
    public_holidays,
    working_day_after,
    working_days_between,
)

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25"),
     (2049, "04-18")],
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    """Known Sundays, among them the latest there can be and one where other rules go wrong."""
    assert easter_of(year) == dt.date.fromisoformat(f"{year}-{day}")


def test_the_public_holidays_of_a_year() -> None:
    assert sorted(f"{day:%m-%d}" for day in public_holidays(2026)) == [
        "01-01", "04-03", "04-05", "04-06", "04-27", "05-05", "05-14", "05-24", "05-25", "12-25",
        "12-26",
    ]  # fmt: skip


def test_kings_day_on_a_sunday_is_the_day_before() -> None:
    """27 April 2025 and 2031 are Sundays."""
    for year in (2025, 2031):
        assert dt.date(year, 4, 26) in public_holidays(year)
        assert dt.date(year, 4, 27) not in public_holidays(year)


@pytest.mark.parametrize(
    ("since", "number", "until"),
    [
        ("2026-03-23", 15, "2026-04-15"),  # Good Friday, Easter, Easter Monday
        ("2026-04-22", 3, "2026-04-28"),  # King's Day is a Monday
        ("2026-12-24", 1, "2026-12-28"),  # Christmas and a weekend
        ("2026-05-13", 1, "2026-05-15"),  # Ascension Day
        ("2026-06-05", 0, "2026-06-05"),
    ],
)
def test_so_many_days_after(since: str, number: int, until: str) -> None:
    day = working_day_after(dt.date.fromisoformat(since), number=number)
    assert day == dt.date.fromisoformat(until)


def test_a_school_holiday_does_not_count() -> None:
    may = (dt.date(2026, 4, 25), dt.date(2026, 5, 3))
    assert working_day_after(dt.date(2026, 4, 23), number=2, closed=[may]) == dt.date(2026, 5, 4)
    assert not is_working_day(dt.date(2026, 4, 29), closed=[may])
    assert is_working_day(dt.date(2026, 4, 29))


@given(DAYS, st.integers(1, 40))
def test_counting_back_gives_the_number(day: dt.date, number: int) -> None:
    until = working_day_after(day, number=number)
    assert is_working_day(until)
    assert working_days_between(day, until) == number
