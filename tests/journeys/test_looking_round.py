"""Looking round in a panorama: every way on is reached by the Tab key, turned by keys and buttons, flat without WebGL.

axe finds nothing wrong where hotspots cannot be reached, so here the Tab key is pressed. The stage is the room's own
template and script, on a page without a house around it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from PIL import Image

import warmwelkom.rooms.wayfinding
from tests.journeys.browser import AXE

STATIC = Path(warmwelkom.rooms.wayfinding.__file__).parent / "static" / "wayfinding"
BASE = "http://rondkijken.test"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'"
WAYS = [("kantine", "Kantine", "20.0 -12"), ("balie", "Balie", "140.0 -12"), ("trap", "Trap", ""), ("werkplaats", "Werkplaats", "-120.0 -12")]  # fmt: skip
BUTTONS = ["Naar links", "Naar rechts", "Omhoog", "Omlaag", "Dichterbij", "Verder weg"]
FOCUS = "(({tagName, ariaLabel, textContent}) => ariaLabel && tagName !== 'CANVAS' ? ariaLabel : tagName === 'A' ? textContent.trim().split('\\n')[0] : tagName)(document.activeElement)"
NO_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null"


def stage() -> str:
    """The page of a place with four ways on, one of them nowhere in the picture."""
    size = {"pk": "00000000-0000-0000-0000-000000000001", "width": 1024, "height": 512}
    ways = [
        SimpleNamespace(place=SimpleNamespace(slug=slug), name=name, at=at, look=90, over="pad", side="left", metres=9)
        for slug, name, at in WAYS
    ]  # fmt: skip
    words = {"name": "De hal", "alt": "Een hal met banken."}
    picture = SimpleNamespace(is_panorama=True, first=size, full=size)
    here = SimpleNamespace(picture=picture, ways=ways, fov="360.0 180.0", look="0.0 0", words=words)
    building = SimpleNamespace(premises=SimpleNamespace(slug="noord"))
    body = render_to_string("wayfinding/tour/_stage.html", {"here": here, "region": "r", "building": building})  # fmt: skip
    return (
        '<!doctype html><html lang="nl"><title>De hal</title><link rel="stylesheet" href="/tour.css">'
        f'<script type="module" src="/pano.js"></script><main><h1>De hal</h1>{body}</main></html>'
    )


def answers(route: Any) -> None:
    """The picture, the room's own files, or the page."""
    path = route.request.url.removeprefix(BASE)
    file = STATIC / path.lstrip("/")
    if "/beeld/" in path:
        kept = io.BytesIO()
        Image.new("RGB", (1024, 512), "teal").save(kept, "JPEG")
        route.fulfill(body=kept.getvalue(), content_type="image/jpeg")
    elif file.is_file():
        kind = "text/css" if file.suffix == ".css" else "text/javascript"
        route.fulfill(body=file.read_text(), content_type=kind)
    else:
        route.fulfill(body=stage(), content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})  # fmt: skip


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    made.route(f"{BASE}/**", answers)
    yield made
    made.close()


@pytest.fixture
def page(context: Any) -> Any:
    made = context.new_page()
    made.goto(f"{BASE}/hal")
    made.wait_for_selector("[data-pano=turns]")  # WebGL is there, else this says so
    return made


def tabs(page: Any, most: int) -> list[str]:
    found = []
    for _key in range(most):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    return found


def test_the_tab_key_comes_to_every_way_on(page: Any) -> None:
    assert tabs(page, 11) == ["CANVAS", *BUTTONS, *(name for _slug, name, _at in WAYS)]


def test_what_has_the_focus_is_in_the_picture(page: Any) -> None:
    frame = page.locator("canvas").bounding_box()
    tabs(page, 7)
    for _slug, _name, at in WAYS:
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        if at:
            assert page.locator(":focus[data-away]").count() == 0
            assert frame["y"] <= box["y"] + box["height"] / 2 <= frame["y"] + frame["height"]
        else:
            assert box["y"] > frame["y"] + frame["height"]  # under the picture


def away(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all("[data-away] b", "all => all.map((one) => one.textContent)")  # fmt: skip
    return found


def test_keys_turn_only_while_the_picture_has_the_focus(page: Any) -> None:
    before = away(page)
    assert before == ["Balie", "Werkplaats"]
    for _step in range(6):
        page.keyboard.press("ArrowRight")
    assert away(page) == before
    page.locator("canvas").focus()
    for _step in range(6):
        page.keyboard.press("ArrowRight")
    assert away(page) == ["Kantine", "Werkplaats"]


def test_buttons_do_what_dragging_does(page: Any) -> None:
    for _step in range(6):
        page.get_by_role("button", name="Naar rechts").click()
    assert away(page) == ["Kantine", "Werkplaats"]
    box = page.locator("canvas").bounding_box()
    middle = box["y"] + 20
    page.mouse.move(box["x"] + 20, middle)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(box["x"] + 20 + 10 * step, middle)
    page.mouse.up()
    assert "Kantine" not in away(page)  # back where one came from
    sizes = page.locator(".wf-turn button").evaluate_all("all => all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))")  # fmt: skip
    assert min(sizes) >= 44


def test_axe_finds_nothing(page: Any) -> None:
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [fault["id"] for fault in found["violations"]] == []


def test_without_webgl_it_lies_flat_with_every_way_on(context: Any) -> None:
    page = context.new_page()
    page.add_init_script(NO_WEBGL)
    page.goto(f"{BASE}/hal")
    assert tabs(page, 5) == ["De foto, van links naar rechts", *(name for _slug, name, _at in WAYS)]
    page.get_by_role("link", name="Balie").focus()
    right = page.locator("[data-flat]").evaluate("flat => flat.scrollLeft")
    page.get_by_role("link", name="Werkplaats").focus()
    assert right > page.locator("[data-flat]").evaluate("flat => flat.scrollLeft")


def test_without_a_script_it_is_a_picture_and_a_list(browser: Any) -> None:
    made = browser.new_context(java_script_enabled=False)
    made.route(f"{BASE}/**", answers)
    page = made.new_page()
    page.goto(f"{BASE}/hal")
    assert page.get_by_role("img", name="Een hal met banken.").is_visible()
    assert page.get_by_role("link").count() == len(WAYS)
    assert page.get_by_role("button").count() == 0
    made.close()
