"""A draft is a film that can be made, and each change of it too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.engines.film.assets import digest_of
from warmwelkom.engines.film.draft import Shot, Stop, draft, first_words, seconds_for
from warmwelkom.engines.film.editing import (
    changed_scene,
    digests_in,
    moved,
    replaced,
    said,
    scene_of,
    with_card,
    without,
)
from warmwelkom.engines.film.lines import chapters_of, described_vtt
from warmwelkom.engines.film.motions import MOTIONS, motion_named
from warmwelkom.engines.film.reading import read_storyboard
from warmwelkom.engines.film.tests.material import clip, photo

TITLE = {"nl": "Wegwijs", "en": "Find your way"}


def board_of(folder: Path) -> dict[str, Any]:
    photo(folder / "a.jpg")
    clip(folder / "b.mp4")
    stops = [
        Stop(place="halte", name={"nl": "De halte"}),
        Stop(
            place="ingang",
            name={"nl": "De ingang", "en": "The entrance"},
            words={"nl": "De deur gaat vanzelf open. " + "Loop maar door. " * 9, "en": "Walk on."},
            describe={"nl": "Een glazen deur.", "en": ""},
            shots=[Shot(kind="photo", digest=digest_of(folder / "a.jpg"))],
        ),
        Stop(
            place="plein",
            name={"nl": "Het plein"},
            shots=[
                Shot(kind="photo", digest=digest_of(folder / "a.jpg")),
                Shot(kind="clip", digest=digest_of(folder / "b.mp4"), seconds=4.0),
            ],
        ),
    ]
    return draft(title=TITLE, stops=stops, locales=["nl", "en"])


def ids(board: dict[str, Any]) -> list[str]:
    return [row["id"] for row in board["scenes"]]


def test_a_draft_can_be_made_at_once(tmp_path: Path) -> None:
    board = board_of(tmp_path)
    assert ids(board) == ["title", "ingang", "plein"]
    read = read_storyboard(json.dumps(board).encode(), folder=tmp_path)
    assert [scene.kind for scene in read.scenes] == ["card", "photo", "clip"]
    assert [scene.chapter.get("nl") for scene in read.scenes] == [None, "De ingang", "Het plein"]
    assert said(board["scenes"][2], "nl") == "Het plein"
    assert board["scenes"][2]["frames"] == 120
    assert board["scenes"][1]["describe"] == {"nl": "Een glazen deur."}
    assert len(digests_in(board)) == 2


def test_a_line_can_be_read_before_it_is_gone() -> None:
    assert [seconds_for(signs) for signs in (0, 90, 400)] == [4.0, 7.0, 9.0]
    assert first_words("Kort. Ook kort.") == "Kort. Ook kort."
    assert first_words("") == ""
    assert first_words("Een. " + "b" * 120) == "Een."
    long = first_words("woord " * 60)
    assert long.endswith("woord…")
    assert len(long) <= 111


def test_changes_leave_the_old_film_as_it_was(tmp_path: Path) -> None:
    board = board_of(tmp_path)
    before = json.dumps(board)
    assert ids(moved(board, "ingang", -1)) == ["ingang", "title", "plein"]
    assert ids(moved(board, "plein", 1)) == ["title", "ingang", "plein"]
    assert ids(without(board, "title")) == ["ingang", "plein"]
    assert ids(with_card(with_card(board, TITLE), TITLE))[3:] == ["card-1", "card-2"]
    assert json.dumps(board) == before


def change(scene: dict[str, Any], frames: int, nl: str) -> dict[str, Any]:
    return changed_scene(
        scene, frames=frames, lines={"nl": nl, "en": said(scene, "en")}, describe={},
        chapter=scene["chapter"], motion=MOTIONS["still"], sound="duck", text=TITLE,
    )  # fmt: skip


def test_a_caption_is_changed_and_the_other_language_stays(tmp_path: Path) -> None:
    board = board_of(tmp_path)
    scene = scene_of(board, "ingang")
    assert scene
    after = change(scene, scene["frames"], "Kom binnen.")
    assert said(after, "nl") == "Kom binnen."
    assert after["captions"]["en"] == scene["captions"]["en"]
    assert motion_named(after) == "still"
    assert "text" not in after
    assert scene_of(replaced(board, after), "ingang") == after


def test_another_length_takes_the_lines_along(tmp_path: Path) -> None:
    scene = board_of(tmp_path)["scenes"][2]
    after = change(scene, 90, "Het plein")
    assert after["captions"]["nl"] == [{"at": 15, "len": 60, "text": "Het plein"}]
    assert after["sound"] == "duck"
    assert change(scene, 1, "")["frames"] == 45
    assert change(scene, 1, "")["captions"] == {}


@pytest.mark.parametrize("name", MOTIONS)
def test_each_motion_has_one_name(name: str) -> None:
    assert motion_named({"motion": MOTIONS[name]}) == name
    assert motion_named({}) == "still"
    assert motion_named({"motion": {"from": [0.1, 0.1, 0.2], "to": [0.1, 0.1, 0.2]}}) == ""


def test_chapters_and_descriptions_go_along_as_tracks(tmp_path: Path) -> None:
    made = read_storyboard(json.dumps(board_of(tmp_path)).encode(), folder=tmp_path)
    assert chapters_of(made, "en") == [(3000, 10567, "The entrance"), (10567, 14567, "Het plein")]
    assert described_vtt(made, "nl").startswith("WEBVTT\n\n00:00:03.000 --> ")
    assert described_vtt(made, "en") == ""
