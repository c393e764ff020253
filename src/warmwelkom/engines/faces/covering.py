"""Solid boxes over what nobody may see: no blur, for from a blur a face can be found again."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from warmwelkom.engines.faces.detector import Picture

INK: Final = (60, 52, 44)
"""Blue, green, red."""

Place = Sequence[float]
"""Left, top, width and height as fractions of the picture."""


def cover(picture: Picture, places: Iterable[Place], colour: tuple[int, int, int] = INK) -> None:
    """Paint over these places, in the picture itself; what is touched partly is covered whole."""
    for place in places:
        picture[part_of(picture.shape, place)] = colour


def part_of(shape: Sequence[int], place: Place) -> tuple[slice, slice]:
    """The rows and columns of a place."""
    height, width = shape[:2]
    left, top, across, down = place
    return (
        slice(math.floor(top * height), math.ceil((top + down) * height)),
        slice(math.floor(left * width), math.ceil((left + across) * width)),
    )


def places_at(tracks: Iterable[Sequence[Sequence[Any]]], frame: int) -> list[list[float]]:
    """What is covered in a frame of a clip: each track has `[frame, left, top, width, height]` in order.

    Between two of them a box moves evenly and is as large as the larger one; outside its track there is none.
    """
    found = []
    for track in tracks:
        after = bisect_right([row[0] for row in track], frame)
        if after and (after < len(track) or track[-1][0] == frame):
            found.append(_between(track[after - 1], track[min(after, len(track) - 1)], frame))
    return found


def _between(one: Sequence[float], other: Sequence[float], frame: int) -> list[float]:
    share = (frame - one[0]) / (other[0] - one[0]) if other[0] > one[0] else 0.0
    across, down = max(one[3], other[3]), max(one[4], other[4])
    middles = (
        a + size / 2 + (b + more / 2 - a - size / 2) * share
        for a, size, b, more in (
            (one[1], one[3], other[1], other[3]),
            (one[2], one[4], other[2], other[4]),
        )
    )
    ends = [
        (middle - long / 2, middle + long / 2)
        for middle, long in zip(middles, (across, down), strict=True)
    ]
    (left, right), (top, low) = ((max(0.0, begin), min(1.0, end)) for begin, end in ends)
    return [left, top, right - left, low - top]
