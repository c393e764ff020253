"""Look for faces in one picture, near and far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2

from warmwelkom.engines.faces.boxes import Face, without_doubles
from warmwelkom.engines.faces.detector import own_detector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warmwelkom.engines.faces.detector import Detector, Picture

LEAST: Final = 0.2
"""Rather one too many: a person takes away what is no face."""
SIDES: Final = (1920, 640)
"""The longest side in pixels. Small faces are found on the large one; one that fills the picture on the small."""


def find(
    picture: Picture,
    *,
    detector: Detector | None = None,
    least: float = LEAST,
    sides: Sequence[int] = SIDES,
) -> list[Face]:
    """Faces in a picture, the surest first.

    Args:
        picture: height x width x blue-green-red, 8 bits.
        detector: another than CenterFace.
        least: what is less sure is left out.
        sides: how large the picture is when it is looked at; a smaller one is not blown up.

    Raises:
        NoDetectorError: there is none on this machine.
    """
    look = detector or own_detector()
    longest = max(picture.shape[:2])
    found: list[Face] = []
    for side in dict.fromkeys(min(each, longest) for each in sides):
        found += look(_smaller(picture, side / longest), least=least)
    return without_doubles(found)


def _smaller(picture: Picture, scale: float) -> Picture:
    if scale >= 1:
        return picture
    found: Picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return found
