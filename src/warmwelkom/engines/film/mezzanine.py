"""A phone's clip made into one that everything here can use: upright, a steady pace, no sound, nothing said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import cv2

from warmwelkom.engines.faces.covering import part_of, places_at
from warmwelkom.engines.film.clips import Clip
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.planes import BLACK, of_frame
from warmwelkom.engines.film.storyboard import Asset, Kind, Scene, Storyboard

if TYPE_CHECKING:
    from warmwelkom.engines.film.planes import Planes

FPS: Final = 30
SHORT, LONG = 1080, 1920
MOST_SECONDS: Final = 120.0
CRF: Final = "20"
Track = Sequence[Sequence[Any]]


class TooLongError(FilmError):
    """The clip lasts longer than `MOST_SECONDS`."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Pixels as it is seen, and how long it lasts."""

    width: int
    height: int
    seconds: float

    @property
    def frames(self) -> int:
        return max(1, round(self.seconds * FPS))


def measured(source: Path) -> Measures:
    """The size it gets and its length; the first frame is decoded, for only that says how it was held.

    Raises:
        TooLongError: it lasts longer than two minutes.
        FilmError: it is no clip that can be read.
    """
    try:
        with av.open(str(source), metadata_errors="ignore") as container:
            stream = container.streams.video[0]
            frame = next(container.decode(stream))
            seconds = _seconds(container, stream)
    except (av.FFmpegError, IndexError, StopIteration, ValueError) as reason:
        raise FilmError(f"{source.name} is no clip that can be read.") from reason
    if seconds > MOST_SECONDS:
        raise TooLongError(f"{source.name} lasts {seconds:.0f} seconds.")
    turned = round(getattr(frame, "rotation", 0) / 90) % 2
    width, height = (frame.width, frame.height)[:: -1 if turned else 1]
    scale = min(1.0, SHORT / min(width, height), LONG / max(width, height))
    even = [max(2, round(side * scale / 2) * 2) for side in (width, height)]
    return Measures(width=even[0], height=even[1], seconds=seconds)


def _seconds(container: Any, stream: Any) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return float(container.duration or 0) / 1_000_000


def make_mezzanine(
    source: Path, out: Path, *, tracks: Sequence[Track] = (),
    tell: Callable[[int], None] = lambda _frame: None,
) -> Measures:  # fmt: skip
    """Write the clip anew at 30 frames a second in H.264, with solid boxes along the tracks.

    Args:
        source: as it came, or a mezzanine.
        out: where it goes; there is nothing where it fails.
        tracks: each rows of `[frame, left, top, width, height]` in fractions.
        tell: told at each frame which it is; what it raises stops the work.

    Raises:
        FilmError: it is no clip that can be read, or it breaks off before its first frame.
    """
    size = measured(source)
    board = _board(source, size)
    clip = Clip(board.scenes[0], board)
    cv2.setNumThreads(1)
    part = out.with_suffix(".part")
    try:
        with av.open(str(part), "w", format="mp4", options={"fflags": "+bitexact", "movflags": "+faststart"}) as container:  # fmt: skip
            stream: Any = container.add_stream("libx264", rate=FPS)
            stream.width, stream.height, stream.pix_fmt = size.width, size.height, "yuv420p"
            stream.codec_context.thread_count = 1
            stream.options = {"preset": "veryfast", "crf": CRF, "g": str(FPS)}
            for number in range(size.frames):
                tell(number)
                frame = av.VideoFrame(size.width, size.height, "yuv420p")
                target = of_frame(frame)
                clip.paint(number, target)
                _cover(target, places_at(tracks, number))
                frame.pts, frame.time_base = number, Fraction(1, FPS)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return size


def _board(source: Path, size: Measures) -> Storyboard:
    asset = Asset(digest="", path=source)
    scene = Scene(id="clip", kind=Kind.CLIP, frames=size.frames, asset=asset)
    return Storyboard(
        locale="nl", locales=("nl",), width=size.width, height=size.height, fps=FPS, transition=0,
        scenes=(scene,),
    )  # fmt: skip


def _cover(target: Planes, places: Sequence[Sequence[float]]) -> None:
    for place in places:
        for plane, colour in zip(target, BLACK, strict=True):
            plane[part_of(plane.shape, place)] = colour
