"""Working days of a Dutch school: no weekends, no public holidays, no school holidays. Pure.

The public holidays are those of the law on terms (Algemene termijnenwet, article 3), with Good
Friday and with 5 May in every year. Easter after the anonymous Gregorian rule (Meeus, Astronomical
Algorithms, chapter 8); King's Day moves to the Saturday when it falls on a Sunday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

Period = tuple[dt.date, dt.date]
"""First and last day, both included."""


def easter_of(year: int) -> dt.date:
    """Easter Sunday."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[dt.date]:
    """The public holidays of the Netherlands in one year."""
    easter = easter_of(year)
    kings_day = dt.date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day -= dt.timedelta(days=1)
    around_easter = (easter + dt.timedelta(days=days) for days in (-2, 0, 1, 39, 49, 50))
    fixed = (dt.date(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25), (12, 26)))
    return frozenset({kings_day, *around_easter, *fixed})


def is_working_day(day: dt.date, *, closed: Iterable[Period] = ()) -> bool:
    """Whether somebody is at school to answer; `closed` are the school holidays."""
    if day.weekday() >= 5 or day in public_holidays(day.year):
        return False
    return not any(first <= day <= last for first, last in closed)


def working_day_after(day: dt.date, *, number: int, closed: Iterable[Period] = ()) -> dt.date:
    """The day on which `number` working days have passed; the day itself does not count."""
    periods, left = tuple(closed), number
    while left > 0:
        day += dt.timedelta(days=1)
        left -= is_working_day(day, closed=periods)
    return day


def working_days_between(first: dt.date, last: dt.date, *, closed: Iterable[Period] = ()) -> int:
    """How many working days passed after `first`, up to and with `last`; 0 when it is not later."""
    periods = tuple(closed)
    days = (first + dt.timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day, closed=periods) for day in days)
