"""What rules may know of a pupil's way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CLOSED = ("withdrawn", "rejected")
MBO_KINDS = ("applications", "enrolments", "statuses")  # lists that an mbo gives


@dataclass(frozen=True, kw_only=True)
class ApplicationFact:
    school: str
    programme: str
    level: int | None
    current: str
    legal: str
    since: dt.date | None
    applied_on: dt.date | None

    @property
    def is_open(self) -> bool:
        return self.legal not in (*CLOSED, "")


@dataclass(frozen=True, kw_only=True)
class EnrolmentFact:
    school: str
    programme: str
    level: int | None
    enrolled_on: dt.date | None
    starts_on: dt.date | None
    seen_on: dt.date | None
    not_seen_on: dt.date | None
    settled_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The open facts of one transition on one day.

    `mbo_lists_on` is the day of the newest list of an mbo school: without such a list nobody can say
    that a pupil is on none. `levels` are the mbo levels that the leerweg gives access to.
    """

    today: dt.date
    school_year: int
    start: str
    listed_on: dt.date
    destination: str
    chosen_programme: str
    exam_result: str
    exam_result_on: dt.date | None
    results_day: dt.date | None
    mbo_lists_on: dt.date | None
    applications: tuple[ApplicationFact, ...] = ()
    enrolments: tuple[EnrolmentFact, ...] = ()

    @property
    def open_applications(self) -> tuple[ApplicationFact, ...]:
        return tuple(row for row in self.applications if row.is_open)

    @property
    def deadline(self) -> dt.date:
        """1 April of the exam year: who applied by then has the right to a place."""
        return dt.date(self.school_year + 1, 4, 1)

    @property
    def first_day(self) -> dt.date:
        """The first day at the mbo: as the enrolment says, else as this start usually falls."""
        known = [row.starts_on for row in self.enrolments if row.starts_on]
        return min(known) if known else usual_first_day(self.school_year, self.start)

    @property
    def is_placed(self) -> bool:
        return bool(self.enrolments) or any(row.legal == "enrolled" for row in self.applications)


def usual_first_day(school_year: int, start: str) -> dt.date:
    """The last Monday of August, 1 October or 1 February after the exam."""
    if start == "october":
        return dt.date(school_year + 1, 10, 1)
    if start == "february":
        return dt.date(school_year + 2, 2, 1)
    last = dt.date(school_year + 1, 8, 30)
    return last - dt.timedelta(days=last.weekday())
