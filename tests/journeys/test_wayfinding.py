"""Somebody walks from the stop to a classroom with a phone: six places, a photo each, a panorama, a face covered, shown."""

from __future__ import annotations

from typing import Any

from tests.journeys.browser import Visitor, Visitors, as_person
from warmwelkom.house.demo.wayfinding import draw_panorama, draw_place

PLANNER = "Sevda Aydın"
PLACES = (
    ("De halte", "stop", "halte of station", "Een abri met een bank, de school aan de overkant."),
    ("De ingang", "entrance", "ingang", "Glazen deuren onder een luifel, rechts een hellingbaan."),
    ("De balie", "desk", "balie", "Een houten balie met een blauw bord erboven."),
    ("De kantine", "canteen", "kantine", "Lange tafels, rechts de bar."),
    ("De gang", "corridor", "gang", "Een lange gang met blauwe deuren."),
    ("Lokaal B1.07", "classroom", "lokaal", "Tafels in drie rijen, het bord hangt voorin."),
)
READY = 240_000
"""Milliseconds for the house to make a picture fit, on a machine that has much else to do."""


def photo(kind: str) -> dict[str, Any]:
    content = draw_place(kind, 7, size=(900, 600))
    return {"name": f"{kind}.jpg", "mimeType": "image/jpeg", "buffer": content}


def panorama(kind: str) -> dict[str, Any]:
    content = draw_panorama(kind, 7, width=1024)
    return {"name": f"{kind}-rond.jpg", "mimeType": "image/jpeg", "buffer": content}


def makes_building(planner: Visitor) -> None:
    planner.goes_to("/wegwijs/")
    planner.page.get_by_label("Hoe heet deze locatie?").fill("Locatie Noorder")
    planner.page.get_by_label("Halte of station").fill("halte Zuiderlaan, tram 9")
    planner.clicks("Zet de locatie neer")
    planner.reads("Nog geen plekken")


def adds_place(planner: Visitor, name: str, label: str, alt: str) -> None:
    planner.clicks("Nog een plek", role="link")
    planner.page.get_by_label("Hoe heet deze plek?").fill(name)
    planner.page.get_by_label("Wat is het?", exact=True).select_option(label=label)
    planner.page.get_by_label("Wat is er te zien?").fill(alt)
    planner.page.get_by_label("Verdieping").fill("0")
    planner.clicks("Verder naar de foto")


def brings(planner: Visitor, file: dict[str, Any], kind: str = "") -> None:
    """Sent in pieces by the page itself, which shows the place anew when it is there."""
    if kind:
        planner.page.get_by_label("Wat zijn het?").select_option(value=kind)
    planner.page.get_by_label("Foto’s, filmpjes of panorama’s").set_input_files(files=[file])
    with planner.page.expect_navigation(timeout=READY):
        planner.page.get_by_role("button", name="Verstuur").click()
    planner.page.get_by_text(file["name"]).first.wait_for(timeout=READY)
    planner.looks()


def looks_at_the_picture(planner: Visitor) -> None:
    """A name on a door is covered by a box with typed numbers; whatever the machine found too."""
    planner.page.get_by_role("link", name="Kijk na").first.wait_for(timeout=READY)
    planner.clicks("Kijk na", role="link")
    planner.reads("Hij vindt ze niet allemaal")
    for label, number in (
        ("Van links", "30"),
        ("Van boven", "30"),
        ("Breed", "10"),
        ("Hoog", "15"),
    ):
        planner.page.get_by_label(label).fill(number)
    planner.clicks("Zet dit vak erop")
    while planner.page.get_by_text("nog niet bekeken", exact=True).count():
        open_find = planner.page.get_by_role("listitem").filter(has_text="nog niet bekeken").first
        open_find.get_by_role("button", name="Dek af").click()
        planner.page.wait_for_load_state("load")
    planner.clicks("Ik heb het hele beeld bekeken")


def test_somebody_walks_from_the_stop_to_a_classroom_with_a_phone(visitor: Visitors) -> None:
    planner = as_person(visitor, PLANNER, phone=True)
    makes_building(planner)
    building = planner.page.url.removeprefix(planner.base)
    for name, kind, label, alt in PLACES:
        adds_place(planner, name, label, alt)
        brings(planner, photo(kind))
        planner.goes_to(building)
    planner.clicks("De ingang", role="link")
    brings(planner, panorama("entrance"), kind="panorama")
    planner.page.get_by_role("link", name="Kijk na").nth(1).wait_for(timeout=READY)
    looks_at_the_picture(planner)
    planner.clicks("Laat deze plek zien")
    planner.reads("Nagekeken op")
    planner.goes_to(building)
    planner.clicks("Laat deze locatie aan iedereen zien")
    planner.reads("Iedereen kan deze locatie nu bekijken.")


def test_the_guide_and_the_consents_are_good_for_everybody(visitor: Visitors) -> None:
    for window in ({"phone": True, "dark": True}, {"javascript": False}):
        planner = as_person(visitor, PLANNER, **window)
        planner.goes_to("/wegwijs/zo-maak-je-beelden/")
        planner.goes_to("/wegwijs/")
        planner.page.get_by_label("Hoe heet deze locatie?").fill("Een tweede gebouw")
        planner.clicks("Zet de locatie neer")
        planner.clicks("Wie in beeld mag", role="link")
        planner.clicks("Bewaar")
        planner.reads("Schrijf de naam op van wie in beeld is.")
        planner.page.get_by_label("Wie is in beeld?").fill("Joris de Wit")
        planner.page.get_by_label("Waarvoor?").fill("De foto van de balie")
        planner.page.get_by_label("Waar ligt het bewijs?").fill("Map van de receptie")
        planner.clicks("Bewaar")
        planner.clicks("Trek in: de toestemming van Joris de Wit")
        planner.reads("ingetrokken")
