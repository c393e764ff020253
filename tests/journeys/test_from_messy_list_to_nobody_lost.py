"""From a messy list to nobody lost: a decaan, an intaker and a coach, and what each sees at every step.

A Windows list with mixed dates and rows that are not right; mended, undone, repeated. Messages that come twice and
out of order; a pair in doubt that a person settles; a second list that changes one thing. Axe on every page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.browser import Visitor, Visitors, as_person

DECAAN, INTAKER, COACH = "Marjan Vink", "Marco Visser", "Ilse Brouwer"
RAYAN, LOTTE = "Rayan Zilverkamp", "Lotte de Zilverhof"
ON_NO_LIST = "Nog geen aanmelding op de lijsten van mbo’s"
FELL_BACK = "Aanmelding bij ROC Mondriaan afgewezen, geen andere bekend"

PUPILS = """Examenkandidaten;;;;;;
Leerlingnr.;Roepnaam;Achternaam;Geb.datum;Klas;Postcode;Kenmerk
088001;Zoe;Zilverberg, van den;3-5-2010;4K1;2511ab;123400004
088002;Rayan;Zilverkamp;20100604;4K1;2511 AC;123.400.016

088003;Lotte;de Zilverhof;2010-07-05;4K2;2511AD;1234 00 028
088004;Bram;Zilvermeer;40400;4K2;2511 AE;123400041
088005;Noé;Zilverduin;31-02-2010;4K1;2511 AF;123400053
088006;;Zilverstein;3 september 2010;4K1;2511 AG;123400065"""
APPLIED = """Aanmeldnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Postcode;Opleiding;Aanmelddatum;Vorige school
ZA-1;Zoë;van den;Zilverberg;03-05-2010;2511 AB;Kok;02-02-2026;Johan de Witt
ZA-2;Rayan;;Zilverkamp;04-06-2010;2511 AC;Kok;03-02-2026;Johan de Witt
ZA-3;Lotte;de;Zilverhof;;;Kapper;04-02-2026;Johan de Witt"""
MESSAGES = """id;ketenId;status;begindatum;einddatum;lastModifiedAt;statusSource;bsnhash
zm-3;ZA-2;REJECTED;2026-03-20;3000-01-01;2026-03-20T09:00:00;SIS;a1
zm-4;ZA-1;OFFERED;2026-03-18;3000-01-01;2026-03-18T09:00:00;SIS;b2
zm-3;ZA-2;REJECTED;2026-03-20;3000-01-01;2026-03-20T09:00:00;SIS;a1"""
LATE_MESSAGES = """id;ketenId;status;begindatum;einddatum;lastModifiedAt;statusSource;bsnhash
zm-1;ZA-2;RECEIVED;2026-02-10;2026-03-20;2026-02-10T09:00:00;CAMBO;a1
zm-3;ZA-2;REJECTED;2026-03-20;3000-01-01;2026-03-20T09:00:00;SIS;a1
zm-2;ZA-1;RECEIVED;2026-02-11;2026-03-18;2026-02-11T09:00:00;CAMBO;b2"""


def hands_in(one: Visitor, text: str, *, codec: str = "utf-8", name: str = "lijst.csv") -> None:
    """Choose a file; the page with what it would change follows by itself."""
    one.goes_to("/lijsten/")
    file: Any = {"name": name, "mimeType": "text/csv", "buffer": text.encode(codec)}
    one.page.set_input_files("input[type=file]", files=[file])
    one.page.wait_for_url("**/lijsten/*-*/")
    one.page.wait_for_load_state("load")
    one.looks()


def heading(one: Visitor) -> str:
    return one.page.locator("h1").inner_text()


def saves(one: Visitor) -> None:
    """Save, and wait until the lists are laid beside each other."""
    one.clicks("Bewaar de lijst")
    one.reads("De lijst is bewaard")
    one.page.get_by_role("link", name="Bekijk wie iemand nodig heeft").wait_for(timeout=240_000)
    one.looks()


def fetches_what_is_not_right(one: Visitor, folder: Path) -> str:
    """The rows that did not come in, as the decaan opens them in a spreadsheet."""
    with one.page.expect_download() as waiting:
        one.page.get_by_role("link", name="Download deze regels").click()
    path = folder / "verbeteren.csv"
    waiting.value.save_as(path)
    return path.read_text(encoding="utf-8-sig")


def found_by_name(one: Visitor, surname: str) -> int:
    one.goes_to(f"/leerlingen/?q={surname}")
    return one.page.locator("tbody tr").count()


def gives_the_thread(decaan: Visitor, name: str) -> None:
    decaan.goes_to(f"/leerlingen/?q={name.rsplit(maxsplit=1)[-1]}")
    decaan.clicks(name, role="link")
    decaan.clicks("Geef aan iemand anders", role="link")
    decaan.page.get_by_role("radio", name=COACH).check()
    decaan.clicks("Geef de draad")


def stands(coach: Visitor, name: str) -> str:
    """What the coach's own list says of a pupil today."""
    coach.goes_to("/vandaag/")
    return coach.page.get_by_role("row", name=name).inner_text()


