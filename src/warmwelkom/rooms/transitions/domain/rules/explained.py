"""The rules in plain words, for whoever wants to know why a name stands on a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.transitions.domain.rules.signals import GROUPS, SignalRule
from warmwelkom.rooms.transitions.domain.rules.states import RULES as STATE_RULES
from warmwelkom.rooms.transitions.domain.rules.states import StateRule
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE

BY_PEOPLE = _("mentor, decaan of coach van de leerling, met een reden")
BY_THE_MBO = _("de intaker van het mbo, met een reden; en vanzelf als de lijsten kloppen")

# rule -> when it holds, and from which day it counts
SIGNALS: dict[str, tuple[Any, Any]] = {
    "missing": (
        _(
            "De eerste schooldag is vijf dagen voorbij en geen mbo heeft deze leerling ingeschreven."
        ),
        _("vijf dagen na de eerste schooldag"),
    ),
    "not_seen": (
        _(
            "Het mbo meldt dat de student niet in de klas is gezien, en zag die nog op geen enkele dag."
        ),
        _("de dag van die melding"),
    ),
    "applied_nowhere": (
        _("Het is juni of later en de leerling staat op geen enkele lijst van een mbo."),
        _("1 april, of de dag dat de leerling op de lijst van de school kwam"),
    ),
    "not_applied": (
        _("1 april is voorbij en er is nog geen aanmelding op de lijsten van mbo’s."),
        _("1 april, of de dag dat de leerling op de lijst van de school kwam"),
    ),
    "fell_back": (
        _(
            "Elke aanmelding is ingetrokken of leidt niet tot inschrijving, en een andere is er niet."
        ),
        _("de dag van het laatste bericht daarover"),
    ),
    "failed_while_placed": (
        _("De uitslag is gezakt of herkansing, terwijl er een aanmelding of plek is."),
        _("de dag van de uitslag"),
    ),
    "no_sign": (
        _(
            "In de zomer kwam veertien dagen lang geen teken, en ook bellen hielp niet. Of een gesprek liet zien dat er meer nodig is."
        ),
        _("de dag sinds wanneer er geen teken is, of van wat erover gezegd werd"),
    ),
    "two_places": (
        _("Twee of meer mbo’s hebben deze leerling ingeschreven."),
        _("de dag van de laatste inschrijving"),
    ),
    "elsewhere_but_placed": (
        _("De school schrijft dat de leerling een andere kant op gaat, maar een mbo schreef in."),
        _("de dag van de inschrijving"),
    ),
    "result_missing": (
        _("Drie dagen na de dag van de uitslag heeft de school nog geen uitslag doorgegeven."),
        _("de dag van de uitslag"),
    ),
    "not_admissible": (
        _(
            "De aanmelding is voor een niveau waar dit diploma volgens de wet geen toegang toe geeft."
        ),
        _("de dag van de aanmelding of inschrijving"),
    ),
    "not_on_leavers_list": (
        _(
            "Ingeschreven op een mbo, van een school uit deze regio, maar op geen lijst van die school."
        ),
        _("de dag van de inschrijving"),
    ),
}
STATES: dict[str, Any] = {
    "on_the_list_of_leavers": _("staat op de lijst van de school"),
    "school_says_mbo": _("de school schrijft op dat het mbo wordt, of welke opleiding"),
    "on_a_list_of_applications": _("staat als aanmelding op de lijst van een mbo"),
    "received_or_offered": _(
        "het mbo heeft de aanmelding ontvangen of een overeenkomst aangeboden"
    ),
    "enrolled": _("het mbo heeft de leerling ingeschreven"),
    "handed_over": _("de warme overdracht is gehouden, en er is nog een plek"),
    "welcomed": _("de leerling was op de nieuwe school, en er is nog een plek"),
    "seen_in_class": _("het mbo heeft de student in de klas gezien"),
    "seen_in_week_six": _("de student zit zes weken na de start nog in de klas"),
    "school_says_elsewhere": _("de school schrijft op dat de leerling een andere kant op gaat"),
    "no_longer_on_the_list": _("de school zegt dat de leerling niet meer op de lijst hoort"),
    "nobody_knows": _("de school is vijf dagen begonnen en niemand weet waar de leerling is"),
    "moved_in": _("een andere regio heeft de leerling overgedragen"),
    "moved_out": _("een andere regio heeft de leerling overgenomen"),
}
NEVER_USED = (
    _("geslacht"),
    _("afkomst, taal of geloof"),
    _("postcode of buurt"),
    _("leeftijd"),
    _("welk soort school het is"),
    _("cijfers, gedrag of verzuim"),
    _("of iemand zorg of hulp krijgt"),
)


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A rule about who needs someone: when it holds, since when it counts, who can lift it."""

    rule: SignalRule
    group: Any
    when: Any
    since: Any
    lifted_by: Any


def signal_rules_explained() -> list[Explained]:
    """Every rule, in the order of the page."""
    return [
        Explained(
            rule=rule,
            group=GROUPS[rule.group],
            when=SIGNALS[code][0],
            since=SIGNALS[code][1],
            lifted_by=BY_THE_MBO if code == "not_on_leavers_list" else BY_PEOPLE,
        )
        for code, rule in BY_CODE.items()
    ]


def state_rules_explained() -> list[tuple[StateRule, Any]]:
    """Every state with its rule, in the order of the way; the exits come last."""
    way = sorted(STATE_RULES, key=lambda rule: list(STATES).index(rule.code))
    return [(rule, STATES[rule.code]) for rule in way]
