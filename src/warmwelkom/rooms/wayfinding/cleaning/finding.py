"""Who may be in view: what the machine finds, as rows for a person to look at. None found never means none there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from warmwelkom.engines.faces import Face, NoDetectorError, find, find_in_clip, find_in_panorama
from warmwelkom.engines.faces.boxes import wider

WIDER_BY = 0.2


@dataclass(frozen=True, kw_only=True)
class Find:
    """Rows of `[frame, left, top, width, height]` in fractions, and how sure the machine is."""

    track: list[list[float]]
    certainty: float

    @property
    def first_frame(self) -> int:
        return int(self.track[0][0])

    @property
    def last_frame(self) -> int:
        return int(self.track[-1][0])


def found_in_picture(picture: Image.Image, *, is_whole_round: bool) -> list[Find]:
    """Empty too where nothing on this machine can look."""
    import numpy as np  # noqa: PLC0415  only where somebody looks

    rows: Any = np.ascontiguousarray(np.asarray(picture.convert("RGB"))[..., ::-1])
    try:
        faces: Iterable[Face] = find_in_panorama(rows) if is_whole_round else find(rows)
    except NoDetectorError:
        return []
    finds = [wider(face, WIDER_BY) if face.left + face.width <= 1 else face for face in faces]
    return [
        Find(track=[[0, *(round(part, 4) for part in face.place)]], certainty=face.score)
        for face in finds
    ]


def found_in_clip(path: Path) -> list[Find]:
    """Tracks through a clip of a steady pace."""
    try:
        return [Find(track=each.boxes(), certainty=each.score) for each in find_in_clip(path)]
    except NoDetectorError:
        return []
