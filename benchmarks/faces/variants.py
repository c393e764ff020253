"""One real face in many ways: how large, turned, dark, blurred, half hidden; pasted into a picture without a face."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

FACE = (178, 62, 94, 118)
"""Left, top, width and height of the face in the astronaut's picture, from brow to chin, by hand."""
CUT = (112, 0, 224, 224)
"""What is pasted: with hair and neck."""
SIZES = (16, 24, 32, 40, 56, 80, 160)
"""Pixels from brow to chin in a picture of 1920 x 1080."""
WIDE, HIGH = 1920, 1080


@dataclass(frozen=True)
class Case:
    """A picture and where the face is in it, in fractions."""

    size: int
    way: str
    picture: Any
    place: tuple[float, float, float, float]


def cases(astronaut: Any, ground: Any) -> Iterator[Case]:
    """Every size in every way on one background."""
    left, top, wide, high = CUT
    cut = astronaut[top : top + high, left : left + wide]
    face = (FACE[0] - left, FACE[1] - top, FACE[2], FACE[3])
    for size in SIZES:
        scale = size / FACE[3]
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=way)
        box = tuple(part * scale for part in face)
        for name, change in WAYS.items():
            yield _pasted(size, name, change, small, box, ground)


def _pasted(
    size: int, name: str, change: Callable[..., Any], cut: Any, box: Any, ground: Any
) -> Case:
    picture = cv2.resize(ground, (WIDE, HIGH), interpolation=cv2.INTER_AREA).copy()
    changed, (x, y, w, h) = change(cut, box)
    row, column = (HIGH - changed.shape[0]) // 3, (WIDE - changed.shape[1]) // 3
    picture[row : row + changed.shape[0], column : column + changed.shape[1]] = changed
    place = ((column + x) / WIDE, (row + y) / HIGH, w / WIDE, h / HIGH)
    return Case(size, name, picture, place)


def turned(degrees: float) -> Callable[..., Any]:
    def change(cut: Any, box: Any) -> Any:
        high, wide = cut.shape[:2]
        matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
        found = cv2.warpAffine(cut, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE)
        x, y, w, h = box
        middle = matrix @ np.array([x + w / 2, y + h / 2, 1])
        turn = np.radians(degrees)
        across = abs(w * np.cos(turn)) + abs(h * np.sin(turn))
        down = abs(w * np.sin(turn)) + abs(h * np.cos(turn))
        return found, (middle[0] - across / 2, middle[1] - down / 2, across, down)

    return change


def lit(factor: float) -> Callable[..., Any]:
    return lambda cut, box: (np.clip(cut * factor, 0, 255).astype(np.uint8), box)


def blurred(part: float) -> Callable[..., Any]:
    return lambda cut, box: (cv2.GaussianBlur(cut, (0, 0), max(0.3, part * box[3])), box)


def smeared(cut: Any, box: Any) -> Any:
    """Somebody walks by: a fifth of the face's width."""
    long = max(1, round(box[2] / 5))
    return cv2.blur(cut, (long, 1)), box


def hidden(part: str) -> Callable[..., Any]:
    """A hand, a scarf or hair before it."""

    def change(cut: Any, box: Any) -> Any:
        x, y, w, h = (round(each) for each in box)
        found = cut.copy()
        rows, columns = slice(y, y + h), slice(x, x + w)
        if part == "mouth":
            rows = slice(y + round(h * 0.6), y + h)
        elif part == "eyes":
            rows = slice(y + round(h * 0.1), y + round(h * 0.4))
        else:
            columns = slice(x, x + w // 2)
        found[rows, columns] = (70, 60, 50)
        return found, box

    return change


def mirrored(cut: Any, box: Any) -> Any:
    return cut[:, ::-1], (cut.shape[1] - box[0] - box[2], *box[1:])


def packed(cut: Any, box: Any) -> Any:
    content = cv2.imencode(".jpg", cut, [cv2.IMWRITE_JPEG_QUALITY, 25])[1]
    return cv2.imdecode(content, cv2.IMREAD_COLOR), box


WAYS: dict[str, Callable[..., Any]] = {
    "as it is": lambda cut, box: (cut, box),
    "mirrored": mirrored,
    **{f"turned {degrees}": turned(degrees) for degrees in (-60, -30, -15, 15, 30, 60, 90, 180)},
    **{f"light x {factor}": lit(factor) for factor in (0.15, 0.3, 0.6, 1.6, 2.5)},
    "blurred a little": blurred(0.03),
    "blurred a lot": blurred(0.08),
    "walking by": smeared,
    "jpeg 25": packed,
    **{f"{part} hidden": hidden(part) for part in ("mouth", "eyes", "half")},
}
