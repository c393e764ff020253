"""Another picture in a scene, one scene more, a clip begun later; and whether everybody can follow."""

from __future__ import annotations

import json
from typing import Any

from warmwelkom.engines.film.draft import Shot, Stop, draft
from warmwelkom.engines.film.editing import changed_scene, scene_of
from warmwelkom.engines.film.follow import is_told, seconds_to_read, with_says_all
from warmwelkom.engines.film.motions import motion_named
from warmwelkom.engines.film.pictures import begun_at, with_picture, with_stop


def stop(name: str, kind: str = "photo", *, words: str = "") -> Stop:
    return Stop(
        place=name, name={"nl": name}, words={"nl": words} if words else {},
        shots=[Shot(kind=kind, digest=name[0] * 64, seconds=9.0)],
    )  # fmt: skip


def board() -> dict[str, Any]:
    return draft(title={"nl": "x"}, stops=[stop("halte"), stop("plein", "clip")], locales=["nl"])


def ids(rows: dict[str, Any]) -> list[str]:
    return [row["id"] for row in rows["scenes"]]


def test_a_photo_takes_the_place_of_another_and_the_words_stay() -> None:
    film = board()
    before, scene = json.dumps(film), film["scenes"][1]
    after = with_picture(scene, Shot(kind="photo", digest="b" * 64), place="balie")
    assert (after["asset"], after["place"], after["type"]) == (
        f"sha256:{'b' * 64}",
        "balie",
        "photo",
    )
    assert after["motion"] == scene["motion"]
    assert (after["captions"], after["frames"]) == (scene["captions"], scene["frames"])
    assert json.dumps(film) == before


def test_a_clip_becomes_a_photo_and_a_photo_a_clip() -> None:
    clip = begun_at(board()["scenes"][2], 60)
    assert clip["in"] == 60
    photo = with_picture(clip, Shot(kind="panorama", digest="c" * 64), place="plein")
    assert (photo["type"], motion_named(photo), "in" in photo) == ("photo", "around", False)
    plain = with_picture(photo, Shot(kind="photo", digest="d" * 64), place="plein")
    assert motion_named(plain) == "nearer"
    back = with_picture(plain, Shot(kind="clip", digest="e" * 64), place="plein")
    assert (back["type"], "motion" in back) == ("clip", False)
    assert "in" not in begun_at(clip, 0)


def test_one_scene_more_comes_where_its_place_comes_in_the_walk() -> None:
    film = board()
    assert ids(with_stop(film, stop("ingang"), before=["halte"])) == [
        "title",
        "halte",
        "ingang",
        "plein",
    ]
    assert ids(with_stop(film, stop("halte"), before=[])) == ["title", "halte", "halte-2", "plein"]
    assert ids(with_stop(film, stop("x"), before=["y"])) == ["title", "halte", "plein", "x"]


def test_what_is_too_quick_to_read_is_told() -> None:
    scene = scene_of(board(), "halte") or {}
    assert seconds_to_read(scene) == 0
    words = "Een lange zin die niemand in vier seconden heeft gelezen, hoe hij ook zijn best doet."
    change: dict[str, Any] = {"lines": {"nl": words}, "chapter": {}, "describe": {}}
    hurried = changed_scene(scene, frames=120, **change)
    needed = seconds_to_read(hurried)
    assert needed == 7
    assert seconds_to_read(changed_scene(scene, frames=needed * 30, **change)) == 0


def test_who_does_not_look_is_told_or_nothing_is_missing() -> None:
    card, scene = board()["scenes"][:2]
    assert (is_told(card, "nl"), is_told(scene, "nl")) == (True, False)
    assert is_told({**scene, "describe": {"nl": "Een abri."}}, "nl")
    said = with_says_all(scene, says_all=True)
    assert is_told(said, "nl")
    assert with_says_all(said, says_all=False) == scene
