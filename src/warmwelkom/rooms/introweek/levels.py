"""How much each rule of a plan weighs: it blocks, it blocks publishing, it warns, or it is ignored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warmwelkom.engines.timetable import Fault
from warmwelkom.rooms.introweek.models import IntroWeek

BLOCK, BLOCK_RELEASE, WARN, IGNORE = "block", "block_release", "warn", "ignore"
STOPS_PUBLISHING: Final = frozenset({BLOCK, BLOCK_RELEASE})
LEVELS: tuple[tuple[str, Any], ...] = (
    (BLOCK, gettext_lazy("kan niet")),
    (BLOCK_RELEASE, gettext_lazy("mag nog niet gedeeld worden")),
    (WARN, gettext_lazy("let op")),
    (IGNORE, gettext_lazy("maakt niet uit")),
)

RULES: dict[str, tuple[Any, str]] = {
    "day_load": (gettext_lazy("Te veel of te weinig onderdelen op een dag"), WARN),
    "idle": (gettext_lazy("Een leeg lesuur tussen twee onderdelen"), WARN),
    "slot_not_allowed": (gettext_lazy("Een onderdeel is op een tijd waarop het niet mag"), BLOCK_RELEASE),
    "order": (gettext_lazy("Een onderdeel komt voor een ander dat eerst moet"), BLOCK_RELEASE),
    "room_features": (gettext_lazy("Een ruimte heeft niet wat het onderdeel nodig heeft"), BLOCK_RELEASE),
    "access": (gettext_lazy("Een ruimte is niet geschikt voor iedereen in de groep"), BLOCK),
    "room_seats": (gettext_lazy("Een ruimte is te klein"), BLOCK_RELEASE),
    "room_groups": (gettext_lazy("Een ruimte is dubbel gebruikt"), BLOCK_RELEASE),
    "room_mixed": (gettext_lazy("Twee verschillende onderdelen in één ruimte"), BLOCK_RELEASE),
    "room_closed": (gettext_lazy("Een ruimte is dan dicht"), BLOCK_RELEASE),
    "walk": (gettext_lazy("Te weinig tijd om te lopen"), WARN),
    "mentor_clash": (gettext_lazy("Een mentor heeft twee groepen tegelijk"), BLOCK_RELEASE),
    "mentor_absent": (gettext_lazy("Een mentor is er dan niet"), BLOCK_RELEASE),
}  # fmt: skip
"""The rules of the format that a move by hand can break, in words, with how much they weigh to begin with."""

ABOUT_THE_FILE: Final = frozenset({"bound", "mismatch", "status", "unmet", "format"})

KIND: Final = re.compile(r"([a-z_]+): ")


def level_of(week: IntroWeek, kind: str) -> str:
    """How much a rule weighs in this week; what is no rule of the table always stops publishing."""
    if kind in ABOUT_THE_FILE:
        return IGNORE
    usual = RULES[kind][1] if kind in RULES else BLOCK_RELEASE
    return str(week.levels.get(kind, usual))


def words_of(fault: Fault) -> str:
    """The rule that is broken, in words."""
    if fault.kind in RULES:
        return str(RULES[fault.kind][0])
    if fault.kind in ("student_missing", "unknown_id", "wrong_programme"):
        return _("Wie er komt of wat er is, veranderde na dit plan")
    if fault.kind.startswith("visit"):
        return _("Een oude docent kan niet komen zoals het hier staat")
    return _("De groepen kloppen niet meer met wie er komt")


def what_stayed_broken(places: Iterable[str]) -> list[str]:
    """Why a plan could not be mended, from what the engine says (`kind: where`): a sentence for each rule."""
    kinds = Counter(found[1] for place in places if (found := KIND.match(place)))
    return [_why(kind, number) for kind, number in kinds.items() if kind not in ABOUT_THE_FILE]


def _why(kind: str, number: int) -> str:
    if kind == "student_missing":
        return ngettext(
            "%(n)s student past in geen groep meer. Maak bij Regels de groepen groter, of stel een nieuw plan voor.",
            "%(n)s studenten passen in geen groep meer. Maak bij Regels de groepen groter, of stel een nieuw plan voor.",
            number,
        ) % {"n": number}
    if kind == "session_missing":
        return ngettext(
            "Voor %(n)s onderdeel van een groep is geen ruimte of tijd meer.",
            "Voor %(n)s onderdelen van groepen is geen ruimte of tijd meer.",
            number,
        ) % {"n": number}
    if kind in ("mentor", "mentor_max"):
        return _("Niet elke groep heeft een mentor van de opleiding. Zet er een bij Mentoren.")
    return f"{words_of(Fault(kind=kind, where=''))}."
