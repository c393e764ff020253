"""Pictures and panoramas: boxes lie where the discs are, each once."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.faces import Face, find, find_in_panorama
from warmwelkom.engines.faces.boxes import shared, wider, without_doubles
from warmwelkom.engines.faces.tests.drawn import disc, finds_discs


def face(left: float, top: float, side: float, score: float = 0.9) -> Face:
    return Face(left=left, top=top, width=side, height=side, score=score)


def test_a_face_is_found_once_though_it_is_looked_for_twice() -> None:
    picture = disc(0.25, 0.5, size=(2400, 1350))
    found = find(picture, detector=finds_discs)
    assert len(found) == 1
    assert found[0].place == pytest.approx((0.2, 0.411, 0.1, 0.178), abs=0.01)


def test_nothing_is_blown_up_and_an_empty_picture_gives_nothing() -> None:
    sizes = []

    def looks(picture: Any, *, least: float) -> list[Face]:
        sizes.append(picture.shape[:2])
        return finds_discs(picture, least=least)

    assert find(np.zeros((90, 160, 3), np.uint8), detector=looks) == []
    assert find(np.zeros((3000, 4000, 3), np.uint8), detector=looks) == []
    assert sizes == [(90, 160), (1440, 1920), (480, 640)]


def test_of_two_that_say_the_same_the_surest_stays() -> None:
    one, same, other = face(0.1, 0.1, 0.2, 0.5), face(0.12, 0.1, 0.2, 0.8), face(0.6, 0.1, 0.2, 0.3)
    assert without_doubles([one, same, other]) == [same, other]


@given(st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0.01, 0.1), st.floats(0, 2))
def test_wider_holds_all_of_it_and_stays_inside(x: float, y: float, side: float, by: float) -> None:
    one = face(x, y, side)
    found = wider(one, by)
    assert found.left <= one.left
    assert found.top <= one.top
    assert found.left >= 0
    assert found.left + found.width <= 1 + 1e-9
    assert found.left + found.width >= one.left + one.width - 1e-9
    assert shared(one, found) > 0


def panorama(yaw: float, pitch: float, size: tuple[int, int] = (1024, 512)) -> Any:
    """A disc of six degrees, as it looks on a ball."""
    across, down = np.meshgrid(
        ((np.arange(size[0]) + 0.5) / size[0] - 0.5) * 2 * math.pi,
        (0.5 - (np.arange(size[1]) + 0.5) / size[1]) * math.pi,
    )
    turn, tilt = math.radians(yaw), math.radians(pitch)
    near = np.sin(down) * math.sin(tilt) + np.cos(down) * math.cos(tilt) * np.cos(across - turn)
    bright = np.where(np.degrees(np.arccos(np.clip(near, -1, 1))) < 6, 255, 0).astype(np.uint8)
    return cv2.merge([bright] * 3)


@pytest.mark.parametrize(("yaw", "pitch"), [(0, 24), (179, 5), (-135, 50), (68, -55)])
def test_a_face_anywhere_around_is_covered_whole(yaw: int, pitch: int) -> None:
    picture = panorama(yaw, pitch)
    found = find_in_panorama(picture, detector=finds_discs)
    left = picture[:, :, 0].copy()
    for each in found:
        box = wider(each, 0.05)
        height, width = left.shape
        rows = slice(int(box.top * height), math.ceil((box.top + box.height) * height))
        left[rows, int(box.left * width) : math.ceil((box.left + box.width) * width)] = 0
    assert int(left.max()) == 0
    assert sum(each.width * each.height for each in found) < 0.03


def test_a_part_of_a_circle_is_looked_at_too() -> None:
    found = find_in_panorama(
        disc(0.9, 0.5, radius=0.02, size=(1600, 600)), fov=(180.0, 67.5), detector=finds_discs
    )
    assert found
    assert found[0].left + found[0].width / 2 == pytest.approx(0.9, abs=0.01)
    assert found[0].top + found[0].height / 2 == pytest.approx(0.5, abs=0.01)
