"""Whether somebody needs someone: one function per rule, of the facts of one pupil on one day.

Each gives the day of the fact and what stands in its sentence, or None when it does not hold. Where a new
day is a new fact (not seen again, rejected again) it stands among them as `on`, so that what was lifted
comes back.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.rooms.transitions.domain.rules.facts import CLOSED, Facts
from warmwelkom.rooms.transitions.domain.rules.states import DAYS_UNTIL_MISSING, ELSEWHERE

Fact = dict[str, Any]
Found = tuple[dt.date, Fact] | None


def _without_place(facts: Facts) -> bool:
    return not facts.is_placed and facts.destination not in ELSEWHERE


def _day_of_missing(facts: Facts) -> dt.date:
    return facts.first_day + dt.timedelta(days=DAYS_UNTIL_MISSING)


def not_applied(facts: Facts) -> Found:
    late = facts.deadline < facts.today < dt.date(facts.school_year + 1, 6, 1)
    if late and facts.mbo_lists_on and _without_place(facts) and not facts.sent_applications:
        return max(facts.deadline, facts.listed_on), {}
    return None


def applied_nowhere(facts: Facts) -> Found:
    since = dt.date(facts.school_year + 1, 6, 1)
    if (
        since <= facts.today < _day_of_missing(facts)
        and facts.mbo_lists_on
        and _without_place(facts)
        and not facts.sent_applications
    ):
        return max(facts.deadline, facts.listed_on), {}
    return None


def fell_back(facts: Facts) -> Found:
    closed = [row for row in facts.applications if row.legal in CLOSED]
    if (
        not closed
        or facts.open_applications
        or not _without_place(facts)
        or facts.today >= _day_of_missing(facts)
    ):
        return None
    last = max(closed, key=lambda row: (row.since or facts.listed_on, row.school, row.programme))
    day = last.since or facts.listed_on
    return day, {"school": last.school, "what": last.legal, "on": day.isoformat()}


def two_places(facts: Facts) -> Found:
    places = {(row.school, row.enrolled_on) for row in facts.enrolments}
    places |= {
        (row.school, row.since)
        for row in facts.applications
        if row.legal == "enrolled" and row.school not in {e.school for e in facts.enrolments}
    }
    schools = sorted({school for school, _day in places})
    if len(schools) < 2 or any(row.seen_on for row in facts.enrolments):
        return None
    return max(day or facts.listed_on for _school, day in places), {"schools": " / ".join(schools)}


def elsewhere_but_placed(facts: Facts) -> Found:
    """The two lists contradict each other; with the exam failed, `failed_while_placed` says it."""
    if (
        facts.destination not in ELSEWHERE
        or not facts.is_placed
        or facts.exam_result in ("failed", "resit")
        or any(row.seen_on for row in facts.enrolments)
    ):
        return None
    rows = [(row.enrolled_on, row.school) for row in facts.enrolments]
    rows += [(row.since, row.school) for row in facts.applications if row.legal == "enrolled"]
    day, school = min(rows, key=lambda row: (row[0] or facts.listed_on, row[1]))
    return day or facts.listed_on, {"school": school, "destination": facts.destination}


def result_missing(facts: Facts) -> Found:
    day = facts.results_day
    if (
        day
        and facts.today >= day + dt.timedelta(days=3)
        and not facts.exam_result
        and facts.destination not in ELSEWHERE
        and facts.today < facts.first_day
    ):
        return day, {"day": day.isoformat()}
    return None


def failed_while_placed(facts: Facts) -> Found:
    open_or_placed = facts.is_placed or facts.open_applications
    if (
        facts.exam_result in ("failed", "resit")
        and open_or_placed
        and not any(row.seen_on for row in facts.enrolments)
    ):
        day = facts.exam_result_on or facts.results_day or facts.today
        return day, {"result": facts.exam_result}
    return None


def not_seen(facts: Facts) -> Found:
    if any(row.seen_on for row in facts.enrolments):
        return None
    rows = [row for row in facts.enrolments if row.not_seen_on]
    if not rows:
        return None
    first = min(rows, key=lambda row: (row.not_seen_on or facts.today, row.school))
    day = first.not_seen_on or facts.today
    return day, {"school": first.school, "on": day.isoformat()}


def no_sign(facts: Facts) -> Found:
    """The messages of the summer got no answer, or a talk showed that more is needed; over once seen in class."""
    day = facts.no_sign_since
    if day is None or any(row.seen_on for row in facts.enrolments):
        return None
    return day, {"what": facts.no_sign_why, "day": day.isoformat()}


def missing(facts: Facts) -> Found:
    day = _day_of_missing(facts)
    if facts.today >= day and facts.mbo_lists_on and _without_place(facts):
        return day, {}
    return None
