"""Drawing a plan: dots, north, ways between places; by who makes the building, and nobody else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.cast import Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place, Premises, Rendition


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


def at(building: Premises, *words: str) -> str:
    return "/".join(["/wegwijs/plattegrond", str(building.pk), *words, ""])


def places(building: Premises) -> dict[str, Place]:
    with region_scope(building.region_id):
        return {row.slug: row for row in Place.objects.filter(premises=building)}


def dots(building: Premises, **changed: dict[str, Any]) -> dict[str, Any]:
    """The form as it stands, with what somebody changed."""
    words: dict[str, Any] = {}
    for slug, row in places(building).items():
        now = {"level": 1 if slug == "b107" else 0, "x": row.x, "y": row.y, **changed.get(slug, {})}
        seen = {"level": 1 if slug == "b107" else 0, "x": row.x, "y": row.y}
        words |= {f"{row.pk}-{name}": "" if value is None else value for name, value in now.items()}
        words |= {
            f"initial-{row.pk}-{name}": "" if value is None else value
            for name, value in seen.items()
        }
    return words


def test_a_dot_goes_where_it_is_put(cast: Cast, building: Premises) -> None:
    client = cast.client("mia")
    assert "De halte" in client.get(at(building)).content.decode()
    client.post(at(building, "stippen"), dots(building, halte={"x": 100, "y": 400}))
    stop = places(building)["halte"]
    assert (stop.x, stop.y, stop.heading_degrees) == (100, 400, None)
    client.post(
        at(building, "stippen"), dots(building, halte={"level": None, "x": None, "y": None})
    )
    assert places(building)["halte"].level_id is None


def test_what_is_in_the_middle_of_the_picture_sets_its_north(cast: Cast, building: Premises) -> None:  # fmt: skip
    """The entrance lies to the right of the stop; north is to the left of the drawing, so one looks south."""
    client = cast.client("mia")
    client.post(at(building, "noorden"), {"number": 0, "name": "Begane grond", "north": 270, "scale": 0.1})  # fmt: skip
    client.post(at(building, "stippen"), dots(building, halte={"towards": places(building)["ingang"].pk}))  # fmt: skip
    assert places(building)["halte"].heading_degrees == 180


def test_what_does_not_lie_apart_gives_no_direction(cast: Cast, building: Premises) -> None:
    up = places(building)["b107"].pk
    answer = cast.client("mia").post(at(building, "stippen"), dots(building, halte={"x": 55, "towards": up}))  # fmt: skip
    assert answer.status_code == 422
    assert "liggen niet los van elkaar op één verdieping" in answer.content.decode()
    assert 'value="55"' in answer.content.decode()  # what was typed stays
    assert places(building)["halte"].x == 10


def test_a_level_is_made_and_measured(cast: Cast, building: Premises) -> None:
    words = {"number": 2, "name": "Zolder", "north": -90, "scale": "0.02"}
    assert cast.client("mia").post(at(building, "noorden"), words).status_code == 302
    with region_scope(building.region_id):
        row = Level.objects.get(premises=building, number=2)
    assert (row.name, row.north_degrees, row.metres_per_pixel) == ("Zolder", 270, 0.02)
    assert cast.client("mia").post(at(building, "noorden"), {"number": "x"}).status_code == 422


def picture(size: tuple[int, int] = (300, 200)) -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGBA", size, (0, 0, 0, 0)).save(kept, "PNG")
    return SimpleUploadedFile("plan.png", kept.getvalue(), content_type="image/png")


def test_a_drawing_lies_under_the_dots_and_replaces_the_old(cast: Cast, building: Premises) -> None:
    client = cast.client("mia")
    for size, kept in (((300, 200), (300, 200)), ((4800, 2400), (2400, 1200))):
        client.post(at(building, "tekening"), {"level": 0, "file": picture(size)})
        with region_scope(building.region_id):
            (row,) = Rendition.objects.filter(premises=building, material__kind="plan", material__state="ready")  # fmt: skip
        assert (row.width, row.height) == kept
        page = client.get(f"/wegwijs/{building.region.slug}/{building.slug}/").content.decode()
        assert f'viewBox="0 0 {kept[0]} {kept[1]}"' in page
        assert f"/wegwijs/{building.region.slug}/beeld/{row.pk}/" in page


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG\r\n\x1a\nbroken", b"<svg/>"])
def test_what_is_no_picture_is_told(cast: Cast, building: Premises, content: bytes) -> None:
    words = {"level": 0, "file": SimpleUploadedFile("plan.png", content)}
    answer = cast.client("mia").post(at(building, "tekening"), words)
    assert (answer.status_code, "ww-error" in answer.content.decode()) == (422, True)
    with region_scope(building.region_id):
        assert not Rendition.objects.filter(premises=building, material__kind="plan").exists()


def line(building: Premises, **changed: Any) -> dict[str, Any]:
    rows = places(building)
    words = {
        "one": rows["halte"].pk,
        "other": rows["ingang"].pk,
        "kind": "outside",
        "step_free": "on",
    }
    return words | changed


def corridors(building: Premises) -> list[tuple[str, float]]:
    with region_scope(building.region_id):
        return sorted(Corridor.objects.filter(premises=building).values_list("kind", "metres"))


def test_a_way_is_measured_on_the_drawing_and_replaces_the_old(cast: Cast, building: Premises) -> None:  # fmt: skip
    client, rows = cast.client("mia"), places(building)
    assert corridors(building) == [("outside", 60), ("stairs", 20)]
    back = line(building, one=rows["ingang"].pk, other=rows["halte"].pk)
    assert client.post(at(building, "lijn"), back).status_code == 302
    assert corridors(building) == [("outside", 0.5), ("stairs", 20)]  # ten pixels of 5 cm
    client.post(
        at(building, "lijn"), line(building, kind="door", metres=3, door_is_automatic="true")
    )
    assert corridors(building) == [("door", 3), ("outside", 0.5), ("stairs", 20)]


def test_a_way_that_cannot_be_is_told(cast: Cast, building: Premises) -> None:
    client, rows = cast.client("mia"), places(building)
    same = client.post(at(building, "lijn"), line(building, other=rows["halte"].pk))
    assert (same.status_code, "Kies twee verschillende plekken." in same.content.decode()) == (
        422,
        True,
    )
    up = client.post(at(building, "lijn"), line(building, other=rows["b107"].pk, kind="lift"))
    assert "Vul in hoeveel meter het is." in up.content.decode()
    flat = client.post(at(building, "lijn"), line(building, other=rows["b107"].pk, metres=5))
    assert "Naar een andere verdieping ga je met een trap" in flat.content.decode()
    assert len(corridors(building)) == 2


def test_a_way_goes_off_the_plan(cast: Cast, building: Premises) -> None:
    with region_scope(building.region_id):
        row = Corridor.objects.get(premises=building, kind="stairs")
    client = cast.client("mia")
    for _twice in range(2):
        client.post(at(building, "lijn"), {"weg": row.pk})
    assert corridors(building) == [("outside", 60)]


@pytest.mark.parametrize("who", ["esra", "alice", "lars"])
def test_a_stranger_gets_404(cast: Cast, building: Premises, who: str) -> None:
    client = cast.client(who)
    assert client.get(at(building)).status_code == 404
    for word in ("stippen", "noorden", "lijn", "tekening"):
        assert client.post(at(building, word)).status_code == 404
