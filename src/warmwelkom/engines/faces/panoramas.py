"""Faces in a panorama: looked for on flat cut-outs, for in the picture itself they are bent and cut in two."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from warmwelkom.engines.faces.boxes import Face, together
from warmwelkom.engines.faces.detector import own_detector
from warmwelkom.engines.faces.looking import LEAST, find

if TYPE_CHECKING:
    from warmwelkom.engines.faces.detector import Detector, Picture

WIDE: Final = 75.0
"""Degrees seen by a cut-out; the next one begins 30 before this one ends."""
TURN: Final = 45.0
SIDE: Final = 960


@dataclass(frozen=True, kw_only=True)
class View:
    """Degrees: right of the middle, above the horizon."""

    yaw: float
    pitch: float


def find_in_panorama(
    picture: Picture,
    *,
    fov: tuple[float, float] = (360.0, 180.0),
    detector: Detector | None = None,
) -> list[Face]:
    """Faces in an equirectangular picture, the surest first; one on the seam is two boxes.

    Args:
        picture: height x width x blue-green-red, 8 bits.
        fov: how many degrees it shows across and down, its middle on the horizon.
        detector: another than CenterFace.

    Raises:
        NoDetectorError: there is none on this machine.
    """
    look = detector or own_detector()
    found: list[Face] = []
    edge = cv2.BORDER_WRAP if fov[0] >= 360 else cv2.BORDER_CONSTANT
    for view in _views(fov):
        places = _places(view, picture.shape, fov)
        flat = cv2.remap(picture, *places, cv2.INTER_LINEAR, borderMode=edge)
        for face in find(flat, detector=look, least=LEAST, sides=(SIDE,)):
            found += _bent(face, view, fov)
    return together(found)


def _views(fov: tuple[float, float]) -> Iterator[View]:
    across = _steps(fov[0] - (0 if fov[0] >= 360 else WIDE))
    for pitch in _steps(max(0.0, min(fov[1], 150) - WIDE)):
        for yaw in across[: len(across) - (1 if fov[0] >= 360 else 0)]:
            yield View(yaw=yaw, pitch=pitch)


def _steps(span: float) -> list[float]:
    """Evenly over a span around the middle, no more than a turn apart."""
    if span <= 0:
        return [0.0]
    count = math.ceil(span / TURN)
    return [span * (number / count - 0.5) for number in range(count + 1)]


def _places(view: View, shape: tuple[int, ...], fov: tuple[float, float]) -> tuple[Any, Any]:
    """For each point of the cut-out, where it is in the panorama."""
    line = (np.arange(SIDE, dtype=np.float32) + 0.5) / SIDE
    x, y = np.meshgrid(line, line)
    yaw, pitch = _seen(x, y, view)
    height, width = shape[:2]
    across = (yaw / fov[0] + 0.5) * width - 0.5
    down = (0.5 - pitch / fov[1]) * height - 0.5
    return across.astype(np.float32), down.astype(np.float32)


def _seen(x: Any, y: Any, view: View) -> tuple[Any, Any]:
    """Degrees at which points of a cut-out (fractions) are seen, right of its own panorama's middle and up."""
    reach = math.tan(math.radians(WIDE / 2))
    right, up = (2 * x - 1) * reach, (1 - 2 * y) * reach
    tilt = math.radians(view.pitch)
    ahead = math.cos(tilt) - up * math.sin(tilt)
    high = math.sin(tilt) + up * math.cos(tilt)
    yaw = np.degrees(np.arctan2(right, ahead)) + view.yaw
    return yaw, np.degrees(np.arctan2(high, np.hypot(right, ahead)))


def _bent(face: Face, view: View, fov: tuple[float, float]) -> Iterator[Face]:
    """The smallest boxes in the panorama around the edge of what was found in the cut-out."""
    line = np.linspace(0, 1, 9)
    edge = [(x, y) for x in line for y in (0.0, 1.0)] + [(x, y) for x in (0.0, 1.0) for y in line]
    x = np.array([face.left + face.width * each for each, _y in edge])
    y = np.array([face.top + face.height * each for _x, each in edge])
    yaw, pitch = _seen(x, y, view)
    turned = (yaw - view.yaw + 180) % 360 - 180 + view.yaw
    first, last = turned.min() / fov[0] + 0.5, turned.max() / fov[0] + 0.5
    top = max(0.0, float(0.5 - pitch.max() / fov[1]))
    low = min(1.0, float(0.5 - pitch.min() / fov[1]))
    for begin, end in _around(float(first), float(last), whole=fov[0] >= 360):
        if end > begin and low > top:
            box = {"left": begin, "width": end - begin, "top": top, "height": low - top}
            yield Face(**box, score=face.score)


def _around(first: float, last: float, *, whole: bool) -> list[tuple[float, float]]:
    """Inside the picture: what goes over the edge of a full circle comes in at the other side."""
    if not whole:
        return [(max(0.0, first), min(1.0, last))]
    if last - first >= 1:
        return [(0.0, 1.0)]
    shift = math.floor(first)
    first, last = first - shift, last - shift
    return [(first, last)] if last <= 1 else [(first, 1.0), (0.0, last - 1)]
