"""How evenly a slow pan moves: the distance from frame to frame, against what was asked.

The distance is found by least squares on the slope of the picture (Lucas and Kanade, 1981), not by phase
correlation, which pulls towards whole pixels by more than what is to be measured.
"""

from __future__ import annotations

import json
import tempfile
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from material import photo, storyboard

from warmwelkom.engines.film.photos import Photo
from warmwelkom.engines.film.planes import empty
from warmwelkom.engines.film.reading import read_storyboard
from warmwelkom.engines.film.workshop import Workshop

FRAMES, SIZE = 40, (1920, 1080)


def judder(pixels: float, width: float) -> float:
    """Pixels rms, for a pan of so many pixels a frame, the crop so wide."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        photo(home / "p0.jpg", 1)
        rows = storyboard("p", FRAMES)
        reach = pixels * (FRAMES - 1) * width / SIZE[0]
        rows["scenes"][0]["motion"] = {"from": [0.45, 0.5, width], "to": [0.45 + reach, 0.5, width]}
        board = read_storyboard(json.dumps(rows).encode(), folder=home)
        found = Photo(board.scenes[0], Workshop(board=board, cache=home / "cache"))
        steps = [moved(one, other, -pixels) for one, other in pairwise(painted(found))]
    return float(np.sqrt(np.mean((np.array(steps) + pixels) ** 2)))


def painted(found: Photo) -> list[np.ndarray]:
    frames = []
    for number in range(FRAMES):
        target = empty(*SIZE)
        found.paint(number, target)
        frames.append(cv2.GaussianBlur(target.y.astype(np.float32), (0, 0), 4))
    return frames


def moved(one: np.ndarray, other: np.ndarray, guess: float) -> float:
    """How far what is seen went to the right, in pixels."""
    whole = round(guess)
    left, right = max(0, -whole), max(0, whole)
    width = one.shape[1] - left - right
    a = one[100:-100, left : left + width][:, 100:-100]
    b = other[100:-100, right : right + width][:, 100:-100]
    slope = (np.gradient(a, axis=1) + np.gradient(b, axis=1)) / 2
    return whole - float((slope * (b - a)).sum() / (slope * slope).sum())
