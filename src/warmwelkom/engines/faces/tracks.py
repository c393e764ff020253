"""Faces through time: linked from one look to the next and back, filled in where nothing was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from warmwelkom.engines.faces.boxes import Face, between, shared, wider

SURE: Final = 0.25
"""A track has been at least this sure once; what is less sure counts only beside that."""
LONGEST_GAP: Final = 1.5
HELD: Final = 0.7
"""Seconds: how long a face may be unseen in between, and how long it is covered before and after."""
WIDER: Final = 0.25
WIDER_A_SECOND: Final = 0.5
"""Parts of its own size at each side; and more where it is only supposed to be."""


@dataclass(kw_only=True)
class Track:
    """One face: frame -> where it is, in order. Before the first and after the last it is not there."""

    seen: dict[int, Face] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return max(face.score for face in self.seen.values())

    def boxes(self) -> list[list[float]]:
        """As a storyboard has them: frame, left, top, width, height."""
        return [
            [frame, *(round(part, 4) for part in face.place)] for frame, face in self.seen.items()
        ]


def linked(looks: Mapping[int, Sequence[Face]], *, fps: float, frames: int) -> list[Track]:
    """Tracks out of what was seen in some of the frames.

    A face goes on in the track that shares most with it; from each that was sure it is followed both ways, through
    looks in which it was hardly seen. Where it was not seen, it is taken to move evenly, or to stay.

    Args:
        looks: frame -> faces, also those of a low score.
        fps: frames a second.
        frames: how many the clip has.
    """
    open_tracks: list[Track] = []
    for frame in sorted(looks):
        _go_on(open_tracks, frame, looks[frame], LONGEST_GAP * fps)
    return [_filled(each, fps, frames) for each in open_tracks if each.score >= SURE]


def _go_on(tracks: list[Track], frame: int, faces: Sequence[Face], gap: float) -> None:
    """Each face to the track that it fits best, the best pairs first; the others begin one."""
    pairs = []
    for number, face in enumerate(faces):
        for track in tracks:
            last = max(track.seen)
            if frame - last <= gap and (fit := _fits(track.seen[last], face)) > 0:
                pairs.append((fit, number, track))
    left, taken = set(range(len(faces))), set()
    for _fit, number, track in sorted(pairs, key=lambda pair: -pair[0]):
        if number in left and id(track) not in taken:
            track.seen[frame] = faces[number]
            left.discard(number)
            taken.add(id(track))
    tracks += [Track(seen={frame: faces[number]}) for number in sorted(left)]


def _fits(one: Face, other: Face) -> float:
    """How much they share when both are half again as large: between two looks a face moves on."""
    return shared(wider(one, 0.5), wider(other, 0.5))


def _filled(track: Track, fps: float, frames: int) -> Track:
    """Wider, with its ends held, and wider still there."""
    seen, held = track.seen, round(HELD * fps)
    first, last = min(seen), max(seen)
    found = {frame: wider(face, WIDER) for frame, face in seen.items()}
    for one, other in zip(sorted(seen), sorted(seen)[1:], strict=False):
        middle = (one + other) // 2
        if middle not in found and (other - one) / fps > 0.3:
            by = WIDER + WIDER_A_SECOND * (other - one) / 2 / fps
            found[middle] = wider(
                between(seen[one], seen[other], (middle - one) / (other - one)), by
            )
    by = WIDER + WIDER_A_SECOND * HELD
    if first > 0:
        found[max(0, first - held)] = wider(seen[first], by)
    if last < frames - 1:
        found[min(frames - 1, last + held)] = wider(seen[last], by)
    return Track(seen=dict(sorted(found.items())))
