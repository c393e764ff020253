"""A clip is seen before it plays: a small still that is covered, refused and erased as the clip itself."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from tests.cast import Cast

from warmwelkom.engines.film.tests.material import clip
from warmwelkom.rooms.wayfinding.domain.draw_again import Source, drawn
from warmwelkom.rooms.wayfinding.domain.material import take_away_material
from warmwelkom.rooms.wayfinding.models import Material, Premises, Rendition
from warmwelkom.rooms.wayfinding.tests.made_film import building_with_board, on_disk


@pytest.fixture
def building(cast: Cast, tmp_path: Path, settings: Any) -> Premises:
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    return building_with_board(cast, tmp_path)


def has(building: Premises, kind: str, name: str, width: int) -> None:
    """Another rendition of the photo or clip."""
    row = Material.objects.get(premises=building, kind=kind)
    of: dict[str, Any] = {"region": building.region, "premises": building, "material": row}
    new = Rendition(**of, name=name, type="image/webp", size=5, width=width)
    new.file.save("x", ContentFile(b"small"), save=True)


def stills(cast: Cast, building: Premises) -> dict[str, str]:
    """Scene -> the picture in the list; the same stands on the stage before a clip plays."""
    answer = cast.client("mia").get(reverse("wayfinding:film_editor", args=[building.pk]))
    page = BeautifulSoup(answer.content, "html.parser")
    assert not page.select("li.wf-scene video")
    listed = {str(row.find_parent("li")["id"]).removeprefix("scene-"): str(row["src"]) for row in page.select("img.wf-thumb")}  # type: ignore[index]  # fmt: skip
    played = json.loads(page.select_one("#film-board").string)["scenes"]  # type: ignore[union-attr, arg-type]
    assert {row["id"]: row["still"] for row in played if row["still"]} == listed
    return listed


def test_each_scene_shows_the_smallest_picture_of_it(cast: Cast, building: Premises) -> None:
    assert list(stills(cast, building)) == ["ingang"]
    with cast.scope():
        for kind, name, width in (("clip", "poster.jpg", 640), ("clip", "still.webp", 480), ("photo", "160.webp", 160)):  # fmt: skip
            has(building, kind, name, width)
    for address in stills(cast, building).values():
        answer: Any = cast.client("mia").get(address)
        assert (answer["Content-Type"], b"".join(answer)) == ("image/webp", b"small")
        assert cast.client("ibrahim").get(address).status_code == 404


def test_a_clip_that_may_not_be_seen_has_no_still_and_one_that_goes_takes_it_along(
    cast: Cast, building: Premises, django_capture_on_commit_callbacks: Any
) -> None:
    with cast.scope():
        has(building, "clip", "still.webp", 480)
        row = Material.objects.get(premises=building, kind="clip")
    address = stills(cast, building)["b107"]
    with cast.scope():
        Material.objects.filter(pk=row.pk).update(state=Material.State.IN_REVIEW)
    assert list(stills(cast, building)) == ["ingang"]
    assert cast.client("mia").get(address).status_code == 404
    kept = on_disk()
    with cast.scope(), django_capture_on_commit_callbacks(execute=True):
        take_away_material(actor=cast.actor("mia"), material=row)
    assert len(kept - on_disk()) == 2


def test_what_is_covered_in_a_clip_is_covered_in_its_still(tmp_path: Path) -> None:
    clip(tmp_path / "clip.mp4", frames=4, fps=30)
    track = [[0, 0.0, 0.0, 1.0, 1.0], [4, 0.0, 0.0, 1.0, 1.0]]
    made = drawn(Source(path=tmp_path / "clip.mp4", kind="clip", tracks=[track]))
    picture = Image.open(io.BytesIO(next(row.content for row in made if row.name == "still.webp")))
    bands: Any = picture.convert("RGB").getextrema()
    assert max(high - low for low, high in bands) < 12, "one plain colour"
