"""The field's codes in words: leerweg, profile, start, the legal status of an application."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from warmwelkom.rooms.transitions.models import State, Transition

LEERWEG = {
    "bb": _("basis"),
    "kb": _("kader"),
    "gl": _("gemengd"),
    "tl": _("theoretisch"),
}
PROFILE = {
    "BWI": _("Bouwen, wonen en interieur"),
    "DP": _("Dienstverlening en producten"),
    "EO": _("Economie en ondernemen"),
    "GR": _("Groen"),
    "HBR": _("Horeca, bakkerij en recreatie"),
    "MET": _("Mobiliteit en transport"),
    "MT": _("Maritiem en techniek"),
    "MVI": _("Media, vormgeving en ICT"),
    "PIE": _("Produceren, installeren en energie"),
    "ZW": _("Zorg en welzijn"),
}
RESULT = {
    "passed": _("geslaagd"),
    "failed": _("gezakt"),
    "resit": _("herkansing"),
}
LEGAL = {
    "applied": _("aangemeld"),
    "offered": _("overeenkomst aangeboden"),
    "rejected": _("leidt niet tot inschrijving"),
    "withdrawn": _("ingetrokken"),
    "enrolled": _("ingeschreven"),
}
MESSAGE = {  # as CAMBO names them
    "CREATED": _("een begin van een aanmelding"),
    "SUBMITTED": _("aangemeld"),
    "RECEIVED": _("aanmelding ontvangen"),
    "OFFERED": _("overeenkomst aangeboden"),
    "ENROLLED": _("ingeschreven"),
    "WITHDRAWN": _("ingetrokken"),
    "REJECTED": _("leidt niet tot inschrijving"),
}
DESTINATION = {
    "mbo": _("mbo"),
    "havo": _("havo"),
    "stays": _("blijft op school"),
    "work": _("werk"),
    "other_region": _("een andere regio"),
    "other_school": _("een andere school"),
    "abroad": _("het buitenland"),
}
CONTACT = {
    "spoken": _("Gesproken"),
    "no_answer": _("Geen gehoor"),
    "appointment": _("Nieuwe afspraak"),
    "note": _("Opgeschreven"),
}
STATE: dict[str, Any] = {
    State.EXPECTED: _("Verwacht"),
    State.CHOSEN: _("Gekozen"),
    State.APPLIED: _("Aangemeld"),
    State.IN_INTAKE: _("In intake"),
    State.PLACED: _("Geplaatst"),
    State.HANDED_OVER: _("Overgedragen"),
    State.WELCOMED: _("Welkom"),
    State.STARTED: _("Gestart"),
    State.SETTLED: _("Geland"),
    State.ELSEWHERE: _("Elders"),
    State.MISSING: pgettext_lazy("stap", "Zoek"),
}
WAY = tuple(state for state in State if state not in (State.ELSEWHERE, State.MISSING))
"""The nine doors, in the order of the way."""
HAS_A_PLACE = (
    State.PLACED,
    State.HANDED_OVER,
    State.WELCOMED,
    State.STARTED,
    State.SETTLED,
)


def about_learning(transition: Transition) -> str:
    """Such as "4K1 · kader · Zorg en welzijn"; what is not known is left out."""
    leerweg = LEERWEG.get(transition.leerweg, transition.leerweg)
    profile = PROFILE.get(transition.profile, transition.profile)
    return " · ".join(str(part) for part in (transition.class_name, leerweg, profile) if part)
