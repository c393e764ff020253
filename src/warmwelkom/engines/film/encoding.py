"""Segments as files: painted, encoded, named by what they show. A segment that is there is not made again."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import cv2

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.painting import Painter
from warmwelkom.engines.film.planes import empty, mix, of_frame

if TYPE_CHECKING:
    from warmwelkom.engines.film.cut import Segment
    from warmwelkom.engines.film.workshop import Workshop

CRF: Final = 21
COLOURS: Final = "colorprim=bt709:transfer=bt709:colormatrix=bt709"


def settings_of(preset: str) -> dict[str, Any]:
    """All that decides the bytes of a segment besides its pictures."""
    versions = av.library_versions["libavcodec"], av.library_versions["libavformat"]
    return {"preset": preset, "crf": CRF, "versions": versions, "opencv": cv2.__version__}


def made(segment: Segment, shop: Workshop) -> Path:
    """The segment's file, whole or not at all: a process that dies halfway leaves none.

    Raises:
        FilmError: a file of its scenes cannot be used, or there is no room to write.
    """
    path = path_of(segment, shop)
    if path.exists():
        return path
    cv2.setNumThreads(1)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with av.open(str(part), "w", format="mp4", options={"fflags": "+bitexact"}) as out:
            _encode(out, segment, shop)
        part.replace(path)
    except OSError as reason:
        sentence = f"cannot write {path}: {reason.strerror or reason}."
        raise FilmError(sentence, code="disk") from reason
    finally:
        part.unlink(missing_ok=True)
    return path


def path_of(segment: Segment, shop: Workshop) -> Path:
    return shop.shelf("segments") / f"{segment.digest}.mp4"


def _encode(out: av.container.OutputContainer, segment: Segment, shop: Workshop) -> None:
    board = shop.board
    stream = out.add_stream("libx264", rate=board.fps)
    stream.width, stream.height, stream.pix_fmt = board.width, board.height, "yuv420p"
    stream.codec_context.thread_count = 1
    stream.codec_context.flags |= av.codec.context.Flags.bitexact
    stream.options = {"preset": shop.preset, "crf": str(CRF), "x264-params": COLOURS}
    source = Source(segment, shop)
    for number in range(segment.frames):
        frame = av.VideoFrame(board.width, board.height, "yuv420p")
        source.paint(number, frame)
        frame.pts, frame.time_base = number, Fraction(1, board.fps)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


class Source:
    """The painters of a segment: one, or two that are mixed."""

    def __init__(self, segment: Segment, shop: Workshop) -> None:
        self.segment = segment
        self.painter = Painter(segment.scene, shop)
        self.after = Painter(segment.after, shop) if segment.after is not None else None
        if self.after:
            self.one, self.other = (empty(*shop.size) for _ in range(2))

    def paint(self, number: int, frame: av.VideoFrame) -> None:
        target = of_frame(frame)
        if self.after is None:
            self.painter.paint(self.segment.first + number, target)
            return
        self.painter.paint(self.segment.first + number, self.one)
        self.after.paint(number, self.other)
        mix(self.one, self.other, (number + 1) / (self.segment.frames + 1), target)
