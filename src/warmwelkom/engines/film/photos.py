"""A photo with pan and zoom: a crop that moves by parts of a pixel, so that a slow pan does not tremble."""

from __future__ import annotations

import hashlib
import json
import math
import os
import zipfile
from typing import TYPE_CHECKING

import cv2
import numpy as np

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.keeping import note
from warmwelkom.engines.film.planes import Planes, from_bgr

if TYPE_CHECKING:
    from warmwelkom.engines.film.planes import Plane
    from warmwelkom.engines.film.storyboard import Asset, Crop, Scene, Storyboard
    from warmwelkom.engines.film.workshop import Workshop

PREPARING = 1
"""Goes up when photos are prepared otherwise."""
MOST_PIXELS = 120_000_000
BESIDE = 0.2
UNSEEN = 0.0005
"""A scale so near to one that it is one."""


class Photo:
    """One scene's photo, ready: at the size at which its narrowest crop fills the picture."""

    def __init__(self, scene: Scene, shop: Workshop) -> None:
        self.frames = scene.frames
        self.planes, begin, end = _prepared(scene, shop)
        self.begin, self.end = _off_the_grid(begin, end, self.planes.y.shape, shop.size)
        self.still = begin == end
        self.drawn: Planes | None = None

    def paint(self, number: int, target: Planes) -> None:
        """The crop of this frame, drawn into the target."""
        if self.still and self.drawn is not None:
            for one, other in zip(self.drawn, target, strict=True):
                other[:] = one
            return
        share = number / max(1, self.frames - 1)
        crop = [a + (b - a) * share for a, b in zip(self.begin, self.end, strict=True)]
        for source, out in zip(self.planes, target, strict=True):
            _draw(source, crop, out)
        if self.still:
            self.drawn = Planes(*(plane.copy() for plane in target))


def _off_the_grid(
    begin: Crop, end: Crop, shape: tuple[int, ...], size: tuple[int, int]
) -> tuple[Crop, Crop]:
    """A pan along rows lies a fifth of a pixel beside them, one along columns beside those.

    Shades are whole numbers, so between two that hardly differ every step is pulled to a whole pixel; a little of the
    next row spreads that, and the pan is six times as even.
    """
    if begin == end or begin[2] != end[2]:
        return begin, end
    first, last = list(begin), list(end)
    for axis, (whole, shown) in enumerate(zip(shape[1::-1], size, strict=True)):
        if begin[axis] == end[axis]:
            corner = begin[axis] * whole - begin[2] * shape[1] / size[0] * shown / 2
            first[axis] = last[axis] = begin[axis] + (math.floor(corner) + BESIDE - corner) / whole
    return (first[0], first[1], first[2]), (last[0], last[1], last[2])


def _prepared(scene: Scene, shop: Workshop) -> tuple[Planes, Crop, Crop]:
    """From the cache where it is: a photo is in its own segment and in two transitions."""
    how = [PREPARING, scene.file.digest, shop.size, shop.board.is_calm, scene.motion, scene.focus]
    name = hashlib.sha256(json.dumps(how).encode()).hexdigest()
    path = shop.shelf("photos") / f"{name}.npz"
    note(path, [scene.file])
    try:
        with np.load(path) as rows:
            begin, end = rows["motion"].tolist()
            return Planes(rows["y"], rows["u"], rows["v"]), tuple(begin), tuple(end)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        planes, begin, end = _prepare(scene, shop)
    part = path.with_suffix(f".{os.getpid()}.npz")
    np.savez(part, y=planes.y, u=planes.u, v=planes.v, motion=np.array([begin, end]))
    part.replace(path)
    return planes, begin, end


def _prepare(scene: Scene, shop: Workshop) -> tuple[Planes, Crop, Crop]:
    picture = _read(scene.file)
    height, width = picture.shape[:2]
    begin, end = _motion(scene, shop.board, width, height)
    scale = min(1.0, shop.board.width / (min(begin[2], end[2]) * width))
    return from_bgr(_even(picture, scale)), begin, end


def _draw(source: Plane, crop: list[float], out: Plane) -> None:
    """The crop (middle x, middle y, width in fractions) fills `out`; bilinear, to parts of a pixel.

    Whole pixels around the crop are brought to its scale, then moved by what is left: a third of what
    `warpAffine` takes. Pixel middles lie on pixel middles, else brightness and colour would part.
    """
    height, width = out.shape
    scale = crop[2] * source.shape[1] / width
    left = crop[0] * source.shape[1] - scale * width / 2
    top = crop[1] * source.shape[0] - scale * height / 2
    if abs(scale - 1) > UNSEEN:
        source, left, top = _at_scale(source, scale, (left, top), (width, height))
    middle = left + (width - 1) / 2, top + (height - 1) / 2
    out[:] = cv2.getRectSubPix(source, (width, height), middle)


def _at_scale(
    source: Plane, scale: float, corner: tuple[float, float], size: tuple[int, int]
) -> tuple[Plane, float, float]:
    """The part that is needed, brought to the scale, and where in it the crop begins."""
    first = [max(0, int(place) - 1) for place in corner]
    last = [int(at + scale * long) + 2 for at, long in zip(corner, size, strict=True)]
    part = source[first[1] : last[1], first[0] : last[0]]
    found = cv2.resize(part, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_LINEAR)
    left, top = ((at - begin) / scale for at, begin in zip(corner, first, strict=True))
    return found, left, top


def _read(asset: Asset) -> Plane:
    """Turned the way it was held (EXIF), 8 bits, three colours."""
    content = np.fromfile(asset.path, np.uint8)
    picture = cv2.imdecode(content, cv2.IMREAD_COLOR) if content.size else None
    if picture is None:
        raise FilmError(f"{asset.path.name} is no picture that can be read.", code="picture")
    if picture.shape[0] * picture.shape[1] > MOST_PIXELS:
        raise FilmError(
            f"{asset.path.name} has more than {MOST_PIXELS // 1_000_000} megapixels.",
            code="picture",
        )
    return picture


def _even(picture: Plane, scale: float) -> Plane:
    height, width = picture.shape[:2]
    size = max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)
    if size == (width, height):
        return picture
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cv2.resize(picture, size, interpolation=way)


def _motion(scene: Scene, board: Storyboard, width: int, height: int) -> tuple[Crop, Crop]:
    """Both crops as fractions of the photo's width and height, inside it, with what matters in view."""
    aspect = board.width / board.height
    widest = min(1.0, height * aspect / width)
    begin, end = scene.motion
    if board.is_calm:
        begin = end = max(begin, end, key=lambda crop: crop[2])
    rise = widest * width / aspect / height

    def inside(crop: Crop) -> Crop:
        across, down = crop[2] * widest, crop[2] * rise
        x, y = crop[0], crop[1]
        if scene.focus:
            x = _near(x, scene.focus[0], across / 2)
            y = _near(y, scene.focus[1], down / 2)
        return _clamp(x, across / 2), _clamp(y, down / 2), across

    return inside(begin), inside(end)


def _near(middle: float, wanted: float, reach: float) -> float:
    """Moved no further than needed for the wanted point to be well inside."""
    reach *= 0.8
    return min(max(middle, wanted - reach), wanted + reach)


def _clamp(middle: float, reach: float) -> float:
    return min(max(middle, reach), 1 - reach) if reach < 0.5 else 0.5
