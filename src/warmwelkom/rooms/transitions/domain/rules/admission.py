"""Legal admissibility: which level a vmbo diploma gives access to. Law, so listed apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import AdmissionRule
from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.domain.rules.needs import Found
from warmwelkom.rooms.transitions.domain.rules.signals import SignalRule


def levels_by_leerweg(*, on: dt.date) -> dict[str, dict[int, str]]:
    """Leerweg -> level -> article, as in force on that day. One query."""
    found: dict[str, dict[int, str]] = {}
    rows = AdmissionRule.objects.filter(valid_from__lte=on).exclude(valid_until__lt=on)
    for row in rows:
        found.setdefault(row.diploma, {})[row.level] = row.article
    return found


def not_admissible(*, facts: Facts, leerweg: str, levels: dict[str, dict[int, str]]) -> Found:
    """An open application or enrolment above the levels that this diploma gives access to."""
    allowed = levels.get(leerweg)
    if not allowed or facts.has_left or facts.today >= facts.first_day:
        return None
    rows: list[Any] = [*facts.enrolments, *facts.open_applications]
    wrong = [row for row in rows if row.level and row.level > 1 and row.level not in allowed]
    if not wrong or any(row.level in allowed for row in rows if row.level):
        return None
    first = min(wrong, key=lambda row: (row.school, row.programme, row.level or 0))
    day = getattr(first, "since", None) or getattr(first, "enrolled_on", None) or facts.listed_on
    return day, {"programme": first.programme, "level": first.level, "leerweg": leerweg}


RULE = SignalRule(
    code="not_admissible",
    title=_("Niveau past niet"),
    sentence=_(
        "%(programme)s is niveau %(level)s; het diploma %(leerweg)s geeft daar geen toegang toe"
    ),
    group="lists",
    tone="wait",
    icon="map",
    holds=lambda _facts: None,
)
ORPHAN = SignalRule(
    code="not_on_leavers_list",
    title=_("Niet op onze lijst"),
    sentence=_("Ingeschreven bij %(school)s, maar op geen lijst van een vo-school"),
    group="lists",
    tone="wait",
    icon="lijst",
    holds=lambda _facts: None,
)
