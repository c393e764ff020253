"""A place is taken out of its building: what goes is said first, and nothing of it is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cast import NOW

from warmwelkom.rooms.wayfinding.models import (
    Corridor,
    Film,
    FilmBoard,
    Material,
    Place,
    StaleReport,
)
from warmwelkom.rooms.wayfinding.tests.test_places import add
from warmwelkom.rooms.wayfinding.tests.world import World


def address(world: World) -> str:
    return f"/wegwijs/plek/{world.place.pk}/weg/"


def neighbour(world: World) -> None:
    add(world)
    with world.scope():
        of: dict[str, Any] = {"region": world.place.region, "premises": world.premises}
        other = Place.objects.get(slug="de-kantine")
        Corridor.objects.create(**of, one=other, other=world.place, kind="hallway", metres=9)
        StaleReport.objects.create(**of, place=world.place, text="Weg.", at=NOW)


def filmed(world: World, digest: str) -> None:
    """A public film that shows this picture."""
    with world.scope():
        of: dict[str, Any] = {"region": world.place.region, "premises": world.premises}
        rows = {"scenes": [{"id": "x", "type": "photo", "frames": 60, "asset": f"sha256:{digest}"}]}
        board = FilmBoard.objects.create(**of, number=1, board=rows, at=NOW)
        Film.objects.create(**of, board=board, state="ready", at=NOW, published_at=NOW)


def test_what_goes_is_said_and_then_it_is_gone(world: World, committed: Any) -> None:
    neighbour(world)
    row = world.made_fit()
    files = [Path(row.original.path), *(Path(each.file.path) for each in row.renditions.all())]
    filmed(world, row.sha256)
    client = world.cast.client("mia")
    page = client.get(address(world)).content.decode()
    assert "1 beeld wordt gewist." in page
    assert "1 lijn naar een andere plek gaat van de plattegrond." in page
    assert "1 film waarin deze plek te zien is wordt gewist." in page
    with world.scope():
        assert Place.objects.count() == 2  # looking takes nothing away
    with committed(execute=True):
        answer = client.post(address(world), follow=True)
    assert "De ingang is weg." in answer.content.decode()
    with world.scope():
        assert list(Place.objects.values_list("slug", flat=True)) == ["de-kantine"]
        left = [Material.objects.count(), Corridor.objects.count(), StaleReport.objects.count()]
        assert (left, Film.objects.get().state) == ([0, 0, 0], "erased")
    assert len(files) > 2
    assert [path for path in files if path.exists()] == []


def test_an_empty_place_goes_too(world: World) -> None:
    client = world.cast.client("mia")
    page = client.get(address(world)).content.decode()
    assert "gewist" not in page
    assert client.post(address(world)).status_code == 302
    assert client.post(address(world)).status_code == 404  # in the other tab


@pytest.mark.parametrize("name", ["joris", "emre", "esra", "anonymous"])
def test_who_does_not_decide_removes_nothing(world: World, name: str) -> None:
    client = world.cast.client(name)
    assert client.get(address(world)).status_code in (302, 404)
    assert client.post(address(world)).status_code in (302, 404)
    with world.scope():
        assert Place.objects.count() == 1
