"""How long the law gives to answer: a month, and at most two more where that is told with a reason.

GDPR art. 12(3). A term in months ends on the same day of a later month, or on its last day where that
day is not there; a last day in a weekend moves to Monday (Regulation 1182/71, art. 3(4)). Public
holidays move it too; we leave those out, so that our day is never later than the law's.
"""

from __future__ import annotations

import calendar
import datetime as dt

MONTH, MOST = 1, 3


def last_day(*, asked_on: dt.date, extended: bool = False) -> dt.date:
    """The last day by which the answer must be there."""
    day = _months_later(asked_on, MOST if extended else MONTH)
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _months_later(day: dt.date, months: int) -> dt.date:
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, longest))
