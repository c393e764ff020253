"""The days of the demo's year: when which list is given, and what happens around them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

YEAR = 2025
LEAVERS_LISTED = dt.date(2026, 2, 2)
DEADLINE = dt.date(2026, 4, 1)
RESULTS = dt.date(2026, 6, 11)
SECOND_RESULTS = dt.date(2026, 7, 2)
FIRST_DAY = dt.date(2026, 8, 24)
PRESENCE_DAYS = (FIRST_DAY, dt.date(2026, 9, 8), dt.date(2026, 10, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One kind of list, given by all schools of its sector on one day, about what is so by `until`."""

    day: dt.date
    kind: str
    sector: str
    until: dt.date


def _due(month: int, day: int, *kinds: str) -> tuple[Due, ...]:
    on = dt.date(2026, month, day)
    vo = {"leavers", "exam_results"}
    return tuple(
        Due(day=on, kind=kind, sector="vo" if kind in vo else "mbo", until=on) for kind in kinds
    )


SCRIPT = (
    *_due(2, 2, "leavers"),
    *_due(3, 16, "applications", "statuses"),
    *_due(4, 1, "applications", "statuses"),
    *_due(6, 8, "applications", "statuses", "enrolments"),
    *_due(6, 11, "exam_results"),
    *_due(7, 3, "exam_results"),
    *_due(7, 10, "leavers", "applications", "statuses", "enrolments"),
    *_due(8, 21, "applications", "statuses", "enrolments"),
    *_due(8, 24, "presence"),
    *_due(9, 8, "enrolments", "presence"),
    *_due(10, 1, "presence"),
)
"""In the order in which they come in: an application before its messages, an enrolment before its presence."""


def day_between(first: dt.date, last: dt.date, share: float) -> dt.date:
    """The day at this share (0 to 1) of the way from the first to the last."""
    return first + dt.timedelta(days=round((last - first).days * share))
