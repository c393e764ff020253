"""In which state a pupil is: the first rule that holds, from the end of the way to its beginning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.models import State

Found = tuple[dt.date | None, str] | None
"""The day of the fact, where it has one, and who says so; None when the rule does not hold."""

ELSEWHERE = ("havo", "stays", "work", "other_region", "other_school", "abroad")
DAYS_UNTIL_MISSING = 5


@dataclass(frozen=True, kw_only=True)
class StateRule:
    """A state, the name of the rule, and the rule itself."""

    state: State
    code: str
    holds: Callable[[Facts], Found]


def _earliest(days: list[tuple[dt.date | None, str]]) -> Found:
    """The first of these facts; one without a day counts only when none has a day."""
    return min(days, key=lambda found: (found[0] or dt.date.max, found[1]), default=None)


def _settled(facts: Facts) -> Found:
    return _earliest([(row.settled_on, row.school) for row in facts.enrolments if row.settled_on])


def _started(facts: Facts) -> Found:
    return _earliest([(row.seen_on, row.school) for row in facts.enrolments if row.seen_on])


def _moved_out(facts: Facts) -> Found:
    return (facts.moved_on, "") if facts.moved_on else None


def _welcomed(facts: Facts) -> Found:
    return (facts.reached_on, "") if facts.is_placed and facts.reached == "welcomed" else None


def _handed_over(facts: Facts) -> Found:
    return (facts.reached_on, "") if facts.is_placed and facts.reached == "handed_over" else None


def _enrolled(facts: Facts) -> Found:
    enrolled = [row for row in facts.applications if row.legal == "enrolled"]
    days = [(row.enrolled_on, row.school) for row in facts.enrolments]
    return _earliest(days + [(row.since, row.school) for row in enrolled])


def _elsewhere(facts: Facts) -> Found:
    return (None, facts.destination) if facts.destination in ELSEWHERE else None


def _no_longer_listed(facts: Facts) -> Found:
    return (facts.gone_on, "") if facts.gone_on else None


def _missing(facts: Facts) -> Found:
    day = facts.first_day + dt.timedelta(days=DAYS_UNTIL_MISSING)
    return (day, "") if facts.today >= day and facts.mbo_lists_on else None


def _in_intake(facts: Facts) -> Found:
    rows = [row for row in facts.open_applications if row.current in ("RECEIVED", "OFFERED")]
    return _earliest([(row.since, row.school) for row in rows])


def _applied(facts: Facts) -> Found:
    rows = facts.open_applications
    return _earliest([(row.applied_on or row.since, row.school) for row in rows])


def _chosen(facts: Facts) -> Found:
    return (
        (None, facts.chosen_programme)
        if facts.destination == "mbo" or facts.chosen_programme
        else None
    )


def _expected(_facts: Facts) -> Found:
    return None, ""


RULES = (
    StateRule(state=State.SETTLED, code="seen_in_week_six", holds=_settled),
    StateRule(state=State.STARTED, code="seen_in_class", holds=_started),
    StateRule(state=State.ELSEWHERE, code="moved_out", holds=_moved_out),
    StateRule(state=State.WELCOMED, code="welcomed", holds=_welcomed),
    StateRule(state=State.HANDED_OVER, code="handed_over", holds=_handed_over),
    StateRule(state=State.PLACED, code="enrolled", holds=_enrolled),
    StateRule(state=State.ELSEWHERE, code="school_says_elsewhere", holds=_elsewhere),
    StateRule(state=State.ELSEWHERE, code="no_longer_on_the_list", holds=_no_longer_listed),
    StateRule(state=State.MISSING, code="nobody_knows", holds=_missing),
    StateRule(state=State.IN_INTAKE, code="received_or_offered", holds=_in_intake),
    StateRule(state=State.APPLIED, code="on_a_list_of_applications", holds=_applied),
    StateRule(state=State.CHOSEN, code="school_says_mbo", holds=_chosen),
    StateRule(state=State.EXPECTED, code="on_the_list_of_leavers", holds=_expected),
)


def state_of(facts: Facts) -> tuple[StateRule, dt.date | None, str]:
    """The rule that holds, the day of its fact (None where it has none) and its source.

    Exactly one, for the last always holds.
    """
    for rule in RULES:
        found = rule.holds(facts)
        if found is not None:
            return rule, found[0], found[1]
    raise AssertionError("The last rule always holds.")
