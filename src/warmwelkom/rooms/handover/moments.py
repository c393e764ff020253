"""When the mbo tells the old school how its former pupils fare; counted from the first day of the school year."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.handover.models import ReturnMoment
from warmwelkom.rooms.transitions.api import usual_first_day

WEEK_6 = dt.timedelta(weeks=5)
DAY_100 = dt.timedelta(days=99)


def days_of(*, school_year: int, start: str = "august") -> dict[ReturnMoment, dt.date]:
    """The day on which each moment comes, for who did exams in this school year.

    Week 6 begins five weeks after the first day; that day is day 1 of the hundred. The first year ends
    halfway June, before the last lessons; for who began in February halfway January.
    """
    first = usual_first_day(school_year, start)
    end = (
        dt.date(school_year + 3, 1, 15) if start == "february" else dt.date(school_year + 2, 6, 15)
    )
    return {
        ReturnMoment.WEEK_6: first + WEEK_6,
        ReturnMoment.DAY_100: first + DAY_100,
        ReturnMoment.YEAR_END: end,
    }


def moment_at(*, school_year: int, start: str, today: dt.date) -> ReturnMoment | None:
    """The newest moment that has come; None while the first is still ahead."""
    come = [
        name for name, day in days_of(school_year=school_year, start=start).items() if day <= today
    ]
    return come[-1] if come else None


def next_day(*, school_year: int, today: dt.date) -> dt.date | None:
    """The day of the first moment that is still ahead, for who begins in August."""
    return next((day for day in days_of(school_year=school_year).values() if day > today), None)
