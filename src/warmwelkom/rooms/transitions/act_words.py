"""How an act in the record reads, to the pupil it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

READING = {"transitions.view", "transitions.view_facts", "transitions.see_link"}
"""The acts that are reading: the pupil finds them under "who looked here"."""

WORDS = {
    "transitions.view": _("keek naar je gegevens"),
    "transitions.view_facts": _("keek naar je gegevens"),
    "transitions.export": _("haalde een lijst op waar jij op staat"),
    "transitions.assign": _("gaf je aan iemand die helpt"),
    "transitions.undo_assignment": _("nam terug aan wie je gegeven was"),
    "transitions.note_contact": _("schreef op dat er contact was"),
    "transitions.withdraw_note": _("haalde een aantekening weg"),
    "transitions.lift_signal": _("haalde een signaal weg"),
    "transitions.set_start": _("schreef op wanneer je begint"),
    "transitions.give_code": _("gaf een code om hier binnen te komen"),
    "transitions.offer_move": _("vroeg een andere regio om je over te nemen"),
    "transitions.answer_move": _("antwoordde op je verhuizing"),
    "transitions.withdraw_move": _("trok de vraag over je verhuizing in"),
    "transitions.see_link": _("vergeleek je naam met een lijst van het mbo"),
    "transitions.settle_link": _("koppelde je aan een aanmelding, of juist niet"),
}


def words_for(action: str) -> str:
    """A few words for an action; plain ones when nobody wrote its own yet."""
    return str(WORDS.get(action, _("deed iets met je gegevens")))


def add_words(words: dict[str, Any], *, reading: Iterable[str] = ()) -> None:
    """The words of a room above for its acts about a pupil, and which of them are reading."""
    WORDS.update(words)
    READING.update(reading)
