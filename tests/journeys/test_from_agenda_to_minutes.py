"""A meeting from its agenda to its minutes: what weighs most is proposed, two people note, a decision sets a state.

Every page on the way is looked at with axe. What was promised is settled with one click.
"""

from __future__ import annotations

import re

from tests.journeys.browser import Visitor, Visitors, as_person

AT = "/bijeenkomsten/haaglanden/"
TITLE = "Denktank over de zomer"


def plans(chair: Visitor) -> str:
    """Plan a meeting without a day; returns the path of its page, and goes there."""
    chair.goes_to(f"{AT}nieuw/")
    chair.page.get_by_label("Titel").fill(TITLE)
    chair.clicks("Bewaar", exact=True)
    found = re.search(rf"{AT}[0-9a-f-]{{36}}/", chair.page.url)
    assert found is not None, chair.page.url
    chair.goes_to(found[0])
    return found[0]


def makes_the_agenda(chair: Visitor) -> None:
    """Take the two heaviest proposals over, add one; drag the second to the first, with a reason."""
    chair.clicks("Maak de agenda", role="link")
    for _each in range(2):
        chair.clicks("Neem over")
    chair.page.get_by_text("Zet er zelf een punt op").click()
    chair.page.get_by_label("Punt").fill("Rondvraag")
    chair.clicks("Zet op de agenda")
    points = chair.page.locator("[data-item]")
    with chair.page.expect_navigation():
        points.nth(1).locator("h3").drag_to(points.nth(0), target_position={"x": 120, "y": 4})
    chair.looks()
    chair.page.get_by_label("Waarom komt dit op plek 1?").fill("De spreker moet vroeg weg.")
    chair.clicks("Verplaats met deze reden")
    chair.reads("De spreker moet vroeg weg.")


def notes_at_once(first: Visitor, second: Visitor, way: str) -> None:
    """What the first types is kept by itself; the second gets both texts."""
    for one in (first, second):
        one.goes_to(f"{way}leiden/")
    first.page.get_by_label("Notities").fill("Iedereen herkent dit.")
    first.reads("Bewaard, ")
    second.page.get_by_label("Notities").fill("Yuverta doet dit al.")
    second.reads("Iemand anders schreef hier ook.")
    both = "Iedereen herkent dit.\n\n---\n\nYuverta doet dit al."
    assert second.page.get_by_label("Notities").input_value() == both


def decides(chair: Visitor, way: str) -> None:
    """A decision about the first point, a promise, put the second off, and close."""
    chair.goes_to(f"{way}leiden/")
    chair.page.locator("input[name=outcome][value^='state:']").first.check()
    chair.page.get_by_label("Wat is besloten, en waarom?").fill("Dit gaan we doen.")
    chair.page.get_by_text("Maak een afspraak").click()
    chair.page.get_by_label("Wat gebeurt er?").fill("Bel alle scholen")
    chair.page.get_by_label("Wie doet dat?").select_option(index=1)
    chair.page.get_by_label("Vóór welke dag?").fill("2026-05-01")
    chair.clicks("Bewaar en ga naar het volgende punt")
    chair.page.get_by_label("Doorschuiven naar de volgende keer").check()
    chair.clicks("Bewaar en ga naar het volgende punt")
    chair.clicks("Bewaar en sluit de bijeenkomst")


def test_from_agenda_to_minutes(visitor: Visitors) -> None:
    chair = as_person(visitor, "Hanna Postma")
    way = plans(chair)
    makes_the_agenda(chair)
    chair.goes_to(f"{way}leiden/")
    chair.clicks("Begin de bijeenkomst")
    notes_at_once(chair, as_person(visitor, "Noor Jansen"), way)
    decides(chair, way)
    chair.clicks("Maak het verslag openbaar")
    phone = visitor(phone=True, dark=True)
    for part in ("verslag/", "agenda/", ""):
        phone.goes_to(f"{way}{part}")
    phone.goes_to(f"{way}verslag/")
    for words in ("Iedereen herkent dit.", "Dit gaan we doen.", "Bel alle scholen"):
        phone.reads(words)
    phone.page.locator("li h2 a").first.click()
    phone.reads(f"besloten in: {TITLE}")
    chair.goes_to(f"{AT}afspraken/")
