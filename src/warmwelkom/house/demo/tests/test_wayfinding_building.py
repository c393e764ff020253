"""The example building: words and ways at once, pictures and the film a little later, nothing in them of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector
from tests.cast import NOW, Cast

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.wayfinding import film, load, pictures
from warmwelkom.house.demo.wayfinding.film import film_later, make_demo_film
from warmwelkom.house.demo.wayfinding.floors import SIZE
from warmwelkom.house.demo.wayfinding.load import PLACES, WAYS, add_building
from warmwelkom.house.demo.wayfinding.pictures import draw_demo_picture, draw_demo_plans
from warmwelkom.rooms.wayfinding.models import Corridor, Film, Material, Place, Premises


def test_a_building_stands_in_words_and_its_pictures_come(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    with transaction.atomic(), cast.scope("mia"):
        made = add_building(actor=cast.actor("mia"), school=cast.places.mondriaan, now=NOW)
        assert Place.objects.filter(premises=made, published_at=NOW).count() == len(PLACES)
        assert Corridor.objects.filter(premises=made).count() == len(WAYS)
        place = Place.objects.get(premises=made, kind="lift")
    for kind in ("photo", "panorama"):
        draw_demo_picture(str(made.region_id), str(place.pk), kind, size=(240, 160), around=256)
    with transaction.atomic(), cast.scope("mia"):
        rows = Material.objects.filter(place=place).order_by("kind")
        assert [(row.kind, row.state) for row in rows] == [
            ("panorama", "ready"),
            ("photo", "ready"),
        ]


class _Mia:
    """In the place of the demo's planner."""

    def __init__(self, _region: object) -> None:
        self.actor = lambda _name: CAST[0].actor("mia")


CAST: list[Cast] = []


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Premises]:  # fmt: skip
    """Two places with a small picture each, one of them a clip."""
    settings.MEDIA_ROOT = tmp_path / "media"
    CAST[:] = [cast]
    monkeypatch.setattr(film, "Cast", _Mia)
    monkeypatch.setattr(load, "PLACES", PLACES[5:7])
    monkeypatch.setattr(load, "WAYS", ())
    with transaction.atomic(), cast.scope("mia"):
        made = add_building(actor=cast.actor("mia"), school=cast.places.mondriaan, now=NOW)
        places = list(Place.objects.filter(premises=made))
    for place, kind in zip(places, ("photo", "clip"), strict=True):
        draw_demo_picture(str(made.region_id), str(place.pk), kind, size=(240, 160), seconds=1.0)
    yield made
    CAST.clear()


def test_its_floors_are_drawn_under_the_dots(building: Premises, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(pictures, "Cast", _Mia)
    draw_demo_plans(str(building.region_id), str(building.pk))
    with region_scope(building.region_id):
        plans = Material.objects.filter(premises=building, kind="plan", state="ready")
        assert [(row.width, row.height) for row in plans] == [SIZE]  # both places lie on one floor


def test_its_film_is_made_of_its_pictures_and_shown(building: Premises) -> None:
    region, pk = str(building.region_id), str(building.pk)
    for _twice in range(2):
        make_demo_film(region, pk, height=120)
    with region_scope(building.region_id):
        made = Film.objects.get(premises=building)
        scenes = made.board.board["scenes"]
        assert [row["type"] for row in scenes] == ["card", "photo", "clip", "card"]
        assert scenes[1]["captions"]["en"][0]["text"].startswith("The lift goes to every floor.")
    answer = Client().get(f"/wegwijs/{building.region.slug}/{building.slug}/film/")
    assert answer.status_code == 200
    assert "De lift" in answer.content.decode()


def test_no_film_is_made_where_the_setting_says_so(
    building: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.replace_connector(InMemoryConnector()) as queue:
        for is_on in (False, True):
            monkeypatch.setenv("DEMO_FILM", str(int(is_on)))
            film_later(building)
            assert len(queue.connector.jobs) == is_on
