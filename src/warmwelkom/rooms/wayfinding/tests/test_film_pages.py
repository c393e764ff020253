"""The storyboard's page: a film in one click, changed by two people, undone, and played without a server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.engines.film.editing import said, scene_of
from warmwelkom.rooms.wayfinding.domain.film_board import SceneChanged, change_scene, draft_film
from warmwelkom.rooms.wayfinding.models import FilmBoard, Material, Premises
from warmwelkom.rooms.wayfinding.tests.film import make_building


@pytest.fixture
def building(cast: Cast, tmp_path: Path) -> Premises:
    with cast.scope():
        return make_building(cast.places.mondriaan, tmp_path)


def post(
    cast: Cast, building: Premises, door: str, *more: str, who: str = "mia", **words: Any
) -> Any:
    address = reverse(f"wayfinding:film_{door}", args=[building.pk, *more])
    return cast.client(who).post(address, words)


def newest(cast: Cast, building: Premises) -> FilmBoard:
    with cast.scope():
        return FilmBoard.objects.filter(premises=building)[0]


def ids(board: FilmBoard) -> list[str]:
    return [row["id"] for row in board.board["scenes"]]


def look(cast: Cast, building: Premises, who: str = "mia") -> BeautifulSoup:
    answer = cast.client(who).get(reverse("wayfinding:film_editor", args=[building.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def typed(cast: Cast, building: Premises, scene: str, **change: Any) -> dict[str, Any]:
    """What the form holds, with a change."""
    page = cast.client("mia").get(reverse("wayfinding:film_scene", args=[building.pk, scene]))
    form = BeautifulSoup(page.content, "html.parser").select_one("form.ww-read")
    assert form
    found = {row["name"]: row.get("value", "") for row in form.select("input[name]")}
    found |= {row["name"]: row.text.strip() for row in form.select("textarea")}
    for row in form.select("select"):
        chosen = row.select_one("option[selected]")
        found[row["name"]] = chosen["value"] if chosen else ""
    return found | change


def test_a_first_film_in_one_click(cast: Cast, building: Premises) -> None:
    assert "Er is nog geen film" in look(cast, building).text
    assert post(cast, building, "start").status_code == 302
    board = newest(cast, building)
    assert (board.number, ids(board)) == (1, ["title", "ingang", "b107"])
    page = look(cast, building)
    played = json.loads(page.select_one("#film-board").string)
    assert [row["type"] for row in played["scenes"]] == ["card", "photo", "clip"]
    address = played["scenes"][1]["picture"]
    assert cast.client("mia").get(address)["Content-Type"] == "image/jpeg"
    assert cast.client("ibrahim").get(address).status_code == 404
    assert page.select_one("li#scene-ingang p[lang=en]").text == "The door opens by itself."


def test_without_anything_to_see_it_says_where_to_begin(cast: Cast, building: Premises) -> None:
    with cast.scope():
        Material.objects.filter(premises=building).update(reviewed_at=None)
    answer = cast.client("mia").post(
        reverse("wayfinding:film_start", args=[building.pk]), follow=True
    )
    assert (
        "Er is nog geen plek met een foto of filmpje dat is nagekeken." in answer.content.decode()
    )
    with cast.scope():
        assert not FilmBoard.objects.filter(premises=building).exists()


def test_a_caption_is_changed_and_undone(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    change = typed(cast, building, "ingang", line_nl="Kom  binnen!", motion="still", seconds="5,5")
    answer = post(cast, building, "scene", "ingang", **change)
    assert (answer.status_code, answer["Location"][-13:]) == (302, "#scene-ingang")
    scene = scene_of(newest(cast, building).board, "ingang")
    assert scene is not None
    assert (said(scene, "nl"), scene["frames"]) == ("Kom binnen!", 165)
    assert said(scene, "en") == "The door opens by itself."
    post(cast, building, "undo")
    board = newest(cast, building)
    assert board.number == 3
    assert said(scene_of(board.board, "ingang") or {}, "nl") == "De deur gaat vanzelf open."


def test_what_can_not_be_is_told_and_nothing_is_lost(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    change = typed(cast, building, "ingang", line_nl="Kom binnen!", seconds="90")
    answer = post(cast, building, "scene", "ingang", **change)
    assert answer.status_code == 422
    assert "Kom binnen!" in answer.content.decode()
    assert newest(cast, building).number == 1


def test_two_who_change_one_scene_overwrite_nothing(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    mine = typed(cast, building, "ingang", line_nl="Van Mia")
    theirs = typed(cast, building, "ingang", line_nl="Van Emre")
    elsewhere = typed(cast, building, "b107", line_nl="Lokaal van Emre")
    assert post(cast, building, "scene", "b107", who="emre", **elsewhere).status_code == 302
    assert post(cast, building, "scene", "ingang", who="emre", **theirs).status_code == 302
    answer = post(cast, building, "scene", "ingang", **mine)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("blockquote[lang=nl]").text.strip() == "Van Emre"
    assert page.select_one("[name=line_nl]").text.strip() == "Van Mia"
    assert said(scene_of(newest(cast, building).board, "ingang") or {}, "nl") == "Van Emre"
    again = mine | {"base": page.select_one("[name=base]")["value"]}
    assert post(cast, building, "scene", "ingang", **again).status_code == 302
    board = newest(cast, building)
    assert said(scene_of(board.board, "ingang") or {}, "nl") == "Van Mia"
    assert said(scene_of(board.board, "b107") or {}, "nl") == "Lokaal van Emre"


def test_a_scene_that_is_gone_is_told(cast: Cast, building: Premises) -> None:
    with cast.scope():
        mia = {"actor": cast.actor("mia"), "premises": building, "now": NOW}
        board = draft_film(**mia)
        with pytest.raises(SceneChanged) as fault:
            change_scene(**mia, base=board.number, scene="weg", change=dict)
    assert fault.value.theirs is None
    post(cast, building, "order", do="remove", scene="ingang")
    answer = cast.client("mia").get(
        reverse("wayfinding:film_scene", args=[building.pk, "ingang"]), follow=True
    )
    assert "Iemand anders haalde deze scène intussen weg." in answer.content.decode()


def test_order_by_buttons_that_stay_at_hand(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    answer = post(cast, building, "order", do="up", scene="b107")
    assert ids(newest(cast, building)) == ["title", "b107", "ingang"]
    page = BeautifulSoup(cast.client("mia").get(answer["Location"]).content, "html.parser")
    at_hand = page.select("[autofocus]")
    assert [(row["value"], row.find_parent("li")["id"]) for row in at_hand] == [
        ("up", "scene-b107")
    ]
    post(cast, building, "order", do="down", scene="title")
    post(cast, building, "order", do="card", text="Tot ziens")
    assert ids(newest(cast, building)) == ["b107", "title", "ingang", "card-1"]
    for scene in ("b107", "title", "ingang"):
        post(cast, building, "order", do="remove", scene=scene)
    before = newest(cast, building).number
    post(cast, building, "order", do="remove", scene="card-1")
    assert newest(cast, building).number == before


def test_an_older_version_comes_back(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    first = newest(cast, building)
    post(cast, building, "order", do="remove", scene="ingang")
    page = cast.client("mia").get(reverse("wayfinding:film_versions", args=[building.pk]))
    assert "scène 2 weggehaald" in page.content.decode()
    cast.client("mia").post(reverse("wayfinding:film_put_back", args=[first.pk]))
    assert ids(newest(cast, building)) == ids(first)


def test_one_and_three_scenes_cost_the_same(cast: Cast, building: Premises) -> None:
    post(cast, building, "start")
    client, address = cast.client("mia"), reverse("wayfinding:film_editor", args=[building.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    for scene in ("title", "ingang"):
        post(cast, building, "order", do="remove", scene=scene)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    assert len(three) == len(one) <= 12
