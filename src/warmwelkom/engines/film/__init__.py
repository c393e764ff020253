"""A storyboard in, a captioned film out: photos that pan, clips, cards, crossfades, voice, music, chapters.

    board = read_storyboard(path.read_bytes(), folder=path.parent)
    made = make_film(board, out=Path("film.mp4"), cache=Path("cache"))
    made.anew, made.segments   # how much had to be encoded

In: `wegwijs.film/1` (docs/formats/film.md). The film is cut into bodies and transitions, each a file named by
the hash of what it shows; only what is not there is painted and encoded, the rest is joined packet by packet. So
a caption that is a track costs no frame, two scenes swapped cost their transitions. Pictures are painted as the
encoder takes them (brightness and two halved colours), moved by parts of a pixel.

Promises: the same storyboard gives the same bytes per segment with the same libraries; a process that is killed
costs the segment it was at; no file of the storyboard is changed. Knows files, no database; PyAV and OpenCV are
loaded when a film is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warmwelkom.engines.film.faults import FilmError, StoppedError
from warmwelkom.engines.film.lines import webvtt
from warmwelkom.engines.film.reading import read_storyboard

if TYPE_CHECKING:
    from warmwelkom.engines.film.engine import Made
    from warmwelkom.engines.film.storyboard import Storyboard

__all__ = ["FilmError", "StoppedError", "make_film", "read_storyboard", "webvtt"]


def make_film(board: Storyboard, **how: Any) -> Made:
    """The film of a storyboard; see `engine.make_film`."""
    from warmwelkom.engines.film import engine  # noqa: PLC0415  PyAV only where films are made

    return engine.make_film(board, **how)
