"""The pages of a tour: who sees which building, where its ways lead, and how the route is told."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from tests.cast import NOW, Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.engines.routes import read_tour
from warmwelkom.rooms.wayfinding.models import Corridor, Material, Place, Premises, Rendition

STATIC = Path(__file__).resolve().parents[1] / "static" / "wayfinding"
VIEWER = ("pano.js", "pano-gl.js")
MOST_BYTES = 3000


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


@pytest.fixture
def closed(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.yuverta, is_public=False)


def at(building: Premises, *words: str) -> str:
    return "/".join(["/wegwijs", building.region.slug, building.slug, *words, ""])


def panorama(place: Place, *, heading: float | None = None) -> None:
    """A panorama that was made fit and looked at, in two sizes."""
    of: dict[str, Any] = {"region": place.region, "premises": place.premises}
    row = Material.objects.create(
        **of, place=place, kind="panorama", state="ready", name="rond.jpg", sha256="1" * 64, size=1,
        fov_degrees=360, heading_degrees=heading, at=NOW,
    )  # fmt: skip
    for wide in (1024, 2048):
        kept = io.BytesIO()
        Image.new("RGB", (wide, wide // 2), "teal").save(kept, "JPEG")
        picture = Rendition(
            **of, material=row, name=f"{wide}.jpg", type="image/jpeg", size=1, width=wide, height=wide // 2
        )  # fmt: skip
        picture.file.save("x", ContentFile(kept.getvalue()), save=False)
        picture.save()


def test_anybody_walks_through_a_public_building(building: Premises) -> None:
    client = Client()
    page = client.get(at(building)).content.decode()
    assert at(building, "halte") in page  # where the tour begins
    for slug, name in (("halte", "De halte"), ("ingang", "De ingang"), ("b107", "Lokaal B1.07")):
        there = client.get(at(building, slug))
        assert there.status_code == 200
        assert f"<h1>{name}</h1>" in there.content.decode()


def test_what_is_not_public_is_nobodys_but_the_own_schools(cast: Cast, building: Premises, closed: Premises) -> None:  # fmt: skip
    for path in (
        at(closed),
        at(closed, "halte"),
        at(closed, "route"),
        at(closed, "tour.json")[:-1],
    ):
        assert Client().get(path).status_code == 404
        assert cast.client("emre").get(path).status_code == 404
        assert cast.client("esra").get(path).status_code == 200
    with region_scope(building.region_id):
        Place.objects.filter(premises=building, slug="b107").update(published_at=None)
    assert Client().get(at(building, "b107")).status_code == 404
    assert "B1.07" not in Client().get(at(building)).content.decode()
    assert cast.client("emre").get(at(building, "b107")).status_code == 200


def test_another_region_gets_404(building: Premises) -> None:
    elsewhere = at(building).replace(building.region.slug, "elders")
    assert Client().get(elsewhere).status_code == 404


def test_one_looks_the_way_one_walks(building: Premises) -> None:
    """The entrance lies to the right of the stop: one walks east, and the picture's middle is the south."""
    with region_scope(building.region_id):
        panorama(Place.objects.get(premises=building, slug="ingang"), heading=180)
    stop = Client().get(at(building, "halte")).content.decode()
    assert f'href="{at(building, "ingang")}?kijk=90"' in stop
    page = Client().get(at(building, "ingang") + "?kijk=90").content.decode()
    assert 'data-fov="360.0 180.0" data-look="-90.0 0"' in page
    assert f'href="{at(building, "halte")}?kijk=270" data-at="90.0 -12"' in page
    assert "achter je · 60 m" in page


@pytest.mark.parametrize("look", ["x", "-1", "12345", "٣"])
def test_a_wrong_direction_is_left_alone(building: Premises, look: str) -> None:
    assert Client().get(at(building, "ingang"), {"kijk": look}).status_code == 200


def test_only_pictures_that_were_looked_at_are_shown(building: Premises) -> None:
    with region_scope(building.region_id):
        panorama(Place.objects.get(premises=building, slug="ingang"))
        shown = Rendition.objects.get(name="1024.jpg")
        path = f"/wegwijs/{building.region.slug}/beeld/{shown.pk}/"
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    with region_scope(building.region_id):
        Rendition.objects.filter(pk=shown.pk).update(is_private=True)
    assert Client().get(path).status_code == 404
    with region_scope(building.region_id):
        Rendition.objects.filter(pk=shown.pk).update(is_private=False)
        Material.objects.filter(pk=shown.material_id).update(state="in_review")
    assert Client().get(path).status_code == 404


def test_a_route_is_told_and_drawn(building: Premises) -> None:
    page = Client().get(at(building, "route"), {"van": "halte", "naar": "ingang"}).content.decode()
    assert "Begin bij de halte en loop, ongeveer 60 meter, tot de ingang." in page
    assert 'points="10,20 20,20"' in page
    assert 'class="wf-qr"' in page
    english = Client(headers={"accept-language": "en"})
    page = english.get(at(building, "route"), {"naar": "ingang"}).content.decode()
    assert "Start at de halte and walk, about 60 metres, to de ingang." in page


