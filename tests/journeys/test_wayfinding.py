"""Somebody walks from the stop to a classroom with a phone: six places, a photo each, a panorama, a face covered, shown."""

from __future__ import annotations

from tests.journeys.browser import Visitors, as_person
from tests.journeys.walk import (
    PLACES,
    PLANNER,
    READY,
    adds_place,
    brings,
    looks_at_the_picture,
    makes_building,
    panorama,
    photo,
)


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


def test_who_types_while_a_picture_is_made_ready_loses_no_word(visitor: Visitors) -> None:
    planner = as_person(visitor, PLANNER, phone=True)
    makes_building(planner)
    adds_place(planner, "De balie", "balie", "Een balie.")
    planner.page.get_by_label("Wat moet je hier weten?").fill("Vraag naar je pas.")
    planner.page.get_by_label("Foto’s, filmpjes of panorama’s").set_input_files(
        files=[photo("desk")]
    )
    planner.page.get_by_role("button", name="Verstuur").click()
    planner.page.get_by_text("Klaar", exact=True).wait_for(timeout=READY)
    assert (
        planner.page.get_by_label("Wat moet je hier weten?").input_value() == "Vraag naar je pas."
    )
    planner.clicks("Bewaar")
    planner.reads("Bewaard.")


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
        planner.page.get_by_label("Wie gaf toestemming?").select_option(value="16")
        planner.page.get_by_label("Waarvoor?").fill("De foto van de balie")
        planner.page.get_by_label("Waar ligt het bewijs?").fill("Map van de receptie")
        planner.clicks("Bewaar")
        planner.clicks("Trek in: de toestemming van Joris de Wit")
        planner.reads("ingetrokken")
