"""What a storyboard may say, and the sentence when it says something else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.engines.film import FilmError, read_storyboard, webvtt
from warmwelkom.engines.film.storyboard import Caption, Fit, Sound
from warmwelkom.engines.film.tests.material import board, files, rows


def test_it_works(tmp_path: Path) -> None:
    files(tmp_path)
    found = board(tmp_path)
    assert (found.width, found.height, found.fps, found.transition) == (214, 120, 10, 4)
    assert (found.frames, found.starts()) == (70, [0, 8, 34, 50])
    assert found.scenes[1].captions["nl"] == [
        Caption(at=6, length=15, text="De deur gaat vanzelf open.")
    ]
    assert (found.scenes[3].sound, found.scenes[3].fit) == (Sound.MUTE, Fit.BLUR_SIDES)


def test_a_file_is_found_by_the_hash_of_its_content(tmp_path: Path) -> None:
    files(tmp_path)
    digest = hashlib.sha256((tmp_path / "door.jpg").read_bytes()).hexdigest()
    story = rows()
    story["scenes"][1]["asset"] = f"sha256:{digest}"
    assert board(tmp_path, story).scenes[1].file.path == tmp_path / "door.jpg"
    (tmp_path / "door.jpg").rename(tmp_path / f"{digest}.jpg")
    assert board(tmp_path, story).scenes[1].file.path == tmp_path / f"{digest}.jpg"


def test_a_name_that_lies_about_its_content_is_not_believed(tmp_path: Path) -> None:
    files(tmp_path)
    (tmp_path / f"{'0' * 64}.jpg").write_bytes(b"something else")
    story = rows()
    story["scenes"][1]["asset"] = f"sha256:{'0' * 64}"
    with pytest.raises(FilmError, match=r"no file in .* has the hash 000000000000"):
        board(tmp_path, story)


def test_captions_do_not_stand_over_each_other(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1]["captions"]["nl"] = [
        {"at": 10, "len": 500, "text": "Twee."},
        {"at": 0, "len": 20, "text": "Een."},
    ]
    assert board(tmp_path, story).scenes[1].captions["nl"] == [
        Caption(at=0, length=10, text="Een."),
        Caption(at=10, length=20, text="Twee."),
    ]


def test_a_language_may_have_no_captions_in_a_scene(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1]["captions"] = {"nl": [], "en": []}
    assert board(tmp_path, story).scenes[1].captions == {"nl": [], "en": []}
    assert webvtt(board(tmp_path, story), "nl") == "WEBVTT\n"


def changed(**change: Any) -> dict[str, Any]:
    return rows() | change


def scene(**change: Any) -> dict[str, Any]:
    story = rows()
    story["scenes"][1] |= change
    return story


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        ([], "the storyboard has to be an object."),
        (changed(schema="wegwijs.film/2"), 'has no "schema": "wegwijs.film/1"'),
        (changed(scenes=[]), "1 to 500 scenes, this one 0"),
        (changed(scenes={}), "scenes has to be a list"),
        (changed(output={"aspect": "21:9"}), "the aspect has to be one of"),
        (changed(output={"height": 121}), "the height has to be even"),
        (changed(output={"fps": 30.0}), "fps has to be a whole number, 10 to 60"),
        (changed(style={"transition": {"type": "star"}}), "a fade or a cut, not 'star'"),
        (changed(locales="nl"), "locales has to be a list"),
        (changed(audio={"music": {"asset": "door.jpg"}}), "the music has no licence"),
        (changed(audio={"lufs": True}), "lufs has to be a number"),
        (scene(type="dance"), "scene s2: type has to be one of photo, clip, card"),
        (scene(frames=8), "scene s2: 8 frames are too few beside its transitions, which take 8"),
        (scene(frames=0), "frames has to be a whole number"),
        (scene(id="s1"), "two scenes have the id 's1'"),
        (scene(asset="../door.jpg"), "the file ../door.jpg is not in the storyboard's folder"),
        (scene(asset="no.jpg"), "the file no.jpg is not in the storyboard's folder"),
        (scene(asset=None), "asset has to be text"),
        (scene(motion={"from": [0.5, 0.5]}), "from has to be 3 numbers"),
        (scene(motion={"from": [0.5, 0.5, 2]}), "from has to be a number, 0 to 1"),
        (scene(captions={"de": []}), "captions in de, which is not in locales"),
        (
            scene(captions={"nl": [{"at": 99, "text": "Laat."}]}),
            "at has to be a whole number, 0 to 29",
        ),
        (scene(captions={"nl": [{"at": 0, "text": " "}]}), "a caption without words"),
        (scene(redact=[{"track": "f1"}]), "f1 has no boxes to cover"),
        (scene(redact=[{"boxes": [[0, 0, 0, 2]]}]), "a box is [frame, left, top, width, height]"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, story: Any, sentence: str) -> None:
    files(tmp_path)
    with pytest.raises(FilmError) as fault:
        read_storyboard(json.dumps(story).encode(), folder=tmp_path)
    assert sentence in str(fault.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000])
def test_garbage_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FilmError, match="no JSON"):
        read_storyboard(content, folder=tmp_path)
