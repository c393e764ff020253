"""What a planner does with a phone in wegwijs, step by step, for the journeys; and the files of the phone."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from tests.journeys.browser import Visitor
from warmwelkom.house.demo.drawn_face import drawn_face, look_of
from warmwelkom.house.demo.wayfinding import draw_clip, draw_panorama, draw_place

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


def photo_with_a_face(kind: str) -> dict[str, Any]:
    """Somebody drawn, of nobody, stands before the camera."""
    with Image.open(io.BytesIO(draw_place(kind, 7, size=(900, 600)))) as picture:
        with Image.open(io.BytesIO(drawn_face(look_of("Noor")))) as face:
            picture.paste(face.resize((300, 300)), (300, 180))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=90)
    return {"name": f"{kind}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def clip(kind: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "clip.mp4"
        draw_clip(kind, 7, out=out, seconds=3.0, size=(640, 360))
        return {"name": f"{kind}.mp4", "mimeType": "video/mp4", "buffer": out.read_bytes()}


def plan_as_pdf() -> dict[str, Any]:
    """A floor plan on A4 lying, as an architect hands it over."""
    out = io.BytesIO()
    Image.new("RGB", (842, 595), (244, 242, 236)).save(out, "PDF")
    return {"name": "begane-grond.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


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


def opens_the_review(planner: Visitor) -> None:
    planner.page.get_by_role("link", name="Kijk na").first.wait_for(timeout=READY)
    planner.clicks("Kijk na", role="link")
    planner.reads("Hij vindt ze niet allemaal")


def puts_a_box(planner: Visitor, left: str, top: str, wide: str, high: str) -> None:
    for label, number in (("Van links", left), ("Van boven", top), ("Breed", wide), ("Hoog", high)):
        planner.page.get_by_label(label).fill(number)
    planner.clicks("Zet dit vak erop")


def covers_what_is_open(planner: Visitor) -> int:
    """Every box that nobody has decided on; answers how many."""
    number = 0
    while planner.page.get_by_text("nog niet bekeken", exact=True).count():
        open_find = planner.page.get_by_role("listitem").filter(has_text="nog niet bekeken").first
        open_find.get_by_role("button", name="Dek af").click()
        planner.page.wait_for_load_state("load")
        number += 1
    return number


def looks_at_the_picture(planner: Visitor) -> None:
    """A name on a door is covered by a box with typed numbers; whatever the machine found too."""
    opens_the_review(planner)
    puts_a_box(planner, "30", "30", "10", "15")
    covers_what_is_open(planner)
    planner.clicks("Ik heb het hele beeld bekeken")
