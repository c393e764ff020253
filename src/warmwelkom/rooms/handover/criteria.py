"""When a talk is needed: readable rules on open facts, each with its reason in words. Pure.

Never on background: no rule here can even see leerweg, level, postcode, age, sex or origin, for `Open`
does not hold them. There is no order, number or colour: a talk is needed for a reason, or it is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any

from django.utils.translation import gettext_lazy as _

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
class Fact:
    """One open fact for which a criterion can hold; a region may leave it out."""

    code: str
    words: Any
    holds: Callable[[Open], bool]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One rule, which holds when one of its facts does: `title` is the reason beside a name.

    `is_fixed`: no region may switch it off. Somebody asks, so there is a talk.
    """

    code: str
    title: Any
    facts: tuple[Fact, ...]
    is_fixed: bool = False

    def holds(self, open_: Open, counted: Collection[str] | None = None) -> bool:
        """Whether one of its facts holds; of those in `counted`, where a region named them."""
        return any(
            fact.holds(open_) for fact in self.facts if counted is None or fact.code in counted
        )


def _guided(answer: str) -> Callable[[Open], bool]:
    return lambda open_: open_.guidance == answer


def _signal(code: str) -> Callable[[Open], bool]:
    return lambda open_: code in open_.signals


CRITERIA = (
    Criterion(
        code="asked",
        title=_("Iemand vraagt erom"),
        facts=(
            Fact(
                code="somebody",
                words=_("De leerling, een ouder, de school of het mbo vroeg om een gesprek."),
                holds=lambda open_: bool(open_.askers),
            ),
        ),
        is_fixed=True,
    ),
    Criterion(
        code="guidance",
        title=_("Begeleiding gevraagd of afgesproken"),
        facts=(
            Fact(
                code="asked",
                words=_("Het dossier zegt: de leerling vraagt om begeleiding op het mbo."),
                holds=_guided("asked"),
            ),
            Fact(
                code="given",
                words=_("Het dossier zegt: de begeleiding van nu moet doorgaan."),
                holds=_guided("given"),
            ),
            Fact(
                code="agreed",
                words=_("Het dossier zegt: begeleiding is al afgesproken met het mbo."),
                holds=_guided("agreed"),
            ),
        ),
    ),
    Criterion(
        code="care",
        title=_("De zorgcoördinator heeft iets toe te voegen"),
        facts=(
            Fact(
                code="needs_c",
                words=_("Deel C van het dossier is nodig. Wat erin staat, telt hier niet."),
                holds=lambda open_: open_.has_care,
            ),
        ),
    ),
    Criterion(
        code="doubt",
        title=_("Twijfel over de keuze"),
        facts=(
            Fact(
                code="mentor",
                words=_("De mentor begint het advies met ‘Ik twijfel over de keuze’."),
                holds=lambda open_: open_.advice.startswith(DOUBT_BEGINS),
            ),
            Fact(
                code="pupil",
                words=_("De leerling is het niet eens met het advies."),
                holds=lambda open_: open_.objects_to_advice,
            ),
        ),
    ),
    Criterion(
        code="no_place",
        title=_("Geen plek"),
        facts=(
            Fact(
                code="not_applied",
                words=_("Het is na 1 april en er is nog geen aanmelding."),
                holds=_signal("not_applied"),
            ),
            Fact(
                code="applied_nowhere",
                words=_("Het is juni of later en er is nergens een aanmelding."),
                holds=_signal("applied_nowhere"),
            ),
            Fact(
                code="fell_back",
                words=_("Elke aanmelding is ingetrokken of afgewezen."),
                holds=_signal("fell_back"),
            ),
        ),
    ),
    Criterion(
        code="result",
        title=_("Uitslag mist of past niet bij de plek"),
        facts=(
            Fact(
                code="result_missing",
                words=_("De uitslag is drie dagen na de dag van de uitslag nog niet binnen."),
                holds=_signal("result_missing"),
            ),
            Fact(
                code="failed_while_placed",
                words=_(
                    "De uitslag is gezakt of herkansing, terwijl er een aanmelding of plek is."
                ),
                holds=_signal("failed_while_placed"),
            ),
        ),
    ),
    Criterion(
        code="one_choice",
        title=_("Geen tweede keuze"),
        facts=(
            Fact(
                code="one",
                words=_("Er staat één aanmelding open en er is nog geen plek."),
                holds=lambda open_: open_.choices == 1 and not open_.has_place,
            ),
        ),
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


def criterion(code: str) -> Criterion | None:
    return next((rule for rule in CRITERIA if rule.code == code), None)


def reasons_of(
    open_: Open, *, counted: Mapping[str, Collection[str]] | None = None
) -> tuple[Criterion, ...]:
    """The criteria that hold, in the order of the page.

    `counted`: criterion -> the facts that count in this region; where it names none, the criterion
    is off; what it does not name counts whole.
    """
    used = counted or {}
    return tuple(
        rule
        for rule in CRITERIA
        if rule.holds(open_, None if rule.is_fixed else used.get(rule.code))
    )


def fingerprint_of(codes: Iterable[str]) -> str:
    """Names the reasons that a person saw."""
    return hashlib.sha256(" ".join(codes).encode()).hexdigest()


@cache
def covered_by(fingerprint: str, codes: tuple[str, ...]) -> bool:
    """Whether all these reasons were among those a person saw: a reason less is no new reason."""
    rest = [rule.code for rule in CRITERIA if rule.code not in codes]
    others = chain.from_iterable(combinations(rest, n) for n in range(len(rest) + 1))
    seen = ({*codes, *more} for more in others)
    return any(
        fingerprint_of(rule.code for rule in CRITERIA if rule.code in those) == fingerprint
        for those in seen
    )
