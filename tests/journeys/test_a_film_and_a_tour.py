"""From six places on a phone to a film that a pupil watches, a tour by keyboard alone and a route on paper."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

from tests.journeys.browser import Visitor, Visitors, as_person
from tests.journeys.walk import (
    PLACES,
    PLANNER,
    READY,
    adds_place,
    brings,
    clip,
    covers_what_is_open,
    makes_building,
    opens_the_review,
    panorama,
    photo,
    photo_with_a_face,
    plan_as_pdf,
    puts_a_box,
)

MADE = 600_000
"""Milliseconds for a film of half a minute, on a machine that has much else to do."""
SAID = "Vraag bij de balie naar je pas."
WAYS = ("outside", "door", "hallway", "hallway", "door")
A4 = (595, 842)
FACE = (420 / 900, 310 / 600, 480 / 900, 375 / 600)
"""From the eyes to the mouth of who stands before the entrance, as parts of the photo (see `walk.py`)."""
ONE_COLOUR = 24
"""How far a photo that was packed small may wander from one colour; the face itself goes from 20 to 255."""
SHOWN_LINE = """words => [...document.querySelector("video").textTracks].some((track) => track.kind === "captions"
  && track.mode === "showing" && [...(track.activeCues ?? [])].some((cue) => cue.text.includes(words)))"""


def test_from_six_places_to_a_film_a_tour_and_a_route(visitor: Visitors) -> None:
    planner = as_person(visitor, PLANNER, phone=True)
    building = walks(planner)
    looks_at_everything(planner, building)
    draws_the_plan(planner, building)
    makes_the_film(planner, building)
    planner.goes_to(building)
    planner.clicks("De rondleiding, zoals een leerling haar ziet", role="link")
    tour = planner.page.url.removeprefix(planner.base)
    sees_no_face(visitor(), tour)
    watches(as_pupil(visitor), tour)
    walks_with_the_keyboard(visitor(), tour)
    prints_the_route(visitor(phone=True), tour)


def walks(planner: Visitor) -> str:
    """Six places: photos, a clip, a panorama; somebody stands in one of them. Answers the address of the building."""
    makes_building(planner)
    building = planner.page.url.removeprefix(planner.base)
    files = {"entrance": photo_with_a_face, "canteen": clip, "classroom": panorama}
    for name, kind, label, alt in PLACES:
        adds_place(planner, name, label, alt)
        brings(
            planner,
            files.get(kind, photo)(kind),
            kind="panorama" if kind == "classroom" else "",
        )
        planner.goes_to(building)
    return building


def looks_at_everything(planner: Visitor, building: str) -> None:
    """Each picture by a person; the face at the entrance is covered. Then every place is shown, and the building."""
    for name, kind, _label, _alt in PLACES:
        planner.goes_to(building)
        planner.clicks(name, role="link")
        opens_the_review(planner)
        if kind == "entrance" and not covers_what_is_open(planner):
            puts_a_box(
                planner, "33", "30", "34", "50"
            )  # what the machine did not see, a person does
        covers_what_is_open(planner)
        planner.clicks("Ik heb het hele beeld bekeken")
        planner.page.get_by_text("klaar", exact=True).first.wait_for(timeout=READY)
        planner.clicks("Laat deze plek zien")
    planner.goes_to(building)
    planner.clicks("Laat deze locatie aan iedereen zien")
    planner.reads("Iedereen kan deze locatie nu bekijken.")


def draws_the_plan(planner: Visitor, building: str) -> None:
    """The architect's pdf under the dots, typed where they lie, and a line from each to the next."""
    planner.goes_to(building)
    planner.clicks("De plattegrond, met de weg van plek naar plek", role="link")
    planner.page.get_by_label("Plattegrond (pdf").set_input_files(files=[plan_as_pdf()])
    planner.clicks("Zet de plattegrond erop")
    planner.reads("De plattegrond staat erop.")
    for number, (name, *_rest) in enumerate(PLACES):
        planner.page.get_by_label(f"{name}: Van links").fill(str(200 + 300 * number))
        planner.page.get_by_label(f"{name}: Van boven").fill(str(1400 - 150 * number))
    planner.clicks("Bewaar de stippen")
    names = [name for name, *_rest in PLACES]
    for one, other, kind in zip(names, names[1:], WAYS, strict=False):
        planner.page.get_by_label("Van", exact=True).select_option(label=one)
        planner.page.get_by_label("Naar", exact=True).select_option(label=other)
        planner.page.get_by_label("Wat is het?").select_option(value=kind)
        planner.page.get_by_label("Hoeveel meter?").fill("20")
        planner.clicks("Trek de lijn")
        planner.reads("De lijn staat op de plattegrond.")


