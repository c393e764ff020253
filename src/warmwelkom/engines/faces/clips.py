"""Faces in a clip: every fifth frame is looked at, what lies between follows from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av

from warmwelkom.engines.faces.detector import own_detector
from warmwelkom.engines.faces.looking import find
from warmwelkom.engines.faces.tracks import Track, linked

if TYPE_CHECKING:
    from warmwelkom.engines.faces.detector import Detector

EVERY: Final = 5
LEAST: Final = 0.1
SIDES: Final = (960,)


class UnreadableError(Exception):
    """The file is no clip that can be read."""


def find_in_clip(
    path: Path,
    *,
    detector: Detector | None = None,
    every: int = EVERY,
    tell: Callable[[int], None] = lambda _frame: None,
) -> list[Track]:
    """Tracks of faces, wide enough for the frames that were not looked at; frames are counted as they come.

    Args:
        path: a clip at a steady pace.
        detector: another than CenterFace.
        every: how many frames from one look to the next.
        tell: told at each look which frame it is.

    Raises:
        NoDetectorError: there is none on this machine.
        UnreadableError: the file is no clip.
    """
    look = detector or own_detector()
    looks, number, fps = {}, -1, 30.0
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            fps = float(stream.average_rate or fps)
            for number, frame in enumerate(container.decode(stream)):
                if number % every == 0:
                    tell(number)
                    picture = frame.to_ndarray(format="bgr24")
                    looks[number] = find(picture, detector=look, least=LEAST, sides=SIDES)
    except (av.FFmpegError, IndexError) as reason:
        raise UnreadableError(f"{path.name} is no clip that can be read.") from reason
    return linked(looks, fps=fps, frames=number + 1)
