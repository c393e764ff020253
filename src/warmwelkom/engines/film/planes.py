"""A picture as the encoder takes it: brightness whole, two colours at half size, BT.709, limited range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import av
    from numpy.typing import NDArray

    Plane = NDArray[Any]

BLACK: Final = (16, 128, 128)
KR, KB = 0.2126, 0.0722
"""ITU-R BT.709-6, item 3.2."""


@dataclass(frozen=True)
class Planes:
    """uint8; `y` is height x width, `u` and `v` half of both."""

    y: Plane
    u: Plane
    v: Plane

    def __iter__(self) -> Iterator[Plane]:
        return iter((self.y, self.u, self.v))


def empty(width: int, height: int, colour: tuple[int, int, int] = BLACK) -> Planes:
    half = (height // 2, width // 2)
    return Planes(
        np.full((height, width), colour[0], np.uint8),
        np.full(half, colour[1], np.uint8),
        np.full(half, colour[2], np.uint8),
    )


def of_frame(frame: av.VideoFrame) -> Planes:
    """The frame's own memory (yuv420p): what is painted here is in the frame."""
    found = []
    for plane in frame.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        found.append(rows[:, : plane.width])
    return Planes(*found)


def copy(source: Planes, target: Planes) -> None:
    for one, other in zip(source, target, strict=True):
        other[:] = one


def mix(one: Planes, other: Planes, share: float, target: Planes) -> None:
    """`share` of the other, the rest of the one."""
    for first, second, out in zip(one, other, target, strict=True):
        cv2.addWeighted(first, 1 - share, second, share, 0, dst=out)


def from_bgr(picture: NDArray[np.uint8]) -> Planes:
    """A picture of even width and height, blue-green-red of 8 bits."""
    matrix = np.array(_rows(), np.float32)
    yuv = cv2.transform(picture, matrix)
    half = (picture.shape[1] // 2, picture.shape[0] // 2)
    whole = (np.ascontiguousarray(yuv[:, :, number]).astype(np.uint8) for number in range(3))
    y, u, v = whole
    u, v = (
        cv2.resize(each, half, interpolation=cv2.INTER_AREA).astype(np.uint8) for each in (u, v)
    )
    return Planes(y, u, v)


def _rows() -> list[list[float]]:
    """Blue, green, red and 1 -> Y, U, V."""
    kg = 1 - KR - KB
    y = (KB, kg, KR)
    u = (0.5, -kg / (2 * (1 - KB)), -KR / (2 * (1 - KB)))
    v = (-KB / (2 * (1 - KR)), -kg / (2 * (1 - KR)), 0.5)
    scales = ((y, 219 / 255, 16.0), (u, 224 / 255, 128.0), (v, 224 / 255, 128.0))
    return [[part * scale for part in row] + [offset] for row, scale, offset in scales]
