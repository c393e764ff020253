"""Faces in a picture, a clip or a panorama: where a person should look before anything is shown.

    found = find(picture)                 # boxes with a score, as fractions of the picture
    tracks = find_in_clip(path)           # boxes through time, wider than what was seen
    found = find_in_panorama(picture)     # looked for on flat cut-outs all around

In: pictures as OpenCV reads them (height x width x blue-green-red, 8 bits). The machine finds, a person decides:
**"none found" never means "none there"**. A face that turns away, wears a cap or is small may be missed.

Promises: without a detector on this machine `NoDetectorError` is raised, never an empty list; `find` takes any
detector that keeps to `Detector`. Knows files, no database; ONNX Runtime is loaded when somebody looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warmwelkom.engines.faces.boxes import Face
from warmwelkom.engines.faces.presence import NoDetectorError, has_detector
from warmwelkom.engines.faces.tracks import Track

if TYPE_CHECKING:
    from pathlib import Path

    from warmwelkom.engines.faces.detector import Picture

__all__ = [
    "Face",
    "NoDetectorError",
    "Track",
    "find",
    "find_in_clip",
    "find_in_panorama",
    "has_detector",
]


def find(picture: Picture, **how: Any) -> list[Face]:
    """Faces in a picture; see `looking.find`."""
    from warmwelkom.engines.faces import looking  # noqa: PLC0415  OpenCV only where somebody looks

    return looking.find(picture, **how)


def find_in_clip(path: Path, **how: Any) -> list[Track]:
    """Tracks in a clip; see `clips.find_in_clip`."""
    from warmwelkom.engines.faces import clips  # noqa: PLC0415  the same

    return clips.find_in_clip(path, **how)


def find_in_panorama(picture: Picture, **how: Any) -> list[Face]:
    """Faces all around; see `panoramas.find_in_panorama`."""
    from warmwelkom.engines.faces import panoramas  # noqa: PLC0415  the same

    return panoramas.find_in_panorama(picture, **how)
