"""Which parts are made anew after which change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warmwelkom.engines.film.cut import Segment, segments_of
from warmwelkom.engines.film.tests.material import board, files, rows

SETTINGS = {"preset": "veryfast"}


def cut(folder: Path, story: dict[str, Any], burnt: str | None = None) -> list[Segment]:
    return segments_of(board(folder, story), settings=SETTINGS, burnt=burnt)


def anew(folder: Path, story: dict[str, Any], burnt: str | None = None) -> list[tuple[str, str]]:
    """Scenes of the segments that the first storyboard does not have."""
    known = {each.digest for each in cut(folder, rows(), burnt)}
    return [
        (each.scene.id, each.after.id if each.after else "")
        for each in cut(folder, story, burnt)
        if each.digest not in known
    ]


def test_bodies_and_transitions_by_turns(tmp_path: Path) -> None:
    files(tmp_path)
    found = [(each.scene.id, each.first, each.frames) for each in cut(tmp_path, rows())]
    assert found == [
        ("s1", 0, 8), ("s1", 8, 4), ("s2", 4, 22), ("s2", 26, 4),
        ("s3", 4, 12), ("s3", 16, 4), ("s4", 4, 16),
    ]  # fmt: skip
    assert sum(frames for _id, _first, frames in found) == board(tmp_path).frames


def test_cuts_have_no_transitions(tmp_path: Path) -> None:
    files(tmp_path)
    assert len(cut(tmp_path, rows() | {"style": {}})) == 4


def test_nothing_changed_nothing_anew(tmp_path: Path) -> None:
    files(tmp_path)
    assert anew(tmp_path, rows()) == []


def test_a_caption_that_is_a_track_costs_nothing(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1]["captions"]["nl"][0]["text"] = "Iets anders."
    story["locales"] = ["nl"]
    del story["scenes"][1]["captions"]["en"]
    story["scenes"][1]["chapter"] = {}
    story["scenes"][1]["describe"] = {"nl": "Een glazen deur."}
    assert anew(tmp_path, story) == []


def test_a_burnt_caption_costs_only_where_it_is_seen(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1]["captions"]["nl"][0]["text"] = "Iets anders."
    assert anew(tmp_path, story, burnt="nl") == [("s2", "")]
    story["scenes"][1]["captions"]["nl"][0]["len"] = 22
    assert anew(tmp_path, story, burnt="nl") == [("s2", ""), ("s2", "s3")]


def test_two_scenes_swapped_cost_their_transitions(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1], story["scenes"][2] = story["scenes"][2], story["scenes"][1]
    assert anew(tmp_path, story) == [("s1", "s3"), ("s3", "s2"), ("s2", "s4")]


def test_another_photo_under_the_same_name_is_another_picture(tmp_path: Path) -> None:
    files(tmp_path)
    before = {each.digest for each in cut(tmp_path, rows())}
    (tmp_path / "door.jpg").write_bytes((tmp_path / "square.jpg").read_bytes())
    after = [each.scene.id for each in cut(tmp_path, rows()) if each.digest not in before]
    assert after == ["s1", "s2", "s2"]


def test_other_letters_are_other_segments_where_there_are_words(tmp_path: Path) -> None:
    files(tmp_path)
    made = board(tmp_path)
    how: dict[str, Any] = {"settings": SETTINGS, "burnt": "nl"}
    one = {each.digest for each in segments_of(made, **how, letters=["a"])}
    other = segments_of(made, **how, letters=["b"])
    anew_by_letters = [(each.scene.id, each.frames) for each in other if each.digest not in one]
    assert anew_by_letters == [("s1", 8), ("s1", 4), ("s2", 22)]


def test_other_settings_of_the_encoder_are_other_segments(tmp_path: Path) -> None:
    files(tmp_path)
    one = cut(tmp_path, rows())
    other = segments_of(board(tmp_path), settings={"preset": "medium"}, burnt=None)
    assert {each.digest for each in one} & {each.digest for each in other} == set()
