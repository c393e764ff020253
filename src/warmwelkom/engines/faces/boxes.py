"""Boxes in fractions of a picture: how much two share, which of many say the same, made wider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

SAME = 0.3
"""Two boxes that share so much of what they cover together are one face."""


@dataclass(frozen=True, kw_only=True)
class Face:
    """Left, top, width and height as fractions of the picture; score from 0 to 1."""

    left: float
    top: float
    width: float
    height: float
    score: float

    @property
    def place(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.width, self.height


def shared(one: Face, other: Face) -> float:
    """What both cover, as a part of what either covers (Jaccard)."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    both = max(0.0, across) * max(0.0, down)
    either = one.width * one.height + other.width * other.height - both
    return both / either if either > 0 else 0.0


def without_doubles(faces: Iterable[Face]) -> list[Face]:
    """The surest of those that say the same, in order of their score."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda each: (-each.score, each.place)):
        if all(shared(face, other) <= SAME for other in kept):
            kept.append(face)
    return kept


def together(faces: Iterable[Face]) -> list[Face]:
    """Those that say the same as one that holds them all: a cut-out may show only a part of a face."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda each: (-each.score, each.place)):
        place = next((at for at, other in enumerate(kept) if shared(face, other) > SAME), None)
        if place is None:
            kept.append(face)
        else:
            kept[place] = _around(kept[place], face)
    return kept


def _around(one: Face, other: Face) -> Face:
    left, top = min(one.left, other.left), min(one.top, other.top)
    right = max(one.left + one.width, other.left + other.width)
    low = max(one.top + one.height, other.top + other.height)
    return replace(one, left=left, top=top, width=right - left, height=low - top)


def wider(face: Face, by: float) -> Face:
    """Larger on each side by a part of its own size, inside the picture."""
    left = max(0.0, face.left - by * face.width)
    top = max(0.0, face.top - by * face.height)
    right = min(1.0, face.left + (1 + by) * face.width)
    low = min(1.0, face.top + (1 + by) * face.height)
    return replace(face, left=left, top=top, width=right - left, height=low - top)


def between(one: Face, other: Face, share: float) -> Face:
    """`share` of the way from the one to the other."""
    left, top, width, height = (
        a + (b - a) * share for a, b in zip(one.place, other.place, strict=True)
    )
    score = min(one.score, other.score)
    return Face(left=left, top=top, width=width, height=height, score=score)
