"""In which state a pupil is: the first rule that holds, from the end of the way to its beginning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.models import State

Found = tuple[dt.date, str] | None
"""The day of the fact and who says so (a list, a school); None when the rule does not hold."""

ELSEWHERE = ("havo", "stays", "work", "other_region", "other_school", "abroad")
DAYS_UNTIL_MISSING = 5


@dataclass(frozen=True, kw_only=True)
class StateRule:
    """A state, the name of the rule, and the rule itself."""

    state: State
    code: str
    holds: Callable[[Facts], Found]


def _settled(facts: Facts) -> Found:
    days = [(row.settled_on, row.school) for row in facts.enrolments if row.settled_on]
    return min(days) if days else None


def _started(facts: Facts) -> Found:
    days = [(row.seen_on, row.school) for row in facts.enrolments if row.seen_on]
    return min(days) if days else None


def _enrolled(facts: Facts) -> Found:
    days = [(row.enrolled_on or facts.listed_on, row.school) for row in facts.enrolments]
    days += [
        (row.since or facts.listed_on, row.school)
        for row in facts.applications
        if row.legal == "enrolled"
    ]
    return min(days) if days else None


def _elsewhere(facts: Facts) -> Found:
    return (facts.listed_on, facts.destination) if facts.destination in ELSEWHERE else None


def _missing(facts: Facts) -> Found:
    day = facts.first_day + dt.timedelta(days=DAYS_UNTIL_MISSING)
    return (day, "") if facts.today >= day and facts.mbo_lists_on else None


def _in_intake(facts: Facts) -> Found:
    rows = [row for row in facts.open_applications if row.current in ("RECEIVED", "OFFERED")]
    days = [(row.since or facts.listed_on, row.school) for row in rows]
    return min(days) if days else None


def _applied(facts: Facts) -> Found:
    days = [
        (row.applied_on or row.since or facts.listed_on, row.school)
        for row in facts.open_applications
    ]
    return min(days) if days else None


def _chosen(facts: Facts) -> Found:
    return (
        (facts.listed_on, facts.chosen_programme)
        if facts.destination == "mbo" or facts.chosen_programme
        else None
    )


def _expected(facts: Facts) -> Found:
    return facts.listed_on, ""


RULES = (
    StateRule(state=State.SETTLED, code="seen_in_week_six", holds=_settled),
    StateRule(state=State.STARTED, code="seen_in_class", holds=_started),
    StateRule(state=State.PLACED, code="enrolled", holds=_enrolled),
    StateRule(state=State.ELSEWHERE, code="school_says_elsewhere", holds=_elsewhere),
    StateRule(state=State.MISSING, code="nobody_knows", holds=_missing),
    StateRule(state=State.IN_INTAKE, code="received_or_offered", holds=_in_intake),
    StateRule(state=State.APPLIED, code="on_a_list_of_applications", holds=_applied),
    StateRule(state=State.CHOSEN, code="school_says_mbo", holds=_chosen),
    StateRule(state=State.EXPECTED, code="on_the_list_of_leavers", holds=_expected),
)


def state_of(facts: Facts) -> tuple[StateRule, dt.date, str]:
    """The rule that holds, the day of its fact and its source. Exactly one, for the last always holds."""
    for rule in RULES:
        found = rule.holds(facts)
        if found is not None:
            return rule, found[0], found[1]
    raise AssertionError("The last rule always holds.")
