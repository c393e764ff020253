"""Faces through a clip: linked both ways, bridged, held, and never narrower than what was seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from warmwelkom.engines.faces import Face, find_in_clip
from warmwelkom.engines.faces.clips import UnreadableError
from warmwelkom.engines.faces.covering import cover, places_at
from warmwelkom.engines.faces.tests.drawn import clip, disc, finds_discs
from warmwelkom.engines.faces.tracks import linked


def face(left: float, score: float = 0.9) -> Face:
    return Face(left=left, top=0.4, width=0.1, height=0.2, score=score)


def test_a_face_that_walks_is_one_track_and_covered_in_every_frame(tmp_path: Path) -> None:
    pictures = [disc(0.2 + 0.012 * number, 0.5) for number in range(40)]
    clip(tmp_path / "walk.mp4", pictures)
    tracks = find_in_clip(tmp_path / "walk.mp4", detector=finds_discs)
    assert len(tracks) == 1
    boxes = [tracks[0].boxes()]
    for number, picture in enumerate(pictures):
        cover(picture, places_at(boxes, number), (0, 0, 0))
        assert int(picture.max()) == 0, number


def test_what_was_hardly_seen_counts_beside_what_was_sure_before_or_after() -> None:
    looks = {0: [face(0.30, 0.12)], 5: [face(0.32, 0.9)], 10: [face(0.34, 0.12)]}
    assert [list(each.seen) for each in linked(looks, fps=30, frames=11)] == [[0, 5, 10]]
    unsure = {0: [face(0.30, 0.12)], 5: [face(0.32, 0.15)]}
    assert linked(unsure, fps=30, frames=11) == []


def test_a_gap_is_bridged_and_wider_there() -> None:
    found = linked({0: [face(0.3)], 5: [], 10: [face(0.4)]}, fps=10, frames=11)
    assert list(found[0].seen) == [0, 5, 10]
    middle = found[0].seen[5]
    assert middle.left + middle.width / 2 == pytest.approx(0.4)
    assert middle.width > found[0].seen[0].width


def test_after_too_long_a_gap_it_is_another_track() -> None:
    found = linked({0: [face(0.3)], 40: [face(0.3)]}, fps=10, frames=60)
    assert [list(each.seen) for each in found] == [[0, 7], [33, 40, 47]]


def test_two_faces_that_pass_stay_two() -> None:
    looks = {
        number: [face(0.2 + 0.01 * number), face(0.6 - 0.01 * number)] for number in range(0, 15, 5)
    }
    assert len(linked(looks, fps=10, frames=15)) == 2


def test_outside_its_track_nothing_is_covered() -> None:
    track = [[5, 0.1, 0.1, 0.2, 0.2], [10, 0.3, 0.1, 0.1, 0.2]]
    assert [len(places_at([track], number)) for number in (4, 5, 7, 10, 11)] == [0, 1, 1, 1, 0]
    assert places_at([track], 5)[0] == pytest.approx([0.1, 0.1, 0.2, 0.2])
    assert places_at([[[3, 0.1, 0.1, 0.2, 0.2]]], 3) == [pytest.approx([0.1, 0.1, 0.2, 0.2])]


def test_what_is_touched_partly_is_covered_whole() -> None:
    picture = np.full((10, 10, 3), 255, np.uint8)
    cover(picture, [(0.15, 0.15, 0.1, 0.1)], (0, 0, 0))
    assert (picture[1:3, 1:3] == 0).all()
    assert int((picture == 0).all(axis=2).sum()) == 4


def test_what_is_no_clip_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.mp4").write_bytes(b"nothing")
    with pytest.raises(UnreadableError, match=r"no\.mp4 is no clip"):
        find_in_clip(tmp_path / "no.mp4", detector=finds_discs)
