"""A bridge module, from its form to a certificate that somebody checks, and that is revoked: step by step, for the journey."""

from __future__ import annotations

import re

from tests.journeys.beside import TERM
from tests.journeys.browser import Visitor
from warmwelkom.base.ui.paper import can_make_pdf

PUPIL, TITLE, GOAL = (
    "Yara de Bruin",
    "Begrippen uit de zorg",
    "Kent tien begrippen van de opleiding.",
)
WRONG = "Verkeerde leerling"
CODE = re.compile(r"(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}")


def called(words: str, of: str) -> re.Pattern[str]:
    """A button with words for everybody, and whom it is about for who does not see the page."""
    return re.compile(rf"^{words} ?: {of}$")


def gives(teacher: Visitor) -> str:
    """The form, an end term that was missed, and a goal. Returns the path of the module."""
    teacher.goes_to("/doorstroom/")
    teacher.clicks("Geef iets", role="link")
    page = teacher.page
    page.get_by_label("Wat is het?").select_option("bridge")
    for label, text in (
        ("Hoe heet het?", TITLE), ("Wat ga je er doen?", "Een middag met woorden en spullen."),
        ("Waar precies?", "Tinwerf 10"), ("Hoeveel plekken zijn er?", "1"),
        ("Bij wie kan de leerling terecht?", "Karim, 070 000 00 10"),
    ):  # fmt: skip
        page.get_by_label(label).fill(text)
    teacher.clicks("Zet dit bij de leerlingen")
    teacher.reads(
        "Zet er minstens één dag met tijden bij"
    )  # the day is still missing, and nothing is lost
    assert page.get_by_label("Hoe heet het?").input_value() == TITLE
    for label, value in (("Dag", "2026-05-12"), ("Van", "14:00"), ("Tot", "16:00")):
        page.get_by_label(label, exact=True).first.fill(value)
    teacher.clicks("Zet dit bij de leerlingen")
    path = page.url.removeprefix(teacher.base)
    teacher.clicks("Kies eindtermen en doelen", role="link")
    page.get_by_label("Zoek op een woord").fill(TERM)
    teacher.clicks("Zoek", exact=True)
    page.locator("input[name=term]").first.check()
    teacher.clicks("Zet erbij wat je koos")
    page.get_by_label("In één zin").fill(GOAL)
    teacher.clicks("Zet dit doel erbij")
    teacher.goes_to(path)
    teacher.reads(GOAL)
    return path


def signs_up(pupil: Visitor) -> None:
    """From the own page, on a phone; stepping back and again, for undo is one click."""
    pupil.clicks("Doorstroomprogramma", role="link")
    pupil.clicks(called("Ik doe mee", TITLE))
    pupil.reads("je hebt een plek")
    pupil.clicks(called("Ik kom toch niet", TITLE))
    pupil.clicks(called("Ik doe mee", TITLE))


def is_put_on_the_list(mentor: Visitor) -> None:
    """Another pupil, by the mentor: it is full, so on the waiting list."""
    mentor.goes_to("/leerlingen/")
    rows = mentor.page.locator("main a[href^='/leerlingen/'][href*='-']").all()
    others = [row for row in rows if PUPIL not in row.inner_text()]
    others[0].click()
    mentor.page.wait_for_load_state("load")
    mentor.clicks("Doorstroomprogramma", role="link")
    mentor.clicks(called("Zet op de wachtlijst", TITLE))
    mentor.reads("staat op de wachtlijst")


def ticks(teacher: Visitor, path: str) -> None:
    """At the door, with a phone: who waits is not on it."""
    teacher.goes_to(path)
    teacher.page.get_by_role("link", name=re.compile("^Wie is er")).first.click()
    teacher.page.wait_for_load_state("load")
    teacher.looks()
    assert teacher.page.get_by_role("button", name=re.compile("^Niet er")).count() == 1
    teacher.clicks(called("Er", PUPIL))
    teacher.reads("Van iedereen staat het erbij")
    teacher.goes_to(path)
    teacher.clicks(called("Maak een bewijs", PUPIL))
    teacher.reads("heeft een bewijs")


def has_a_paper(pupil: Visitor) -> str:
    """The paper, and as PDF where that can be made. Returns the code on it."""
    pupil.goes_to("/mijn/doorstroom/")
    pupil.page.get_by_role("link", name=called("Bekijk het bewijs", TITLE)).click()
    pupil.page.wait_for_load_state("load")
    pupil.looks()
    found = CODE.search(pupil.page.inner_text("main"))
    assert found is not None
    if can_make_pdf():
        with pupil.page.expect_download() as coming:
            pupil.page.get_by_role("button", name="Haal het als pdf").click()
        assert coming.value.path().read_bytes().startswith(b"%PDF-")
    return found[0]


def checks(stranger: Visitor, code: str, *, says: str) -> None:
    stranger.goes_to("/bewijs/haaglanden/")
    stranger.page.get_by_label("De code op het bewijs").fill(code)
    stranger.clicks("Kijk het na")
    stranger.reads(says)
    text = stranger.page.inner_text("main")
    assert "Yara" not in text
    assert (TITLE in text) is (says == "Dit bewijs is geldig")


def revokes(teacher: Visitor, path: str) -> None:
    teacher.goes_to(path)
    teacher.page.get_by_text("Klopt het niet? Trek het bewijs in").click()
    teacher.page.get_by_label("Waarom? De leerling leest dit.").fill(WRONG)
    teacher.clicks(called("Trek het bewijs in", PUPIL))
