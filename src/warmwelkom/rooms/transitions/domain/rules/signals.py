"""Who needs someone: readable rules, each with its fact, its date and who can lift it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from warmwelkom.rooms.transitions.domain.rules import needs
from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.domain.rules.needs import Fact, Found


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
    "sign": _("Geen teken"),
}

RULES = (
    SignalRule(
        code="missing",
        title=pgettext_lazy("stap", "Zoek"),
        sentence=_("De school is begonnen en niemand weet waar deze leerling is"),
        group="start",
        tone="now",
        icon="zoek",
        holds=needs.missing,
        no_place=True,
    ),
    SignalRule(
        code="not_seen",
        title=_("Niet gezien"),
        sentence=_("%(school)s meldt: niet in de klas gezien"),
        group="start",
        tone="now",
        icon="oog",
        holds=needs.not_seen,
        no_place=True,
    ),
    SignalRule(
        code="applied_nowhere",
        title=_("Geen plek"),
        sentence=_("Staat op geen enkele lijst van een mbo"),
        group="place",
        tone="now",
        icon="let-op",
        holds=needs.applied_nowhere,
        no_place=True,
    ),
    SignalRule(
        code="not_applied",
        title=_("Niet aangemeld"),
        sentence=_("Nog geen aanmelding op de lijsten van mbo’s"),
        group="place",
        tone="now",
        icon="let-op",
        holds=needs.not_applied,
        no_place=True,
    ),
    SignalRule(
        code="fell_back",
        title=_("Geen plek"),
        sentence=_("Aanmelding bij %(school)s %(what)s, geen andere bekend"),
        group="place",
        tone="now",
        icon="let-op",
        holds=needs.fell_back,
        no_place=True,
    ),
    SignalRule(
        code="failed_while_placed",
        title=_("Uitslag"),
        sentence=_("Uitslag is %(result)s, terwijl er een plek of aanmelding is"),
        group="result",
        tone="now",
        icon="klok",
        holds=needs.failed_while_placed,
        no_place=True,
    ),
    SignalRule(
        code="no_sign",
        title=_("Geen teken"),
        sentence=_("Naar de overstaptafel: %(what)s, sinds %(day)s"),
        group="sign",
        tone="now",
        icon="bericht",
        holds=needs.no_sign,
    ),
    SignalRule(
        code="two_places",
        title=_("Twee plekken"),
        sentence=_("Geplaatst bij %(schools)s"),
        group="lists",
        tone="wait",
        icon="groep",
        holds=needs.two_places,
    ),
    SignalRule(
        code="elsewhere_but_placed",
        title=_("Twee verhalen"),
        sentence=_("De vo-school zegt: %(destination)s. Bij %(school)s is er een inschrijving"),
        group="lists",
        tone="wait",
        icon="lijst",
        holds=needs.elsewhere_but_placed,
    ),
    SignalRule(
        code="result_missing",
        title=_("Uitslag mist"),
        sentence=_("De uitslag van %(day)s is nog niet binnen"),
        group="result",
        tone="wait",
        icon="klok",
        holds=needs.result_missing,
    ),
)
"""The order is the order of the page: of two rules about one pupil the first comes first."""

WORDS = {
    "withdrawn": _("ingetrokken"),
    "rejected": _("afgewezen"),
    "failed": _("gezakt"),
    "resit": _("herkansing"),
    "havo": _("gaat naar de havo"),
    "stays": _("blijft op school"),
    "work": _("gaat werken"),
    "other_region": _("gaat naar een andere regio"),
    "other_school": _("gaat naar een andere school"),
    "abroad": _("gaat naar het buitenland"),
    "silent": _("veertien dagen geen teken"),
    "needs_more": _("gesproken, en er is meer nodig"),
}


def signals_of(facts: Facts) -> list[tuple[SignalRule, dt.date, Fact]]:
    """Every rule that holds, with the day and the fact; none about who has left this region."""
    if facts.has_left:
        return []
    found = [(rule, rule.holds(facts)) for rule in RULES]
    return [(rule, hit[0], hit[1]) for rule, hit in found if hit is not None]


def fingerprint(fact: dict[str, Any]) -> str:
    """The same facts give the same mark; a signal that was lifted comes back when it differs."""
    return hashlib.sha256(json.dumps(fact, sort_keys=True, default=str).encode()).hexdigest()[:32]
