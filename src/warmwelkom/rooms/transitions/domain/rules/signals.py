"""Who needs someone: readable rules, each with its fact, its date and who can lift it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.transitions.domain.rules.facts import CLOSED, Facts
from warmwelkom.rooms.transitions.domain.rules.states import DAYS_UNTIL_MISSING, ELSEWHERE

Fact = dict[str, Any]
Found = tuple[dt.date, Fact] | None


@dataclass(frozen=True, kw_only=True)
class SignalRule:
    """A rule about an open fact. `sentence` is filled with the fact; `group` is its tab."""

    code: str
    title: Any
    sentence: Any
    group: str
    tone: str
    icon: str
    holds: Callable[[Facts], Found]
    no_place: bool = False


GROUPS = {
    "place": _("Geen plek"),
    "result": _("Examen"),
    "lists": _("Lijsten kloppen niet"),
    "start": _("Eerste dag"),
}


def _without_place(facts: Facts) -> bool:
    return not facts.is_placed and facts.destination not in ELSEWHERE


def _not_applied(facts: Facts) -> Found:
    late = facts.deadline < facts.today < dt.date(facts.school_year + 1, 6, 1)
    if late and facts.mbo_lists_on and _without_place(facts) and not facts.applications:
        return max(facts.deadline, facts.listed_on), {}
    return None


def _applied_nowhere(facts: Facts) -> Found:
    since = dt.date(facts.school_year + 1, 6, 1)
    if (
        since <= facts.today < facts.first_day
        and facts.mbo_lists_on
        and _without_place(facts)
        and not facts.applications
    ):
        return max(facts.deadline, facts.listed_on), {}
    return None


def _fell_back(facts: Facts) -> Found:
    closed = [row for row in facts.applications if row.legal in CLOSED]
    if (
        not closed
        or facts.open_applications
        or not _without_place(facts)
        or facts.today >= facts.first_day + dt.timedelta(days=DAYS_UNTIL_MISSING)
    ):
        return None
    last = max(closed, key=lambda row: (row.since or facts.listed_on, row.school, row.programme))
    return last.since or facts.listed_on, {"school": last.school, "what": last.legal}


def _two_places(facts: Facts) -> Found:
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


def _result_missing(facts: Facts) -> Found:
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


def _failed_while_placed(facts: Facts) -> Found:
    open_or_placed = facts.is_placed or facts.open_applications
    if (
        facts.exam_result in ("failed", "resit")
        and open_or_placed
        and not any(row.seen_on for row in facts.enrolments)
    ):
        day = facts.exam_result_on or facts.results_day or facts.today
        return day, {"result": facts.exam_result}
    return None


def _not_seen(facts: Facts) -> Found:
    if any(row.seen_on for row in facts.enrolments):
        return None
    rows = [row for row in facts.enrolments if row.not_seen_on]
    if not rows:
        return None
    first = min(rows, key=lambda row: (row.not_seen_on or facts.today, row.school))
    return first.not_seen_on or facts.today, {"school": first.school}


def _missing(facts: Facts) -> Found:
    day = facts.first_day + dt.timedelta(days=DAYS_UNTIL_MISSING)
    if facts.today >= day and facts.mbo_lists_on and _without_place(facts):
        return day, {}
    return None


RULES = (
    SignalRule(
        code="missing",
        title=_("Zoek"),
        sentence=_("De school is begonnen en niemand weet waar deze leerling is"),
        group="start",
        tone="now",
        icon="zoek",
        holds=_missing,
        no_place=True,
    ),
    SignalRule(
        code="not_seen",
        title=_("Niet gezien"),
        sentence=_("%(school)s meldt: niet in de klas gezien"),
        group="start",
        tone="now",
        icon="oog",
        holds=_not_seen,
        no_place=True,
    ),
    SignalRule(
        code="applied_nowhere",
        title=_("Geen plek"),
        sentence=_("Staat op geen enkele lijst van een mbo"),
        group="place",
        tone="now",
        icon="let-op",
        holds=_applied_nowhere,
        no_place=True,
    ),
    SignalRule(
        code="not_applied",
        title=_("Niet aangemeld"),
        sentence=_("Nog geen aanmelding op de lijsten van mbo’s"),
        group="place",
        tone="now",
        icon="let-op",
        holds=_not_applied,
        no_place=True,
    ),
    SignalRule(
        code="fell_back",
        title=_("Geen plek"),
        sentence=_("Aanmelding bij %(school)s %(what)s, geen andere bekend"),
        group="place",
        tone="now",
        icon="let-op",
        holds=_fell_back,
        no_place=True,
    ),
    SignalRule(
        code="failed_while_placed",
        title=_("Uitslag"),
        sentence=_("Uitslag is %(result)s, terwijl er een plek of aanmelding is"),
        group="result",
        tone="now",
        icon="klok",
        holds=_failed_while_placed,
        no_place=True,
    ),
    SignalRule(
        code="two_places",
        title=_("Twee plekken"),
        sentence=_("Geplaatst bij %(schools)s"),
        group="lists",
        tone="wait",
        icon="groep",
        holds=_two_places,
    ),
    SignalRule(
        code="result_missing",
        title=_("Uitslag mist"),
        sentence=_("De uitslag van %(day)s is nog niet binnen"),
        group="result",
        tone="wait",
        icon="klok",
        holds=_result_missing,
    ),
)
"""The order is the order of the page: of two rules about one pupil the first comes first."""

WORDS = {
    "withdrawn": _("ingetrokken"),
    "rejected": _("afgewezen"),
    "failed": _("gezakt"),
    "resit": _("herkansing"),
}


def signals_of(facts: Facts) -> list[tuple[SignalRule, dt.date, Fact]]:
    """Every rule that holds, with the day and the fact."""
    found = [(rule, rule.holds(facts)) for rule in RULES]
    return [(rule, hit[0], hit[1]) for rule, hit in found if hit is not None]
