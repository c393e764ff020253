"""One pupil's warm handover, from her mentor's first sentence to the word that comes back in week six.

In a house of its own, for the days go by: April, the summer, day one, week six. Every page on the way is
looked at with axe; strangers are turned away at every door; the record shows the pupil every look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.conftest import visitors_of
from tests.journeys.houses import a_house
from warmwelkom.house.demo.names import mail_part

PUPIL, MENTOR, CLASS_MENTOR = "Yara de Bruin", "Ravi Soekhoe", "Karim Bensaïd"
CLASS = "PMK3-1a"
PART_B = {
    "Resultaten": "De resultaten passen bij niveau 3.",
    "Huiswerk en plannen": "Heeft steun nodig bij plannen.",
    "Begeleiding die er was": "Kreeg een kwartier extra tijd bij toetsen.",
}
ASKS = "Vertel me in week 1 bij wie ik terecht kan."
OWN_VIEW = "Met een lijstje op maandag lukt het mij zelf."
AGREED = ("Bied extra tijd bij toetsen zelf aan", "Geef Yara elke maandag een lijstje")
LINE = "Ze zit goed in de groep."
STRANGERS = ("Marco Visser", "Hanna Postma", "Sevda Aydın", "Wim de Leeuw")


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


def plans_a_talk(mentor: Visitor) -> tuple[str, str]:
    """By phone, with the mentor the old school knows, on a moment of their own. Returns the talk's path, and another."""
    mentor.goes_to("/gesprekken/")
    row = mentor.page.get_by_role("listitem").filter(has_text=PUPIL)
    row.get_by_role("link", name="Plan een gesprek").first.click()
    offered = mentor.page.locator("#mbo option").all_inner_texts()
    others = [text.split(" · ")[0] for text in offered if "-1" in text and CLASS_MENTOR not in text]
    mentor.page.get_by_label("Wie van het mbo").select_option(label=f"{CLASS_MENTOR} · {CLASS}")
    mentor.clicks("Kijk wanneer die kan")
    if not mentor.page.get_by_label("Dag", exact=True).is_visible():
        mentor.page.get_by_text("Een ander moment").click()
    mentor.page.get_by_label("Dag", exact=True).fill("2026-04-08")
    mentor.page.get_by_label("Tijd", exact=True).fill("15:00")
    mentor.clicks("Stel dit moment voor")
    mentor.goes_to("/gesprekken/")
    planned = mentor.page.get_by_role("listitem").filter(has_text=PUPIL)
    planned.get_by_role("link", name="Bereid het voor").first.click()
    mentor.looks()
    another = next(name for name in others if len(name.split()) == 2)
    return mentor.page.url.removeprefix(mentor.base), another


def says_yes(other: Visitor, talk: str) -> None:
    other.goes_to(talk)
    other.clicks("Bevestig dit moment")


def holds_and_closes(mentor: Visitor, talk: str) -> None:
    """A note under a heading, and two agreements: who, what, by when."""
    mentor.goes_to(talk)
    mentor.page.get_by_label("Begeleiding", exact=True).fill("Een klein lokaal werkt.")
    mentor.clicks("Bewaar Begeleiding")
    mentor.page.get_by_role("radio", name="We hebben afspraken gemaakt").check()
    for number, what in enumerate(AGREED, 1):
        group = mentor.page.get_by_role("group", name=f"Afspraak {number}")
        group.get_by_label("Wie", exact=True).select_option("class_mentor")
        group.get_by_label("Doet wat").fill(what)
        group.locator("input[type=date]").fill("2026-08-28")
    mentor.clicks("Sluit af", exact=True)
    mentor.reads(AGREED[1])


def goes_by(one: Visitor, day: str) -> None:
    """Let the demo go to another day: its schools give their lists, the nightly work is done."""
    one.goes_to("/")
    one.page.get_by_label("Vandaag is het").select_option(day)
    one.page.get_by_role("button", name="Ga naar die dag").click()
    chosen = one.page.locator(f"#demo-dag option[selected][value='{day}']")
    for _again in range(300):
        one.page.goto(one.base + "/")
        if chosen.count():
            return
        one.page.wait_for_timeout(1000)  # lists are read by a worker; the page says how far it is
    raise AssertionError(f"the demo did not come to {day}")


