"""The codes of counts in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.insights.names import UNKNOWN
from warmwelkom.rooms.transitions.words import LEERWEG, PROFILE, STATE

REACHED = {
    "expected": _("Op weg naar het mbo"),
    "chosen": _("Heeft gekozen"),
    "applied": _("Heeft zich aangemeld"),
    "in_intake": _("Is in gesprek met het mbo"),
    "placed": _("Heeft een plek"),
    "handed_over": _("Is overgedragen"),
    "welcomed": _("Is verwelkomd"),
    "started": _("Was in de klas"),
    "settled": _("Zit er na zes weken nog"),
}
BUCKET = {
    "short": _("korter dan 2 weken"),
    "weeks": _("2 tot 6 weken"),
    "long": _("langer dan 6 weken"),
}
ARRIVAL = {
    "day1": _("op de eerste dag"),
    "day2": _("een dag later"),
    "day3": _("twee dagen later"),
    "day4": _("drie dagen later"),
    "day5": _("vier dagen later"),
    "week2": _("in de tweede week"),
    "later": _("daarna"),
    "unknown": _("dag onbekend"),
}


def profile_word(code: str) -> str:
    if code == UNKNOWN:
        return str(_("Profiel onbekend"))
    if code in ("tl", "gl"):
        return str(_("Theoretische leerweg") if code == "tl" else _("Gemengde leerweg"))
    return str(PROFILE.get(code) or LEERWEG.get(code) or code)


def sector_word(code: str) -> str:
    return str(_("Opleiding onbekend")) if code == UNKNOWN else code


def state_word(code: str) -> str:
    return str(STATE[code])
