"""From a storyboard to a film: what is there already is used, the rest is made side by side."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warmwelkom.engines.film.cut import segments_of
from warmwelkom.engines.film.encoding import made, path_of, settings_of
from warmwelkom.engines.film.faults import FilmError, StoppedError
from warmwelkom.engines.film.joining import join
from warmwelkom.engines.film.keeping import note
from warmwelkom.engines.film.lettering import letters_of
from warmwelkom.engines.film.lines import languages_with_captions
from warmwelkom.engines.film.sound import sound_file
from warmwelkom.engines.film.workshop import Workshop

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from warmwelkom.engines.film.cut import Segment
    from warmwelkom.engines.film.storyboard import Storyboard

AT_HAND = threading.Lock()
"""Held by a process while it makes a segment."""
Tell = Callable[[int, int], None]
"""Told after each segment: how many of how many are ready."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was done: segments in the film, those made anew, frames encoded for them."""

    segments: int
    anew: int
    frames: int


def make_film(
    board: Storyboard,
    *,
    out: Path,
    cache: Path,
    burnt: bool = False,
    preset: str = "veryfast",
    fonts: Sequence[Path] = (),
    workers: int = 2,
    niceness: int = 0,
    tell: Tell = lambda _ready, _all: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Made:
    """Make the film of a storyboard.

    Args:
        board: what is to be seen and heard.
        out: the mp4 (H.264, AAC, captions as `mov_text`, chapters).
        cache: a folder for segments and sound; may be emptied at any time.
        burnt: captions of the first language in the picture; the others stay tracks.
        preset: of x264.
        fonts: files to write with, the first one that has all letters.
        workers: processes that make segments at the same time, each with one thread.
        niceness: how far those stand back for others on the same machine (0 to 19); then they are always processes.
        tell: told how far it is.
        is_stopped: asked now and then whether to go on.

    Raises:
        FilmError: a file of the storyboard cannot be used, or `out` not be written.
        StoppedError: `is_stopped` said so.
    """
    shop = Workshop(
        board=board,
        cache=cache,
        preset=preset,
        fonts=tuple(fonts),
        burnt=board.locale if burnt else None,
    )
    segments = _segments(board, shop)
    missing = {each.digest: each for each in segments if not path_of(each, shop).exists()}
    _make(list(missing.values()), shop, (workers, niceness), tell, is_stopped)
    _go_on(is_stopped)
    sound = sound_file(board, shop.shelf("sound"))
    _go_on(is_stopped)
    tracks = [name for name in languages_with_captions(board) if name != shop.burnt]
    join(board, [path_of(each, shop) for each in segments], sound, out, tracks=tracks)
    frames = sum(each.frames for each in missing.values())
    return Made(segments=len(segments), anew=len(missing), frames=frames)


def _segments(board: Storyboard, shop: Workshop) -> list[Segment]:
    """In order; which files each shows is noted before any is made."""
    settings, letters = settings_of(shop.preset), letters_of(shop.fonts)
    segments = segments_of(board, settings=settings, burnt=shop.burnt, letters=letters)
    for each in segments:
        note(path_of(each, shop), each.assets)
    return segments


def _go_on(is_stopped: Callable[[], bool]) -> None:
    if is_stopped():
        raise StoppedError


def _make(
    segments: Sequence[Segment],
    shop: Workshop,
    how: tuple[int, int],
    tell: Tell,
    is_stopped: Callable[[], bool],
) -> None:
    workers, niceness = how
    if not segments:
        return
    if not niceness and (workers == 1 or len(segments) < 2):
        for ready, segment in enumerate(segments):
            _go_on(is_stopped)
            made(segment, shop)
            tell(ready + 1, len(segments))
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(workers, os.cpu_count() or 1),
        mp_context=context,
        initializer=_begin,
        initargs=(niceness,),
    ) as pool:
        try:
            _watch([pool.submit(_made, each, shop) for each in segments], tell, is_stopped)
        except BrokenProcessPool as reason:
            sentence = "a process that made segments was killed; start again."
            raise FilmError(sentence, code="killed") from reason
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(niceness: int) -> None:
    """Ctrl-C reaches every process of a terminal; who asked decides. It ends with who asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(niceness)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    """Who asked was killed: this process would wait for work for ever. The segment at hand is finished first."""
    parent.join()
    with AT_HAND:
        os._exit(1)


def _made(segment: Segment, shop: Workshop) -> Path:
    with AT_HAND:
        return made(segment, shop)


def _watch(waiting: Sequence[Future[Path]], tell: Tell, is_stopped: Callable[[], bool]) -> None:
    left, total = set(waiting), len(waiting)
    while left:
        done, left = wait(left, timeout=1, return_when=FIRST_COMPLETED)
        for each in done:
            each.result()
        if done:
            tell(total - len(left), total)
        _go_on(is_stopped)
