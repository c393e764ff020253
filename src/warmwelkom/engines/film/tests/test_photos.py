"""A pan moves evenly, stays in the photo and keeps what matters in view."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from warmwelkom.engines.film import FilmError
from warmwelkom.engines.film.photos import Photo
from warmwelkom.engines.film.planes import Planes, empty
from warmwelkom.engines.film.tests.material import board, files, photo, rows
from warmwelkom.engines.film.workshop import Workshop


def painted(folder: Path, number: int, **change: Any) -> Planes:
    found = opened(folder, **change)
    target = empty(214, 120)
    found.paint(number, target)
    return target


def opened(folder: Path, **change: Any) -> Photo:
    story = rows()
    story["style"] |= change.pop("style", {})
    story["output"] |= change.pop("output", {})
    story["scenes"][1] |= change
    made = board(folder, story)
    return Photo(made.scenes[1], Workshop(board=made, cache=folder / "cache"))


def moved(one: np.ndarray, other: np.ndarray) -> float:
    """How far what is seen went to the right, in pixels (Lucas and Kanade, 1981, one direction)."""
    a, b = (cv2.GaussianBlur(np.float32(each), (0, 0), 4)[20:-20, 20:-20] for each in (one, other))
    slope = (np.gradient(a, axis=1) + np.gradient(b, axis=1)) / 2
    return -float((slope * (b - a)).sum() / (slope * slope).sum())


@pytest.mark.parametrize("width", [0.5, 0.7, 0.9])
def test_a_slow_pan_goes_as_far_in_every_frame(tmp_path: Path, width: float) -> None:
    files(tmp_path)
    photo(tmp_path / "door.jpg", size=(2400, 1350), blobs=160)
    motion = {"from": [0.45, 0.5, width], "to": [0.46, 0.5, width]}
    found = opened(tmp_path, motion=motion, output={"aspect": "16:9", "height": 720})
    frames = []
    for number in range(30):
        target = empty(1280, 720)
        found.paint(number, target)
        frames.append(target.y)
    steps = np.array([moved(a, b) for a, b in pairwise(frames)])
    wanted = -0.01 / 29 * 1280 / width
    assert float(np.sqrt(np.mean((steps - wanted) ** 2))) < 0.05


def test_a_zoom_ends_where_it_was_told_to(tmp_path: Path) -> None:
    """The last frame is the crop itself, made another way."""
    files(tmp_path)
    photo(tmp_path / "door.jpg", size=(1600, 900))
    last = painted(tmp_path, 29, motion={"from": [0.5, 0.5, 1], "to": [0.5, 0.5, 0.5]}).y
    picture = cv2.cvtColor(cv2.imread(str(tmp_path / "door.jpg")), cv2.COLOR_BGR2GRAY)
    crop = cv2.resize(picture[225:675, 400:1200], (214, 120), interpolation=cv2.INTER_AREA)
    assert abs(np.corrcoef(last.ravel(), crop.ravel())[0, 1]) > 0.95
    assert painted(tmp_path, 0, motion={"from": [0.5, 0.5, 1], "to": [0.5, 0.5, 0.5]}).y.shape == (
        120,
        214,
    )


@pytest.mark.parametrize("corner", [[0, 0, 0.4], [1, 1, 0.4], [0, 1, 1.0]])
def test_the_crop_stays_in_the_photo(tmp_path: Path, corner: list[float]) -> None:
    files(tmp_path)
    found = opened(tmp_path, motion={"from": corner, "to": corner})
    x, _y, across = found.begin
    assert across / 2 <= x <= 1 - across / 2


def test_what_matters_stays_in_view(tmp_path: Path) -> None:
    files(tmp_path)
    corner = [0.2, 0.5, 0.4]
    found = opened(tmp_path, motion={"from": corner, "to": corner}, focus=[0.9, 0.5])
    assert found.begin[0] + found.begin[2] / 2 > 0.9


def test_calm_does_not_move_and_shows_the_widest(tmp_path: Path) -> None:
    files(tmp_path)
    found = opened(tmp_path, style={"motion": "calm"})
    assert found.begin == found.end == (0.5, 0.5, 1.0)


def test_the_second_time_it_comes_from_the_cache_and_is_the_same(tmp_path: Path) -> None:
    files(tmp_path)
    first = painted(tmp_path, 7)
    shelf = list((tmp_path / "cache" / "photos").iterdir())
    again = painted(tmp_path, 7)
    assert [bool((a == b).all()) for a, b in zip(first, again, strict=True)] == [True] * 3
    shelf[0].write_bytes(b"half a file")
    mended = painted(tmp_path, 7)
    assert [bool((a == b).all()) for a, b in zip(first, mended, strict=True)] == [True] * 3


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_garbage_is_told(tmp_path: Path, content: bytes) -> None:
    files(tmp_path)
    (tmp_path / "door.jpg").write_bytes(content)
    with pytest.raises(FilmError, match=r"door\.jpg is no picture that can be read"):
        opened(tmp_path)


def test_a_pan_along_rows_lies_a_little_beside_them(tmp_path: Path) -> None:
    """On the rows themselves whole shades pull each step to a whole pixel."""
    files(tmp_path)
    motion = {"from": [0.45, 0.5, 0.8], "to": [0.55, 0.5, 0.8]}
    found = opened(tmp_path, motion=motion)
    height, width = found.planes.y.shape
    corner = found.begin[1] * height - found.begin[2] * width / 214 * 120 / 2
    assert corner % 1 == pytest.approx(0.2)
    assert found.begin[1] == found.end[1]
    assert (found.begin[0], found.end[0]) == pytest.approx((0.45, 0.55), abs=0.05)