def reads_on_day_one(class_mentor: Visitor, dossier: str) -> None:
    class_mentor.goes_to("/mijn-klas/")
    row = class_mentor.page.get_by_role("listitem").filter(has_text=PUPIL).last
    for words in (ASKS, *AGREED, MENTOR):
        assert words in row.inner_text()
    class_mentor.goes_to(dossier)
    for words in (*PART_B.values(), OWN_VIEW):
        class_mentor.reads(words)


def tells_in_week_six(class_mentor: Visitor) -> None:
    class_mentor.goes_to("/terugkoppeling/klas/")
    row = class_mentor.page.locator("li.rt-student", has_text=PUPIL)
    row.locator("input[name^=state-][value=settled]").check(force=True)
    row.get_by_label("Eén zin over").fill(LINE)
    for kept in row.locator("input[name^=kept-][value=kept]").all():
        kept.check(force=True)
    class_mentor.clicks("Bewaar mijn klas")


def with_a_code(visitor: Visitors, name: str) -> Visitor:
    """Somebody of ROC Mondriaan who is not among the invented people of the front door: in by mail."""
    given, surname = name.split()
    address = f"{mail_part(given)[0]}.{mail_part(surname)}@roc-mondriaan.example"
    one = visitor()
    one.goes_to("/account/login/")
    one.page.locator("input[type=email]").fill(address)
    one.clicks("Stuur mij een code")
    path = one.page.url.removeprefix(one.base)
    one.goes_to(f"/postkamer/?to={address}")
    code = re.search(r"\b\d{6}\b", one.page.locator(".ww-letter").first.inner_text())
    assert code, address
    one.goes_to(path)
    one.page.locator("input[name=code]").fill(code[0])
    one.clicks("Log in", exact=True)
    one.goes_to("/mijn-klas/")
    return one


def is_turned_away(visitor: Visitors, another: Visitor, doors: tuple[str, ...]) -> None:
    """Whoever has no part in it: another class's mentor there, the intaker who let her in, and so on to nobody."""
    strangers = [another, *(as_person(visitor, name) for name in STRANGERS)]
    for number, one in enumerate(strangers):
        for door in doors:
            assert one.page.request.get(one.base + door).status in (403, 404), (number, door)
    nobody = visitor()
    for door in doors:
        answer = nobody.page.request.get(nobody.base + door, max_redirects=0)
        assert answer.status in (302, 404), door


def test_from_a_mentors_sentence_to_the_word_that_comes_back(visitor: Visitors) -> None:
    mentor, class_mentor = as_person(visitor, MENTOR), as_person(visitor, CLASS_MENTOR)
    dossier, acts = writes_part_b(mentor)
    assert acts <= 200, "what a mentor types and clicks for one pupil"
    answers_on_a_phone(as_person(visitor, PUPIL, phone=True))
    talk, another = plans_a_talk(mentor)
    says_yes(class_mentor, talk)
    holds_and_closes(mentor, talk)
    assert class_mentor.page.request.get(class_mentor.base + dossier).status == 404  # no place yet
    goes_by(mentor, "2026-07-14")
    mentor.goes_to(dossier)
    mentor.reads("ligt dit dossier bij ROC Mondriaan")
    goes_by(mentor, "2026-08-24")
    reads_on_day_one(class_mentor, dossier)
    is_turned_away(
        visitor,
        with_a_code(visitor, another),
        (dossier, talk, f"{dossier}meenemen/", f"{dossier}papier/"),
    )
    goes_by(mentor, "2026-10-05")
    tells_in_week_six(class_mentor)
    mentor.goes_to("/terugkoppeling/oud-leerlingen/")
    mentor.reads(LINE)
    pupil = as_person(visitor, PUPIL, phone=True, dark=True)
    pupil.goes_to("/mijn/dossier/")
    looked = pupil.page.get_by_role("region", name="Wie las dit dossier").inner_text()
    assert MENTOR in looked
    assert CLASS_MENTOR in looked
    assert not [name for name in STRANGERS if name in looked]
