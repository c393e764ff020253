"""A film takes in a photo that came later, a scene gets another picture, a clip begins where it should."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast

from warmwelkom.engines.film.editing import said, scene_of
from warmwelkom.engines.film.tests.material import photo
from warmwelkom.rooms.wayfinding.models import Material, Place, Premises
from warmwelkom.rooms.wayfinding.tests.film import add, make_building
from warmwelkom.rooms.wayfinding.tests.test_film_pages import ids, look, newest, post, typed


@pytest.fixture
def building(cast: Cast, tmp_path: Path) -> Premises:
    with cast.scope():
        return make_building(cast.places.mondriaan, tmp_path)


def one_more(cast: Cast, building: Premises, folder: Path, slug: str = "halte") -> Material:
    """A photo that somebody brought after the film was begun, and that was looked at."""
    photo(folder / "later.jpg", size=(320, 180))
    with cast.scope():
        place = Place.objects.get(premises=building, slug=slug)
        return add(place, "photo", folder / "later.jpg", "image/jpeg", seconds=None)


def scene(cast: Cast, building: Premises, name: str) -> dict[str, Any]:
    found = scene_of(newest(cast, building).board, name)
    assert found
    return found


def test_a_place_that_came_later_is_taken_in_where_one_walks(cast: Cast, building: Premises, tmp_path: Path) -> None:  # fmt: skip
    post(cast, building, "start")
    first, again = one_more(cast, building, tmp_path), one_more(cast, building, tmp_path, "ingang")
    post(cast, building, "order", do="picture", picture=str(first.pk))
    post(cast, building, "order", do="picture", picture=str(again.pk))
    assert ids(newest(cast, building)) == ["title", "ingang", "ingang-2", "b107", "halte"]
    assert newest(cast, building).note == "De ingang erbij"
    page = look(cast, building)
    labels = [group["label"] for group in page.select("#picture optgroup")]
    assert labels == ["De halte", "De ingang", "Lokaal B1.07"]


def test_what_nobody_looked_at_is_not_taken_in(cast: Cast, building: Premises, tmp_path: Path) -> None:  # fmt: skip
    post(cast, building, "start")
    row = one_more(cast, building, tmp_path)
    with cast.scope():
        Material.objects.filter(pk=row.pk).update(reviewed_at=None)
    for word in (str(row.pk), "x", ""):
        post(cast, building, "order", do="picture", picture=word)
        assert ids(newest(cast, building)) == ["title", "ingang", "b107"]
    change = typed(cast, building, "ingang", picture=str(row.pk))
    assert post(cast, building, "scene", "ingang", **change).status_code == 422


def test_a_scene_shows_a_new_photo_and_keeps_its_words(cast: Cast, building: Premises, tmp_path: Path) -> None:  # fmt: skip
    post(cast, building, "start")
    row = one_more(cast, building, tmp_path, "ingang")
    with cast.scope():
        Material.objects.filter(premises=building, name="entrance.jpg").delete()
    assert look(cast, building).select_one("#scene-ingang img") is None
    change = typed(cast, building, "ingang", picture=str(row.pk))
    assert post(cast, building, "scene", "ingang", **change).status_code == 302
    after = scene(cast, building, "ingang")
    assert (after["asset"], said(after, "nl")) == (
        f"sha256:{row.sha256}",
        "De deur gaat vanzelf open.",
    )
    assert look(cast, building).select_one("#scene-ingang img")


def test_nothing_changes_where_nothing_was_changed(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    for name in ("ingang", "b107", "title"):
        assert post(cast, building, "scene", name, **typed(cast, building, name)).status_code == 302
    assert newest(cast, building).number == 1


def test_a_clip_begins_later_and_not_after_its_end(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    change = typed(cast, building, "b107", begins="1,5")
    assert post(cast, building, "scene", "b107", **change).status_code == 302
    assert scene(cast, building, "b107")["in"] == 45
    late = post(cast, building, "scene", "b107", **typed(cast, building, "b107", begins="8"))
    assert late.status_code == 422
    assert "Dit filmpje is korter. Kies een getal tot en met 3." in late.content.decode()
    post(cast, building, "scene", "b107", **typed(cast, building, "b107", begins=""))
    assert "in" not in scene(cast, building, "b107")


def test_what_some_can_not_follow_is_said_with_the_scene(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    with cast.scope():
        Place.objects.filter(premises=building).update(alt="")
    post(cast, building, "start")
    words = (
        "Een zin die zo lang is dat niemand hem in twee seconden van het begin tot het eind leest."
    )
    post(cast, building, "scene", "ingang", **typed(cast, building, "ingang", line_nl=words, seconds="2"))  # fmt: skip
    told = look(cast, building).select_one("#scene-ingang")
    assert told
    assert "Deze ondertitel is zo niet uit te lezen. Maak de scène 7 seconden" in told.text
    assert "Wie niet kijkt, weet nog niet wat hier te zien is." in told.text
    change = typed(cast, building, "ingang", line_nl="Kom binnen.", says_all="on", seconds="5")
    post(cast, building, "scene", "ingang", **change)
    told = look(cast, building).select_one("#scene-ingang")
    assert told
    assert "Wie niet kijkt" not in told.text
    assert "niet uit te lezen" not in told.text


def test_a_clip_is_heard_only_where_somebody_listened_first(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    assert "sound" not in typed(cast, building, "b107")
    with cast.scope():
        Material.objects.filter(premises=building, kind="clip").update(keeps_sound=True)
    assert typed(cast, building, "b107")["sound"] == "mute"
    post(cast, building, "scene", "b107", **typed(cast, building, "b107"))
    assert newest(cast, building).number == 1
    post(cast, building, "scene", "b107", **typed(cast, building, "b107", sound="duck"))
    assert scene(cast, building, "b107")["sound"] == "duck"
    post(cast, building, "scene", "b107", **typed(cast, building, "b107", sound="mute"))
    assert scene(cast, building, "b107")["sound"] == "mute"