def makes_the_film(planner: Visitor, building: str) -> None:
    """A first version with one button, one line said otherwise, made, and put before everybody."""
    planner.goes_to(building)
    planner.clicks("De wegwijsfilm", role="link")
    planner.clicks("Maak een eerste versie")
    planner.reads("De eerste versie staat klaar.")
    planner.clicks("Verander De balie", role="link")
    planner.page.get_by_label("Ondertitel (Nederlands)").fill(SAID)
    planner.clicks("Bewaar de scène")
    planner.reads(SAID)
    planner.clicks("Maak de film")
    planner.page.get_by_role("button", name="Zet openbaar").wait_for(timeout=MADE)
    planner.clicks("Zet openbaar")
    planner.reads("De film is openbaar.")


def sees_no_face(guest: Visitor, tour: str) -> None:
    """A stranger's own picture of the entrance has one colour where the face was, and the building around it."""
    guest.goes_to(f"{tour}de-ingang/")
    address = guest.page.locator(".wf-photo img").evaluate("picture => picture.currentSrc")
    with Image.open(io.BytesIO(guest.page.request.get(address).body())) as picture:
        grey = picture.convert("L")
    sides = (grey.width, grey.height) * 2
    darkest, lightest = grey.crop([int(part * side) for part, side in zip(FACE, sides, strict=True)]).getextrema()  # fmt: skip
    assert lightest - darkest < ONE_COLOUR
    darkest, lightest = grey.getextrema()
    assert lightest - darkest > 8 * ONE_COLOUR


def as_pupil(visitor: Visitors) -> Visitor:
    pupil = visitor(phone=True)
    pupil.goes_to("/proef/")
    pupil.page.locator("button[name=who][value=pupil]").click()
    pupil.page.wait_for_load_state("load")
    return pupil


def watches(pupil: Visitor, tour: str) -> None:
    """The film plays with its captions, and what was changed is read in it."""
    pupil.goes_to(tour)
    pupil.clicks("Bekijk de wegwijsfilm", role="link")
    film = pupil.page
    film.wait_for_function("document.querySelector('video').readyState >= 1", timeout=READY)
    film.locator("li", has=film.get_by_role("heading", name="De balie")).locator(
        "a[data-at]"
    ).click()
    film.wait_for_function(SHOWN_LINE, arg=SAID, timeout=READY)
    before = film.evaluate("document.querySelector('video').currentTime")
    film.wait_for_function("before => document.querySelector('video').currentTime > before + 0.2", arg=before, timeout=READY)  # fmt: skip


def walks_with_the_keyboard(guest: Visitor, tour: str) -> None:
    """Tab and Enter alone, from the first page to the last room; in the panorama the arrows turn."""
    guest.goes_to(tour)
    goes_on(guest, "Begin de rondleiding", "De halte")
    for name, *_rest in PLACES[1:]:
        goes_on(guest, name, name)
    guest.page.wait_for_selector("[data-pano=turns]", timeout=READY)
    tabs_to(guest, "", tag="CANVAS")
    for _step in range(3):
        guest.page.keyboard.press("ArrowRight")
    goes_on(guest, "Hoe kom ik hier?", "Zo kom je bij Lokaal B1.07")


def goes_on(guest: Visitor, link: str, heading: str) -> None:
    tabs_to(guest, link)
    guest.page.keyboard.press("Enter")
    guest.page.get_by_role("heading", level=1, name=heading).wait_for()
    guest.looks()


def tabs_to(guest: Visitor, name: str, *, tag: str = "A", most: int = 120) -> None:
    seen = []
    for _key in range(most):
        guest.page.keyboard.press("Tab")
        at, words = guest.page.evaluate(
            "(({tagName, textContent}) => [tagName, textContent.trim()])(document.activeElement)"
        )
        if at == tag and words.startswith(name):
            return
        seen.append(words[:30])
    raise AssertionError((name, seen))


def prints_the_route(pupil: Visitor, tour: str) -> None:
    """One sheet of A4 with every step and the code that leads back."""
    pupil.goes_to(f"{tour}route/?naar=lokaal-b107")
    pupil.reads("Je bent bij Lokaal B1.07.")
    sheet = pypdfium2.PdfDocument(pupil.page.pdf(prefer_css_page_size=True))
    assert len(sheet) == 1
    assert tuple(round(side) for side in sheet[0].get_size()) == A4
    words = sheet[0].get_textpage().get_text_bounded()
    assert "Zo kom je bij Lokaal B1.07" in words
    assert "Deze route op je telefoon" in words
    assert "Wijs de weg" not in words  # the form stays on the screen
