"""The main job: a decaan hands in a list with two clicks, sees who is not settled and why, and finds someone.

With and without JavaScript, on a laptop and on a phone; every page on the way is looked at with axe.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.browser import Visitor, Visitors, as_person

HEADINGS = "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas;Leerweg"
DECAAN, COACH, MENTOR = "Marjan Vink", "Ilse Brouwer", "Ravi Soekhoe"
WHY = "Nog geen aanmelding op de lijsten van mbo’s"


def a_list_with(*surnames: str) -> dict[str, Any]:
    own = sum(map(ord, "".join(surnames)))  # nobody else's numbers
    rows = [
        f"9{own}{number};Noor;van;{surname};2010-03-0{number + 1};4K1;kader"
        for number, surname in enumerate(surnames)
    ]
    text = "\n".join([HEADINGS, *rows])
    return {"name": "leerlingen.csv", "mimeType": "text/csv", "buffer": text.encode()}


def hands_in(decaan: Visitor, surname: str, *, javascript: bool) -> None:
    """Two clicks: the file, and "Bewaar de lijst" (a third one without JavaScript)."""
    decaan.goes_to("/lijsten/")
    decaan.page.set_input_files("input[type=file]", files=[a_list_with(surname)])
    if not javascript:
        decaan.page.get_by_role("button", name="Lees de lijst").click()
    decaan.page.get_by_role("button", name="Bewaar de lijst").wait_for()
    decaan.looks()
    decaan.clicks("Bewaar de lijst")
    decaan.reads("De lijst is bewaard")


def waits_until_linked(decaan: Visitor, *, javascript: bool) -> None:
    """With JavaScript the page looks by itself; without, the person asks again."""
    ready = decaan.page.get_by_role("link", name="Bekijk wie iemand nodig heeft")
    for _again in range(60):
        if javascript or ready.count():
            break
        decaan.page.get_by_role("link", name="Kijk of het klaar is").click(delay=500)
        decaan.page.wait_for_load_state("load")
    ready.wait_for(timeout=240_000)
    decaan.clicks("Bekijk wie iemand nodig heeft", role="link")


@pytest.mark.parametrize(
    ("surname", "phone", "javascript"),
    [("Proefveld", False, True), ("Proefduin", True, False)],
    ids=["laptop", "phone without JavaScript"],
)
def test_a_pupil_without_a_place_gets_someone(
    visitor: Visitors, surname: str, phone: bool, javascript: bool
) -> None:
    decaan = as_person(visitor, DECAAN, phone=phone, javascript=javascript)
    hands_in(decaan, surname, javascript=javascript)
    waits_until_linked(decaan, javascript=javascript)
    row = decaan.page.get_by_role("row", name=f"Noor van {surname}")
    assert WHY in row.inner_text()
    assert MENTOR in row.inner_text()
    decaan.clicks(f"Noor van {surname}", role="link")
    decaan.clicks("Geef aan iemand anders", role="link")
    decaan.page.get_by_role("radio", name=COACH).check()
    decaan.clicks("Geef de draad")
    decaan.reads(COACH)
    coach = as_person(visitor, COACH, phone=True)
    assert WHY in coach.page.get_by_role("row", name=f"Noor van {surname}").inner_text()
    coach.clicks(f"Noor van {surname}", role="link")
    coach.clicks("Geen gehoor")
    coach.reads("Geen gehoor")


def test_the_same_list_again_changes_nothing_and_can_be_undone(visitor: Visitors) -> None:
    decaan = as_person(visitor, DECAAN)
    hands_in(decaan, "Proefbos", javascript=True)
    decaan.goes_to("/lijsten/")
    decaan.page.set_input_files("input[type=file]", files=[a_list_with("Proefbos")])
    decaan.page.get_by_text("Alles wat erin staat, weten we al.").wait_for()
    decaan.clicks("Gooi dit bestand weg")
    decaan.goes_to("/leerlingen/?q=Proefbos")
    decaan.reads("Noor van Proefbos")
    decaan.goes_to("/lijsten/")
    decaan.page.locator("summary", has_text="Maak ongedaan").first.click()
    decaan.clicks("Ja, maak ongedaan")
    decaan.goes_to("/leerlingen/?q=Proefbos")
    assert decaan.page.get_by_text("Noor van Proefbos").count() == 0


def test_a_file_that_is_no_list_is_told_so(visitor: Visitors) -> None:
    decaan = as_person(visitor, DECAAN)
    decaan.goes_to("/lijsten/")
    picture = {"name": "foto.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" * 40}
    decaan.page.set_input_files("input[type=file]", files=[picture])
    decaan.page.locator(".ww-error:visible").wait_for()
    decaan.looks()
