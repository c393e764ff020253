"""When a talk is needed: readable rules on open facts, each with its reason in words. Pure.

Never on background: no rule here can even see leerweg, level, postcode, age, sex or origin, for `Open`
does not hold them. There is no order, number or colour: a talk is needed for a reason, or it is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

GUIDANCE = ("asked", "given", "agreed")
NO_PLACE = ("not_applied", "applied_nowhere", "fell_back")
NO_RESULT = ("result_missing", "failed_while_placed")
DOUBT_BEGINS = ("Ik twijfel over de keuze", "I have doubts about the choice")
"""How the form's own sentence about doubt begins (engines/dossier, field `advice`)."""


@dataclass(frozen=True, kw_only=True)
class Open:
    """The open facts about one pupil; what the reader may not know is simply not in it.

    `guidance` is the answer to "is guidance needed"; `has_care` says that the care coordinator has
    something to add; `signals` are codes of the transitions; `choices` counts applications that
    still stand, `has_place` that one of them became a place; `askers` are words for who asked.
    """

    guidance: str = ""
    has_care: bool = False
    advice: str = ""
    objects_to_advice: bool = False
    signals: frozenset[str] = frozenset()
    choices: int = 0
    has_place: bool = False
    askers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One rule: `title` is the reason beside a name, `when` the rule in full for the page of rules."""

    code: str
    title: Any
    when: Any
    holds: Callable[[Open], bool]


CRITERIA = (
    Criterion(
        code="asked",
        title=_("Iemand vraagt erom"),
        when=_("De leerling, een ouder, de school of het mbo vroeg om een gesprek."),
        holds=lambda open_: bool(open_.askers),
    ),
    Criterion(
        code="guidance",
        title=_("Begeleiding gevraagd of afgesproken"),
        when=_(
            "In het dossier staat dat er op het mbo begeleiding nodig is: gevraagd, nu gegeven of al afgesproken."
        ),
        holds=lambda open_: open_.guidance in GUIDANCE,
    ),
    Criterion(
        code="care",
        title=_("De zorgcoördinator heeft iets toe te voegen"),
        when=_("Deel C van het dossier is nodig. Wat erin staat, telt hier niet."),
        holds=lambda open_: open_.has_care,
    ),
    Criterion(
        code="doubt",
        title=_("Twijfel over de keuze"),
        when=_(
            "De mentor begint het advies met ‘Ik twijfel over de keuze’, of de leerling is het niet eens met het advies."
        ),
        holds=lambda open_: open_.objects_to_advice or open_.advice.startswith(DOUBT_BEGINS),
    ),
    Criterion(
        code="no_place",
        title=_("Geen plek"),
        when=_("Geen aanmelding na 1 april, of elke aanmelding is ingetrokken of afgewezen."),
        holds=lambda open_: bool(open_.signals.intersection(NO_PLACE)),
    ),
    Criterion(
        code="result",
        title=_("Uitslag mist of past niet bij de plek"),
        when=_("De uitslag is niet binnen, of is gezakt of herkansing terwijl er een plek is."),
        holds=lambda open_: bool(open_.signals.intersection(NO_RESULT)),
    ),
    Criterion(
        code="one_choice",
        title=_("Geen tweede keuze"),
        when=_("Er staat één aanmelding open en er is nog geen plek."),
        holds=lambda open_: open_.choices == 1 and not open_.has_place,
    ),
)
NEVER = (
    _("geslacht"),
    _("afkomst, taal of geloof"),
    _("postcode of buurt"),
    _("leeftijd"),
    _("leerweg, niveau of welk soort school het is"),
    _("cijfers, gedrag of verzuim"),
)
"""What no rule looks at."""


def reasons_of(open_: Open, *, off: Iterable[str] = ()) -> tuple[Criterion, ...]:
    """The criteria that hold, in the order of the page; `off` are those a region does not use."""
    left_out = frozenset(off)
    return tuple(rule for rule in CRITERIA if rule.code not in left_out and rule.holds(open_))


def fingerprint_of(reasons: Iterable[Criterion]) -> str:
    """Names the reasons that a person saw: other reasons make another one."""
    return hashlib.sha256(" ".join(rule.code for rule in reasons).encode()).hexdigest()
