"""What is shown of a material: each size as a file, with what must be covered painted over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image

from warmwelkom.engines.faces.covering import INK, cover
from warmwelkom.rooms.wayfinding.cleaning.photos import as_file

SIZES: Final[dict[str, tuple[tuple[int, tuple[str, ...]], ...]]] = {
    "photo": ((2560, ("JPEG",)), (1600, ("WEBP", "JPEG")), (800, ("WEBP", "JPEG"))),
    "panorama": ((4096, ("WEBP", "JPEG")), (2048, ("WEBP", "JPEG")), (1024, ("WEBP", "JPEG"))),
    "plan": ((2400, ("WEBP", "JPEG")), (1200, ("WEBP", "JPEG"))),
}
"""Longest side, and as what; the largest photo is what a film is made of."""
TYPES: Final = {"JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}
STILL: Final = "still.webp"
LIGHT: Final = ((480, 72), (480, 55), (480, 40), (320, 40), (160, 40))
"""Longest side and quality, until it is light enough."""
MOST_LIGHT: Final = 12_000
"""Bytes of one in a list, so that a list of forty is half a megabyte."""
Place = Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Made:
    """One file to be kept."""

    name: str
    type: str
    content: bytes
    width: int
    height: int


def covered(picture: Image.Image, places: Sequence[Place]) -> Image.Image:
    """Solid boxes; one that runs over the right side of a panorama goes on at the left."""
    if not places:
        return picture
    import numpy as np  # noqa: PLC0415  only where something is covered

    rows: Any = np.array(picture.convert("RGB"))
    cover(rows, [part for place in places for part in _inside(place)], (INK[2], INK[1], INK[0]))
    return Image.fromarray(rows)


def _inside(place: Place) -> list[Place]:
    left, top, width, height = place
    left %= 1.0
    if left + width <= 1.0:
        return [(left, top, width, height)]
    return [(left, top, 1.0 - left, height), (0.0, top, min(1.0, left + width - 1.0), height)]


def sizes_of(picture: Image.Image, kind: str) -> Iterator[Made]:
    """None is made larger than it came; the smallest is always there."""
    longest, sizes = max(picture.size), SIZES[kind]
    smaller = [side for side, _formats in sizes[1:]] + [0]
    for (side, formats), below in zip(sizes, smaller, strict=True):
        if longest <= below:
            continue
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for each in formats:
            mime, ending = TYPES[each]
            yield Made(
                name=f"{side}.{ending}", type=mime, content=as_file(small, each),
                width=small.width, height=small.height,
            )  # fmt: skip


def light(picture: Image.Image) -> Made:
    """One to stand in a list."""
    for side, quality in LIGHT:
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        content = as_file(small, "WEBP", quality=quality)
        if len(content) <= MOST_LIGHT:
            break
    return Made(name=STILL, type=TYPES["WEBP"][0], content=content, width=small.width, height=small.height)  # fmt: skip