def gives_a_messy_list(decaan: Visitor) -> None:
    """What can't be right is told by line, column and value; a column of citizen numbers is refused."""
    hands_in(decaan, PUPILS, codec="cp1252", name="examen 4e klas.csv")
    assert heading(decaan) == "Leerlingen die van school gaan: 4 nieuw"
    decaan.reads("Hier staan burgerservicenummers")
    refused = decaan.page.locator("section[aria-labelledby=niet-goed]").inner_text()
    assert "Regel 8" in refused
    assert "Geb.datum: “31-02-2010”. Deze datum bestaat niet." in refused
    assert "Regel 9" in refused
    assert "Hier ontbreekt: roepnaam." in refused
    saves(decaan)
    decaan.reads("2 regels kwamen er niet in")


def mends_what_was_not_right(decaan: Visitor, folder: Path) -> str:
    """Fetch, mend, give back alone; take it back again, and do it once more."""
    rows = fetches_what_is_not_right(decaan, folder)
    assert "Noé" in rows
    mended = rows.replace("31-02-2010", "28-02-2010").replace("088006;;", "088006;Sien;")
    for again in (True, False):
        hands_in(decaan, mended, name="verbeteren.csv")
        assert heading(decaan) == "Leerlingen die van school gaan: 2 nieuw"
        decaan.reads("Over wie er niet bij staat, vragen we niets")
        saves(decaan)
        assert found_by_name(decaan, "Zilverduin") == 1
        if again:
            decaan.page.go_back()
            decaan.page.locator("summary", has_text="Maak ongedaan").first.click()
            decaan.clicks("Ja, maak ongedaan")
            decaan.reads("Alles is weer zoals daarvoor")
            assert found_by_name(decaan, "Zilverduin") == 0
    return mended


def gives_statuses_twice_and_out_of_order(intaker: Visitor, coach: Visitor) -> None:
    hands_in(intaker, MESSAGES, name="cambo.csv")
    assert heading(intaker) == "Statusberichten: 2 nieuw"
    saves(intaker)
    assert FELL_BACK in stands(coach, RAYAN)
    hands_in(intaker, LATE_MESSAGES, name="cambo (1).csv")
    assert heading(intaker) == "Statusberichten: 2 nieuw"
    saves(intaker)
    assert FELL_BACK in stands(coach, RAYAN)


def settles_what_is_in_doubt(decaan: Visitor, coach: Visitor) -> None:
    """A name alone links nobody: until a person says so, Lotte is called, and never missed."""
    assert ON_NO_LIST in stands(coach, LOTTE)
    decaan.goes_to("/koppelingen/")
    pair = decaan.page.get_by_role("article", name=LOTTE)
    assert "ROC Mondriaan" in pair.inner_text()
    pair.get_by_role("button", name="Dezelfde leerling").first.click()
    decaan.page.wait_for_url("**/koppelingen/#besluit")
    decaan.reads(f"{LOTTE}: dezelfde leerling.")
    decaan.looks()


