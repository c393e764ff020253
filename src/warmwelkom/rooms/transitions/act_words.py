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
    "handover.see_talk": _("las het gesprek over jou"),
    "handover.my_class": _("las als nieuwe mentor wat er over jou is doorgegeven"),
    "handover.my_talk": _("zei iets over je naam of foto"),
    "handover.ask_talk": _("vroeg om een gesprek over jou"),
    "handover.withdraw_wish": _("nam een vraag om een gesprek terug"),
    "handover.weigh_talk": _("besloot of er een gesprek over jou nodig is"),
    "handover.plan_talk": _("stelde een gesprek over jou voor"),
    "handover.lead_talk": _("werkte aan het gesprek over jou"),
    "handover.say_kept": _("schreef op of een afspraak over jou is gelukt"),
    "handover.agree_support": _("schreef op welke ondersteuning met jou is afgesproken"),
    "handover.keep_support": _("werkte bij of je de ondersteuning hebt"),
}


def words_for(action: str) -> str:
    """A few words for an action; plain ones when nobody wrote its own yet."""
    return str(WORDS.get(action, _("deed iets met je gegevens")))


def add_words(words: dict[str, Any], *, reading: Iterable[str] = ()) -> None:
    """The words of a room above for its acts about a pupil, and which of them are reading."""
    WORDS.update(words)
    READING.update(reading)
