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
    starts_on: dt.date | None

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
    that a pupil is on none. `moved_on` is when another region took the pupil over, `gone_on` when a
    person said that a pupil who is no longer listed has left. `reached` is a state that a room above
    gave (handed over, welcomed), since `reached_on`: it stands for as long as there is a place.
    `no_sign_since` is since when a room above has no sign of the pupil, `no_sign_why` why it says so.
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
    moved_on: dt.date | None = None
    gone_on: dt.date | None = None
    reached: str = ""
    reached_on: dt.date | None = None
    no_sign_since: dt.date | None = None
    no_sign_why: str = ""
    applications: tuple[ApplicationFact, ...] = ()
    enrolments: tuple[EnrolmentFact, ...] = ()

    @property
    def open_applications(self) -> tuple[ApplicationFact, ...]:
        return tuple(row for row in self.applications if row.is_open)

    @property
    def sent_applications(self) -> tuple[ApplicationFact, ...]:
        """Without drafts: what a pupil began but never sent is no application."""
        return tuple(row for row in self.applications if row.legal)

    @property
    def deadline(self) -> dt.date:
        """1 April of the exam year: who applied by then has the right to a place."""
        return dt.date(self.school_year + 1, 4, 1)

    @property
    def first_day(self) -> dt.date:
        """The first day at the mbo: the earliest that a place or open application names."""
        named = [row.starts_on for row in self.enrolments]
        named += [row.starts_on for row in self.open_applications]
        days = [first_day_of(day, self.school_year, self.start) for day in named]
        return min(days) if days else usual_first_day(self.school_year, self.start)

    @property
    def is_placed(self) -> bool:
        return bool(self.enrolments) or any(row.legal == "enrolled" for row in self.applications)

    @property
    def has_left(self) -> bool:
        """Nobody here looks after this pupil any more: another region does, or the list ended it."""
        return self.moved_on is not None or self.gone_on is not None


def first_day_of(starts_on: dt.date | None, school_year: int, start: str = "august") -> dt.date:
    """The day on a list, unless nobody is at school then.

    Before 10 August it is an administrative date (contracts begin on 1 August, lessons weeks
    later); a day in another year is a slip. Then the usual day of this start counts.
    """
    begins, ends = dt.date(school_year + 1, 8, 10), dt.date(school_year + 2, 7, 31)
    if starts_on is not None and begins <= starts_on <= ends:
        return starts_on
    return usual_first_day(school_year, start)


def usual_first_day(school_year: int, start: str) -> dt.date:
    """The Monday of the last full week of August, 1 October or 1 February after the exam."""
    if start == "october":
        return dt.date(school_year + 1, 10, 1)
    if start == "february":
        return dt.date(school_year + 2, 2, 1)
    last = dt.date(school_year + 1, 8, 30)
    return last - dt.timedelta(days=last.weekday())
