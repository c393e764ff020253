"""Words of a board."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warmwelkom.rooms.meetings.models import Board, BoardAct

register = template.Library()

SAID = {
    BoardAct.Kind.MOVE: gettext_lazy("%(who)s verplaatste %(about)s naar “%(to)s”."),
    BoardAct.Kind.GROUP: gettext_lazy("%(who)s maakte de groep %(about)s."),
    BoardAct.Kind.RENAME: gettext_lazy("%(who)s noemde %(about)s voortaan “%(to)s”."),
    BoardAct.Kind.WITHDRAW: gettext_lazy("%(who)s haalde een briefje weg."),
    BoardAct.Kind.CHOOSE: gettext_lazy("%(who)s koos %(about)s."),
    BoardAct.Kind.PHASE: gettext_lazy("%(who)s ging naar %(to)s."),
}
TAKEN_OUT = gettext_lazy("%(who)s haalde %(about)s uit een groep.")
CHOSEN_NO_MORE = gettext_lazy("%(who)s koos %(about)s toch niet.")
ORDER = [str(value) for value in Board.Phase.values]


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def phase_says(board: Board) -> str:
    """What everybody does now, in a sentence."""
    if board.phase == Board.Phase.COLLECT:
        if board.revealed_at:
            return _("Schrijf op wat je denkt.")
        return _(
            "Schrijf op wat je denkt. Tot alles getoond wordt, zie je alleen je eigen briefjes."
        )
    if board.phase == Board.Phase.GROUP:
        return _("Kies briefjes die bij elkaar horen en verplaats ze naar een groep.")
    if board.phase == Board.Phase.DOTS:
        return _(
            "Zet stippen bij wat jij het belangrijkst vindt. Anderen zien ze pas na het sluiten."
        )
    return _("Dit vinden we samen het belangrijkst. Kies waarmee we verdergaan.")


@register.filter
def counted_says(counted: dict[str, int]) -> str:
    """How much hangs there, and of how many people."""
    notes = ngettext("%(n)s briefje", "%(n)s briefjes", counted["notes"]) % {"n": counted["notes"]}
    people = ngettext("%(n)s persoon", "%(n)s mensen", counted["people"]) % {"n": counted["people"]}
    return _("Er hangen %(notes)s van %(people)s.") % {"notes": notes, "people": people}


@register.filter
def act_says(act: BoardAct) -> str:
    """Who did what last, for every screen."""
    who = act.person.name if act.person else act.guest.name if act.guest else _("Iemand")
    to = Board.Phase(act.to).label if act.kind == BoardAct.Kind.PHASE else act.to
    return str(_sentence(act)) % {"who": who, "about": _about(act), "to": to}


def _sentence(act: BoardAct) -> object:
    if act.kind == BoardAct.Kind.MOVE and not act.to:
        return TAKEN_OUT
    if act.kind == BoardAct.Kind.CHOOSE and act.to:
        return CHOSEN_NO_MORE
    return SAID[BoardAct.Kind(act.kind)]


def _about(act: BoardAct) -> str:
    if act.kind == BoardAct.Kind.MOVE and len(act.before) > 1:
        count = len(act.before)
        return ngettext("%(n)s briefje", "%(n)s briefjes", count) % {"n": count}
    return f"“{act.about}”"


@register.filter
def next_phase(board: Board) -> str:
    at = ORDER.index(board.phase)
    return ORDER[at + 1] if at + 1 < len(ORDER) else ""


@register.filter
def phase_before(board: Board) -> str:
    at = ORDER.index(board.phase)
    return ORDER[at - 1] if at else ""


@register.filter
def dots(count: int) -> str:
    return "●" * count


@register.filter
def own_dots_say(count: int) -> str:
    return ngettext("%(n)s stip van jou", "%(n)s stippen van jou", count) % {"n": count}


@register.filter
def dots_say(count: int) -> str:
    return ngettext("%(n)s stip", "%(n)s stippen", count) % {"n": count}


@register.filter
def dots_left_say(left: int, each: int) -> str:
    return ngettext(
        "Je hebt nog %(n)s van de %(each)s stippen.",
        "Je hebt nog %(n)s van de %(each)s stippen.",
        left,
    ) % {"n": max(0, left), "each": each}
