"""The first time that somebody draws a plan: every place can be dragged, and the drawing learns how large it is."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.cast import Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place, Premises
from warmwelkom.rooms.wayfinding.tests.test_plan import at, corridors, dots, line, places


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


def loose(cast: Cast, building: Premises) -> dict[str, list[str]]:
    """Level -> the names of the dots that wait above its drawing."""
    page = BeautifulSoup(cast.client("mia").get(at(building)).content, "html.parser")
    return {
        str(drawing["data-level"]): [title.text for title in drawing.select("[data-loose] title")]
        for drawing in page.select("svg[data-drawing]")
    }


def change(building: Premises, slug: str | None = None, **facts: Any) -> None:
    with region_scope(building.region_id):
        rows = Place.objects.filter(premises=building)
        (rows.filter(slug=slug) if slug else rows).update(**facts)


def test_every_place_can_be_dragged_before_anything_was_drawn(cast: Cast, building: Premises) -> None:  # fmt: skip
    assert loose(cast, building) == {"0": [], "1": []}
    change(building, x=None, y=None)
    assert loose(cast, building) == {"0": ["De halte", "De ingang"], "1": ["Lokaal B1.07"]}
    change(building, "b107", level=None)
    assert loose(cast, building) == {"0": ["De halte", "De ingang", "Lokaal B1.07"], "1": []}


def test_without_a_level_it_says_where_to_begin(cast: Cast, building: Premises) -> None:
    change(building, level=None)
    with region_scope(building.region_id):
        Level.objects.filter(premises=building).delete()
    page = cast.client("mia").get(at(building)).content.decode()
    assert "Zet eerst hieronder een verdieping en haar plattegrond neer." in page


def test_no_way_is_drawn_to_a_place_without_a_spot(cast: Cast, building: Premises) -> None:
    change(building, "ingang", x=None, y=None)
    page = cast.client("mia").get(at(building)).content.decode()
    assert "<line" not in page


def test_one_way_that_was_paced_off_says_how_large_the_drawing_is(cast: Cast, building: Premises) -> None:  # fmt: skip
    client = cast.client("mia")
    with region_scope(building.region_id):
        Level.objects.filter(premises=building).update(metres_per_pixel=None)
    client.post(at(building, "stippen"), dots(building, halte={"x": 100, "y": 20}, ingang={"x": 300, "y": 20}))  # fmt: skip
    client.post(at(building, "lijn"), line(building, metres="30"))
    with region_scope(building.region_id):
        assert Level.objects.get(premises=building, number=0).metres_per_pixel == 0.15
        assert Level.objects.get(premises=building, number=1).metres_per_pixel is None
    client.post(
        at(building, "lijn"), line(building, kind="door", metres="99")
    )  # the first one counts
    with region_scope(building.region_id):
        assert Level.objects.get(premises=building, number=0).metres_per_pixel == 0.15


def test_what_was_measured_goes_along_with_a_dot_and_what_was_typed_stays(cast: Cast, building: Premises) -> None:  # fmt: skip
    client = cast.client("mia")
    with region_scope(building.region_id):
        Corridor.objects.filter(premises=building).delete()
    client.post(at(building, "lijn"), line(building))
    client.post(at(building, "lijn"), line(building, kind="door", metres="7"))
    assert corridors(building) == [("door", 7), ("outside", 0.5)]
    x = places(building)["halte"].x or 0
    client.post(at(building, "stippen"), dots(building, ingang={"x": x + 100, "y": 20}))
    assert corridors(building) == [("door", 7), ("outside", 5)]
    client.post(at(building, "noorden"), {"number": 0, "name": "", "north": 0, "scale": "0.1"})
    assert corridors(building) == [("door", 7), ("outside", 10)]
    client.post(at(building, "noorden"), {"number": 0, "name": "", "north": 0, "scale": ""})
    assert corridors(building) == [("door", 7), ("outside", 10)]


def test_two_who_draw_at_once_keep_each_others_dots(cast: Cast, building: Premises) -> None:
    """Both opened the page; the second sends the whole form as it was, with one dot of its own."""
    client = cast.client("mia")
    first, second = (
        dots(building, halte={"x": 500, "y": 1}),
        dots(building, ingang={"x": 700, "y": 2}),
    )
    for words in (first, second):
        assert client.post(at(building, "stippen"), words).status_code == 302
    found = places(building)
    assert [(found[slug].x, found[slug].y) for slug in ("halte", "ingang")] == [(500, 1), (700, 2)]
    page = BeautifulSoup(client.get(at(building)).content, "html.parser")
    hidden = page.select_one(f'input[type=hidden][name="initial-{found["halte"].pk}-x"]')
    assert hidden
    assert hidden["value"] == "500"