def waits_for_the_coach(coach: Visitor, name: str, gone: str) -> None:
    """The lists are laid beside each other again by the worker; the coach looks until it is done."""
    for _again in range(60):
        if gone not in stands(coach, name):
            return
        coach.page.get_by_role("heading", level=1).click(delay=500)
    raise AssertionError((name, gone))


def gives_a_second_list(decaan: Visitor, mended: str) -> None:
    """The whole list again, in Excel's own form and with one class changed: one thing differs."""
    rest = mended.replace("\r\n", "\n").splitlines()[1:]
    second = PUPILS.replace("Rayan;Zilverkamp;20100604;4K1", "Rayan;Zilverkamp;04-06-2010;4K3")
    lines = second.splitlines()[:-2] + [";".join(row.split(";")[:6]) + ";" for row in rest]
    hands_in(decaan, "\n".join(lines), name="examen juni.csv")
    assert heading(decaan) == "Leerlingen die van school gaan: 1 veranderd"
    changed = decaan.page.locator("section[aria-labelledby=veranderd]").inner_text()
    assert RAYAN in changed
    assert "4K3" in changed
    saves(decaan)


def test_nobody_is_lost_between_two_lists(visitor: Visitors, tmp_path: Path) -> None:
    decaan, coach = as_person(visitor, DECAAN), as_person(visitor, COACH, phone=True)
    gives_a_messy_list(decaan)
    mended = mends_what_was_not_right(decaan, tmp_path)
    for name in (RAYAN, LOTTE):
        gives_the_thread(decaan, name)
        assert ON_NO_LIST in stands(coach, name)
    intaker = as_person(visitor, INTAKER)
    hands_in(intaker, APPLIED, name="aanmeldingen.csv")
    assert heading(intaker) == "Aanmeldingen: 3 nieuw"
    saves(intaker)
    assert ON_NO_LIST not in stands(coach, RAYAN)
    gives_statuses_twice_and_out_of_order(intaker, coach)
    settles_what_is_in_doubt(decaan, coach)
    waits_for_the_coach(coach, LOTTE, ON_NO_LIST)
    gives_a_second_list(decaan, mended)
    assert FELL_BACK in stands(coach, RAYAN)


def reaches(one: Visitor, words: str) -> None:
    """Press Tab until what has the focus says this."""
    for _step in range(120):
        one.page.keyboard.press("Tab")
        has = one.page.evaluate(
            "[document.activeElement.innerText, document.activeElement.name].join(' ')"
        )
        if words in has:
            return
    raise AssertionError(words)


def test_the_overview_with_the_keyboard_alone(visitor: Visitors) -> None:
    """Filter, open a pupil, write down contact, lift the signal and put it back, without a mouse."""
    decaan = as_person(visitor, "Marjan Vink", dark=True)
    reaches(decaan, "Geen plek")
    decaan.page.keyboard.press("Enter")
    decaan.page.wait_for_url("**tab=place**")
    name = decaan.page.locator("section[aria-labelledby=lijst] tbody th a").first.inner_text()
    reaches(decaan, name)
    decaan.page.keyboard.press("Enter")
    decaan.page.wait_for_url("**/leerlingen/*-*/")
    reaches(decaan, "Geen gehoor")
    decaan.page.keyboard.press("Enter")
    decaan.reads("Het staat erbij.")
    reaches(decaan, "geldt niet meer")
    decaan.page.keyboard.press("Enter")
    reaches(decaan, "reason")
    decaan.page.keyboard.type("Komt morgen langs")
    decaan.page.keyboard.press("Enter")
    decaan.reads("Het signaal is weg tot de feiten veranderen.")
    reaches(decaan, "Maak ongedaan")
    decaan.page.keyboard.press("Enter")
    decaan.reads("Het signaal staat er weer.")
    decaan.looks()
