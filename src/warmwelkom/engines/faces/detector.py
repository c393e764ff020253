"""What looks for faces. CenterFace (Xu and others, 2020) unless another is handed over."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import cv2
import numpy as np

from warmwelkom.engines.faces.boxes import Face, without_doubles
from warmwelkom.engines.faces.presence import NoDetectorError, has_detector, weights_file
from warmwelkom.engines.faces.weights import of_any_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Picture = NDArray[Any]

STEP: Final = 32
"""The network halves a picture five times, so both sides are a multiple of this."""
CELL: Final = 4


class Detector(Protocol):
    """Finds faces in a picture of any size, those of at least that score."""

    def __call__(self, picture: Picture, *, least: float) -> list[Face]: ...


@lru_cache(maxsize=1)
def own_detector() -> Detector:
    """CenterFace on one thread, loaded once in a process.

    Raises:
        NoDetectorError: ONNX Runtime or the weights are not here.
    """
    path = weights_file()
    if path is None or not has_detector():
        raise NoDetectorError
    return CenterFace(path)


class CenterFace:
    """One pass over the whole picture: a map of middles, and for each its size and exact place."""

    def __init__(self, path: Path) -> None:
        import onnxruntime  # noqa: PLC0415  large, and only where somebody looks

        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = (
            False  # the worker that looked once would hold half a gigabyte for ever
        )
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = of_any_size(path.read_bytes())
        self.session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self.name = self.session.get_inputs()[0].name

    def __call__(self, picture: Picture, *, least: float) -> list[Face]:
        height, width = (-(-side // STEP) * STEP for side in picture.shape[:2])
        fitted = (
            cv2.resize(picture, (width, height))
            if picture.shape[:2] != (height, width)
            else picture
        )
        rows = cv2.dnn.blobFromImage(fitted, swapRB=True)
        heat, size, offset = self.session.run(None, {self.name: rows})[:3]
        return without_doubles(_faces(heat, size, offset, least))


def _faces(heat: Any, size: Any, offset: Any, least: float) -> Sequence[Face]:
    """Each middle that is sure enough, as a box; the maps are a quarter of the picture."""
    down, across = heat.shape[2:]
    rows, columns = np.where(heat[0, 0] >= least)
    found = []
    for row, column in zip(rows, columns, strict=True):
        height, width = np.exp(size[0, :, row, column]) * CELL
        y = (row + offset[0, 0, row, column] + 0.5) * CELL
        x = (column + offset[0, 1, row, column] + 0.5) * CELL
        box = _inside(x - width / 2, y - height / 2, width, height, (across * CELL, down * CELL))
        found.append(Face(**box, score=float(heat[0, 0, row, column])))
    return found


def _inside(
    left: float, top: float, width: float, height: float, size: tuple[int, int]
) -> dict[str, float]:
    first, last = max(0.0, left / size[0]), min(1.0, (left + width) / size[0])
    high, low = max(0.0, top / size[1]), min(1.0, (top + height) / size[1])
    return {
        "left": float(first),
        "top": float(high),
        "width": float(max(0.0, last - first)),
        "height": float(max(0.0, low - high)),
    }