def test_a_phone_gets_a_picture_of_its_size(building: Premises) -> None:
    """Of a photo in five files: 1600 wide on the page of its place, 800 at a turn of a route, each the lighter kind."""
    with region_scope(building.region_id):
        place = Place.objects.get(premises=building, slug="halte")
        of: dict[str, Any] = {"region": place.region, "premises": building}
        row = Material.objects.create(
            **of, place=place, kind="photo", state="ready", name="halte.jpg", sha256="2" * 64, size=1, at=NOW
        )  # fmt: skip
        files = {
            (wide, kind): Rendition.objects.create(
                **of, material=row, name=f"{wide}.{kind}", type=f"image/{kind}", file="none", size=1,
                width=wide, height=wide // 2,
            )
            for wide, kind in ((2560, "jpeg"), (1600, "jpeg"), (1600, "webp"), (800, "webp"), (800, "jpeg"))
        }  # fmt: skip
    for words, wide in (([], 1600), (["route"], 800)):
        page = Client().get(at(building, *(words or ["halte"])), {"naar": "ingang"})
        shown = [key for key, each in files.items() if str(each.pk) in page.content.decode()]
        assert shown == [(wide, "webp")]


def test_why_there_is_no_route_is_told(building: Premises) -> None:
    asked = {"van": "halte", "naar": "b107", "hoe": "drempelvrij"}
    page = Client().get(at(building, "route"), asked).content.decode()
    assert "bij de ingang is alleen een trap" in page
    with region_scope(building.region_id):
        Corridor.objects.filter(premises=building).delete()
    page = Client().get(at(building, "route"), asked | {"hoe": "rustig"}).content.decode()
    assert "Er is nog geen looplijn tussen de halte en Lokaal B1.07." in page


def test_what_is_asked_wrong_is_asked_again(building: Premises) -> None:
    for asked in ({}, {"naar": "zolder"}, {"van": "x", "naar": "ingang", "hoe": "snel"}):
        assert Client().get(at(building, "route"), asked).status_code == 200


def test_the_open_file_says_what_the_tour_shows(building: Premises) -> None:
    tour = read_tour(Client().get(at(building, "tour.json")[:-1]).content)
    assert [row.id for row in tour.places] == ["halte", "ingang", "b107"]
    assert [(row.a, row.b, row.kind.value) for row in tour.edges] == [("halte", "ingang", "pad"), ("ingang", "b107", "trap")]  # fmt: skip
    assert tour.start == "halte"


def test_every_route_from_one_place_is_told_as_on_its_page(building: Premises) -> None:
    path = at(building, "routes.json")[:-1]
    kept = Client().get(path, {"van": "halte"}).json()
    for how, rows in kept["routes"].items():
        assert list(rows) == ["ingang", "b107"]
        for to, numbers in rows.items():
            asked = {"van": "halte", "naar": to, "hoe": how}
            page = Client().get(at(building, "route"), asked).content.decode()
            assert all(kept["texts"][number] in page for number in numbers)
    assert Client().get(path, {"van": "zolder"}).json() == kept


def test_a_place_that_is_not_public_is_a_corner_without_a_name(building: Premises) -> None:
    with region_scope(building.region_id):
        Place.objects.filter(premises=building, slug="ingang").update(published_at=None)
    content = Client().get(at(building, "tour.json")[:-1]).content
    assert [row["id"] for row in json.loads(content)["points"]] == ["ingang"]
    assert b"De ingang" not in content
    page = Client().get(at(building, "halte")).content.decode()
    assert at(building, "b107") in page  # past the corner


@pytest.mark.parametrize("page", ["", "halte", "route"])
def test_more_places_cost_no_more_queries(building: Premises, page: str) -> None:
    words = [page] if page else []
    with CaptureQueriesContext(
        connection,
    ) as before:
        Client().get(at(building, *words), {"naar": "ingang"})
    with region_scope(building.region_id):
        level = Place.objects.filter(premises=building)[0].level
        for number in range(3):
            more = Place.objects.create(
                region=building.region, premises=building, level=level, slug=f"p{number}", name=f"P{number}",
                kind="other", x=number, y=1, published_at=NOW,
            )  # fmt: skip
            panorama(more)
    with CaptureQueriesContext(connection) as after:
        Client().get(at(building, *words), {"naar": "ingang"})
    assert len(after) == len(before)
    assert len([row for row in after if row["sql"].startswith("SELECT") and "set_config" not in row["sql"]]) <= 6  # fmt: skip


def test_the_viewer_is_light() -> None:
    """As the house serves it: each file packed by itself."""
    packed = {name: len(gzip.compress((STATIC / name).read_bytes(), 9, mtime=0)) for name in VIEWER}
    assert sum(packed.values()) <= MOST_BYTES, packed
