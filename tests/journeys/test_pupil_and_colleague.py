"""A pupil comes in with a code and sees who is there; a colleague comes in by a letter; a keyboard is enough."""

from __future__ import annotations

import re

from tests.journeys.browser import Visitors, as_person
from tests.journeys.test_from_list_to_coach import DECAAN


def test_a_pupil_reads_fijn_dat_je_er_bent_and_sees_a_face_they_know(visitor: Visitors) -> None:
    pupil = visitor(phone=True, dark=True)
    pupil.goes_to("/welkom/")
    pupil.page.get_by_label("Code").fill("warme-start")
    pupil.page.get_by_label("geboortedatum", exact=False).fill("02-12-2010")
    pupil.clicks("Naar mijn welkom")
    pupil.reads("fijn dat je er bent")
    pupil.reads("Ravi Soekhoe")


def test_a_wrong_birth_date_is_told_without_telling_which_of_the_two(visitor: Visitors) -> None:
    pupil = visitor(phone=True)
    pupil.goes_to("/welkom/")
    pupil.page.get_by_label("Code").fill("WARME-START")
    pupil.page.get_by_label("geboortedatum", exact=False).fill("03-12-2010")
    pupil.clicks("Naar mijn welkom")
    pupil.reads("Deze code en deze geboortedatum passen niet bij elkaar.")


def test_a_colleague_is_invited_and_comes_in(visitor: Visitors) -> None:
    admin = as_person(visitor, "Hans Dekker")
    admin.goes_to("/mensen/uitnodigen/")
    admin.page.get_by_label("Naam").fill("Nora Nieuw")
    admin.page.get_by_label("E-mail", exact=False).fill("nora.nieuw@johan-de-witt.example")
    admin.page.get_by_label("Rol").select_option(label="decaan")
    places = admin.page.get_by_label("Waar")
    places.select_option(index=places.locator("option").count() - 1)
    admin.clicks("Stuur de uitnodiging")
    admin.goes_to("/postkamer/?to=nora.nieuw")
    letter = admin.page.content()
    found = re.search(r"/uitnodiging/[\w-]+/", letter)
    assert found is not None
    colleague = visitor(phone=True)
    colleague.goes_to(found.group())
    colleague.reads("Nora Nieuw")


def test_a_keyboard_is_enough(visitor: Visitors) -> None:
    decaan = as_person(visitor, DECAAN, dark=True)
    decaan.page.keyboard.press("Tab")
    assert decaan.page.evaluate("document.activeElement.textContent.trim()") == "Naar de inhoud"
    decaan.page.keyboard.press("Enter")
    assert decaan.page.evaluate("document.activeElement.id") == "inhoud"
    seen = set()
    for _step in range(40):
        decaan.page.keyboard.press("Tab")
        seen.add(decaan.page.evaluate("document.activeElement.textContent.trim().split('\\n')[0]"))
    assert {"Lijst toevoegen"} <= seen
