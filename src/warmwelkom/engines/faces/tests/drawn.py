"""Pictures with a bright disc where a face would be, and a detector that finds discs."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from warmwelkom.engines.faces.boxes import Face


def disc(
    x: float, y: float, *, radius: float = 0.05, size: tuple[int, int] = (640, 360), grey: int = 255
) -> Any:
    """Middle as fractions, radius as a fraction of the width."""
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    middle = round(x * size[0]), round(y * size[1])
    cv2.circle(picture, middle, round(radius * size[0]), (grey, grey, grey), -1)
    return picture


def finds_discs(picture: Any, *, least: float) -> list[Face]:
    """As bright, so sure."""
    height, width = picture.shape[:2]
    bright = (picture[:, :, 1] > 20).astype(np.uint8)
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(bright)
    found = []
    for left, top, across, down, area in stats[1:count]:
        score = float(picture[top : top + down, left : left + across, 1].max()) / 255
        if area > 8 and score >= least:
            box = {"left": left / width, "top": top / height}
            found.append(Face(**box, width=across / width, height=down / height, score=score))
    return found


def clip(path: Path, pictures: list[Any], *, fps: int = 10) -> None:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=fps)
        height, width = pictures[0].shape[:2]
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, "bgr24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
