"""How long somebody waited, in hours in which somebody works. Pure.

From nine to five on working days; school holidays count, for a pupil who writes in August waits as well.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import is_working_day

OPENS, CLOSES = dt.time(9), dt.time(17)
HOURS_A_DAY = 8
MOST_DAYS = 400


def working_hours_between(start: dt.datetime, end: dt.datetime) -> float:
    """Hours between two moments, rounded to a tenth; 0 when the end is not later."""
    start, end = start.astimezone(AMSTERDAM), end.astimezone(AMSTERDAM)
    seconds, day = 0.0, start.date()
    for _number in range(MOST_DAYS):
        if day > end.date():
            break
        if is_working_day(day):
            opens = dt.datetime.combine(day, OPENS, tzinfo=AMSTERDAM)
            closes = dt.datetime.combine(day, CLOSES, tzinfo=AMSTERDAM)
            seconds += max(0.0, (min(end, closes) - max(start, opens)).total_seconds())
        day += dt.timedelta(days=1)
    return round(seconds / 3600, 1)


def share_within(hours: Iterable[float], *, part: float) -> float | None:
    """The number of hours within which this part was answered (nearest rank); None without any."""
    rows = sorted(hours)
    return rows[max(0, math.ceil(part * len(rows)) - 1)] if rows else None
