"""One pupil's warm handover, from her mentor's first sentence to a talk that is planned.

In a house of its own, for it writes in the example pupil's dossier. Every page on the way is looked at with axe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import a_house, visitors_of

PUPIL, MENTOR, CLASS_MENTOR = "Yara de Bruin", "Ravi Soekhoe", "Karim Bensaïd"
PART_B = {
    "Resultaten": "De resultaten passen bij niveau 3.",
    "Huiswerk en plannen": "Heeft steun nodig bij plannen.",
    "Begeleiding die er was": "Kreeg een kwartier extra tijd bij toetsen.",
}
ASKS = "Vertel me in week 1 bij wie ik terecht kan."
OWN_VIEW = "Met een lijstje op maandag lukt het mij zelf."


@pytest.fixture(scope="module")
def own_house() -> Iterator[str]:
    with a_house("handover") as base:
        yield base


@pytest.fixture
def visitor(own_house: str, browser: Any) -> Iterator[Visitors]:
    with visitors_of(own_house, browser) as make:
        yield make


def writes_part_b(mentor: Visitor) -> tuple[str, int]:
    """Three sentences and "done", by keyboard; returns the dossier's path and the keys and clicks it took."""
    mentor.goes_to("/overdracht/")
    mentor.clicks(PUPIL, role="link")
    path = mentor.page.url.removeprefix(mentor.base)
    acts = 1
    for label, text in PART_B.items():
        field = mentor.page.get_by_label(label, exact=True)
        start = field.locator("xpath=ancestor::ww-keep-field").locator("[data-start]").first
        start.click()  # a sentence to start from
        field.fill(text)
        acts += 2 + len(text)
    mentor.page.get_by_label("Is er op het mbo begeleiding nodig?").select_option("given")
    mentor.clicks("Klaar, laat het de leerling lezen")
    return path, acts + 3


def answers_on_a_phone(pupil: Visitor) -> None:
    """Part A to its end, question by question; then a view on what the mentor wrote."""
    pupil.goes_to("/mijn/dossier/")
    pupil.goes_to("/mijn/dossier/vraag/asks/")
    pupil.page.locator("textarea").first.fill(ASKS)
    pupil.clicks("Bewaar en stop")
    pupil.goes_to("/mijn/dossier/")
    pupil.page.get_by_role("link", name="Zeg wat je ervan vindt Huiswerk").click()
    pupil.page.get_by_role("radio", name="Ik wil er iets bij zeggen").check()
    pupil.page.get_by_label("Jouw woorden").fill(OWN_VIEW)
    pupil.clicks("Zeg het", exact=True)
    pupil.goes_to("/mijn/dossier/")
    pupil.reads(OWN_VIEW)
    for _each in range(12):  # what she has nothing to add to
        waiting = pupil.page.get_by_role("link", name=re.compile("^Zeg wat je ervan vindt"))
        if not waiting.count():
            break
        waiting.first.click()
        pupil.page.get_by_role("radio", name="Dat klopt").check()
        pupil.clicks("Zeg het", exact=True)
        pupil.goes_to("/mijn/dossier/")
    pupil.clicks("Ik heb alles gelezen")


def plans_a_talk(mentor: Visitor) -> str:
    """By phone, on a moment of their own; the other side says yes. Returns the talk's path."""
    mentor.goes_to("/gesprekken/")
    row = mentor.page.get_by_role("listitem").filter(has_text=PUPIL)
    row.get_by_role("link", name="Plan een gesprek").first.click()
    mentor.looks()
    if not mentor.page.get_by_label("Dag", exact=True).is_visible():
        mentor.page.get_by_text("Een ander moment").click()
    mentor.page.get_by_label("Dag", exact=True).fill("2026-04-08")
    mentor.page.get_by_label("Tijd", exact=True).fill("15:00")
    mentor.clicks("Stel dit moment voor")
    mentor.goes_to("/gesprekken/")
    planned = mentor.page.get_by_role("listitem").filter(has_text=PUPIL)
    planned.get_by_role("link", name="Bereid het voor").first.click()
    mentor.looks()
    return mentor.page.url.removeprefix(mentor.base)


def test_from_a_mentors_sentence_to_a_talk_that_is_planned(visitor: Visitors) -> None:
    mentor = as_person(visitor, MENTOR)
    dossier, acts = writes_part_b(mentor)
    assert acts <= 200, "what a mentor types and clicks for one pupil"
    answers_on_a_phone(as_person(visitor, PUPIL, phone=True))
    plans_a_talk(mentor)
    stranger = as_person(
        visitor, CLASS_MENTOR
    )  # there is no place yet, so nothing lies open to the mbo
    assert stranger.page.request.get(stranger.base + dossier).status == 404
