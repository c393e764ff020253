"""The levels of a building: added, drawn from a pdf or a picture, put in order, and taken back."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.cast import Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.wayfinding.models import Level, Material, Place, Premises, Rendition


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


def at(building: Premises, word: str = "") -> str:
    return f"/wegwijs/plattegrond/{building.pk}/{word + '/' if word else ''}"


def plan(kind: str, size: tuple[int, int] = (300, 200)) -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", size, "teal").save(kept, kind)
    return SimpleUploadedFile(f"plan.{kind.lower()}", kept.getvalue())


def shown(building: Premises) -> list[tuple[int | None, int | None]]:
    """The sizes of what anybody is shown of the ground floor."""
    with region_scope(building.region_id):
        rows = Rendition.objects.filter(premises=building, material__kind="plan", material__state="ready")  # fmt: skip
        return list(rows.values_list("width", "height"))


def drawings(building: Premises) -> int:
    with region_scope(building.region_id):
        return int(Material.objects.filter(premises=building, kind="plan").count())


def levels(building: Premises) -> list[tuple[int, str]]:
    with region_scope(building.region_id):
        return list(Level.objects.filter(premises=building).values_list("number", "name"))


def test_a_pdf_becomes_the_drawing(cast: Cast, building: Premises) -> None:
    words = {"level": 0, "file": plan("PDF")}
    assert cast.client("mia").post(at(building, "tekening"), words).status_code == 302
    assert shown(building) == [(2400, 1600)]


def test_the_drawing_before_is_put_back_and_forth(cast: Cast, building: Premises) -> None:
    client = cast.client("mia")
    nothing = client.post(at(building, "verdieping"), {"level": 0, "do": "back"}, follow=True)
    assert "geen eerdere tekening" in nothing.content.decode()
    for wide in (300, 400, 500):
        client.post(at(building, "tekening"), {"level": 0, "file": plan("PNG", (wide, 200))})
    assert (shown(building), drawings(building)) == ([(500, 200)], 2)
    for wide in (400, 500):
        client.post(at(building, "verdieping"), {"level": 0, "do": "back"})
        assert (shown(building), drawings(building)) == ([(wide, 200)], 2)


def test_a_drawing_that_was_replaced_is_shown_to_nobody(cast: Cast, building: Premises) -> None:
    client = cast.client("mia")
    client.post(at(building, "tekening"), {"level": 0, "file": plan("PNG")})
    with region_scope(building.region_id):
        old = Rendition.objects.get(premises=building, material__kind="plan")
    path = f"/wegwijs/{building.region.slug}/beeld/{old.pk}/"
    assert Client().get(path).status_code == 200
    client.post(at(building, "tekening"), {"level": 0, "file": plan("PNG")})
    assert Client().get(path).status_code == 404


def test_two_levels_change_places_and_what_is_on_them_goes_along(cast: Cast, building: Premises) -> None:  # fmt: skip
    client = cast.client("mia")
    for number, name in ((0, "Begane grond"), (1, "Boven")):
        client.post(at(building, "noorden"), {"number": number, "name": name, "north": 0})
    client.post(at(building, "verdieping"), {"level": 0, "do": "up"})
    assert levels(building) == [(0, "Boven"), (1, "Begane grond")]
    with region_scope(building.region_id):
        stop = Place.objects.select_related("level").get(premises=building, slug="halte")
    assert stop.level is not None
    assert stop.level.name == "Begane grond"
    for do, number in (("up", 1), ("down", 0), ("fly", 0), ("up", 7)):
        client.post(at(building, "verdieping"), {"level": number, "do": do})
        assert levels(building) == [(0, "Boven"), (1, "Begane grond")]


def test_an_empty_level_goes_and_one_with_places_stays(cast: Cast, building: Premises) -> None:
    client = cast.client("mia")
    client.post(at(building, "noorden"), {"number": 2, "name": "Zolder", "north": 0})
    client.post(at(building, "tekening"), {"level": 2, "file": plan("PNG")})
    for number in (0, 2):
        client.post(at(building, "verdieping"), {"level": number, "do": "away"})
    assert [number for number, _name in levels(building)] == [0, 1]
    assert drawings(building) == 0


def test_what_was_typed_wrong_stays_at_its_level(cast: Cast, building: Premises) -> None:
    wrong: dict[str, Any] = {"number": 1, "name": "Boven", "north": "boven"}
    answer = cast.client("mia").post(at(building, "noorden"), wrong)
    page = answer.content.decode()
    assert (answer.status_code, 'value="Boven"' in page, 'value="boven"' in page) == (422, True, True)  # fmt: skip
    assert page.count("ww-error") == 1
