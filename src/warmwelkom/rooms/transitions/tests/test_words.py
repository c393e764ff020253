"""Every rule reads as a sentence, in Dutch and in English, with its fact filled in."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from warmwelkom.rooms.transitions.domain.rules.states import ELSEWHERE
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE, sentence_of

SENTENCES: dict[str, tuple[dict[str, Any], str, str]] = {
    "missing": (
        {},
        "De school is begonnen en niemand weet waar deze leerling is",
        "School has begun and nobody knows where this pupil is",
    ),
    "not_seen": (
        {"school": "Yuverta"},
        "Yuverta meldt: niet in de klas gezien",
        "Yuverta reports: not seen in class",
    ),
    "applied_nowhere": (
        {},
        "Staat op geen enkele lijst van een mbo",
        "Is on no list of any mbo",
    ),
    "not_applied": (
        {},
        "Nog geen aanmelding op de lijsten van mbo’s",
        "No application on the mbo lists yet",
    ),
    "fell_back": (
        {"school": "Yuverta", "what": "rejected"},
        "Aanmelding bij Yuverta afgewezen, geen andere bekend",
        "Application at Yuverta rejected, no other one known",
    ),
    "failed_while_placed": (
        {"result": "resit"},
        "Uitslag is herkansing, terwijl er een plek of aanmelding is",
        "The result is resit, while there is a place or an application",
    ),
    "no_sign": (
        {"what": "silent", "day": "2026-07-06"},
        "Naar de overstaptafel: veertien dagen geen teken, sinds maandag 6 juli",
        "To the round table: no sign for fourteen days, since Monday 6 July",
    ),
    "two_places": (
        {"schools": "ROC Mondriaan / Yuverta"},
        "Geplaatst bij ROC Mondriaan / Yuverta",
        "Placed at ROC Mondriaan / Yuverta",
    ),
    "elsewhere_but_placed": (
        {"school": "Yuverta", "destination": "havo"},
        "De vo-school zegt: gaat naar de havo. Bij Yuverta is er een inschrijving",
        "The vo school says: goes to havo. There is an enrolment at Yuverta",
    ),
    "result_missing": (
        {"day": "2026-06-11"},
        "De uitslag van donderdag 11 juni is nog niet binnen",
        "The result of Thursday 11 June is not in yet",
    ),
    "not_admissible": (
        {"programme": "100% Kok", "level": 3, "leerweg": "bb"},
        "100% Kok is niveau 3; het diploma bb geeft daar geen toegang toe",
        "100% Kok is level 3; the diploma bb gives no access to it",
    ),
    "not_on_leavers_list": (
        {"school": "resit"},
        "Ingeschreven bij resit, maar op geen lijst van een vo-school",
        "Enrolled at resit, but on no list of a vo school",
    ),
}


@pytest.mark.parametrize("code", BY_CODE)
def test_a_rule_reads_as_a_sentence(code: str) -> None:
    fact, dutch, english = SENTENCES[code]
    with translation.override("nl"):
        assert sentence_of(rule=code, fact=fact) == dutch
    with translation.override("en"):
        assert sentence_of(rule=code, fact=fact) == english


@pytest.mark.parametrize("where", ELSEWHERE)
def test_every_exit_has_words(where: str) -> None:
    fact = {"school": "Yuverta", "destination": where}
    said = sentence_of(rule="elsewhere_but_placed", fact=fact)
    assert f": {where}." not in said
