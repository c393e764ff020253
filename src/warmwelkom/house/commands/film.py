"""`warmwelkom film`: a storyboard in, a captioned film out; no database, no Django."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warmwelkom.base.ui.letters import own_fonts
from warmwelkom.engines.film import FilmError, StoppedError, make_film, read_storyboard
from warmwelkom.engines.film.presets import PRESETS

if TYPE_CHECKING:
    from types import FrameType

    from warmwelkom.engines.film.engine import Made
    from warmwelkom.engines.film.storyboard import Storyboard

EPILOG: Final = """The format: docs/formats/film.md. Photos, clips and sound are looked for in the storyboard's folder, by path or
by the hash of their content. With --cache what was made stays, and next time only what changed is made; a film
that was stopped or killed goes on where it was.

exit code: 0 the film is written; 2 with a sentence when the storyboard or a file cannot be used; 143 or 130
when it was stopped."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument("storyboard", type=Path, metavar="STORYBOARD.json")
    parser.add_argument("--out", type=Path, metavar="FILM.mp4", required=True)
    parser.add_argument(
        "--captions", choices=["burnt", "tracks"], default="tracks",
        help="in the picture, or to be switched on in the player (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where made parts stay")
    parser.add_argument(
        "--preset", choices=PRESETS, default="veryfast",
        help="of x264: slower is smaller (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--font", type=Path, action="append", default=[], metavar="FILE",
        help="to write with, before our own; may be given more than once",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Makes the film; its exit code stands in EPILOG."""
    try:
        board = read_storyboard(read(args.storyboard), folder=args.storyboard.parent)
        with stopped_by_signals() as stopped, cache_of(args) as cache:
            made = film(board, args, cache, lambda: bool(stopped))
    except FilmError as reason:
        print(f"warmwelkom film: {reason}", file=sys.stderr)
        return 2
    except StoppedError:
        print("Stopped. What was ready stays in the cache.", file=sys.stderr)
        return 128 + stopped[0]
    say(f"{made.segments} parts, {made.anew} made anew ({made.frames} frames of {board.frames})")
    return 0


def film(
    board: Storyboard, args: argparse.Namespace, cache: Path, is_stopped: Callable[[], bool]
) -> Made:
    return make_film(
        board,
        out=args.out,
        cache=cache,
        burnt=args.captions == "burnt",
        preset=args.preset,
        fonts=[*args.font, *own_fonts()],
        tell=lambda ready, total: say(f"{ready} of {total} parts"),
        is_stopped=is_stopped,
    )


@contextmanager
def cache_of(args: argparse.Namespace) -> Iterator[Path]:
    """The folder that was asked for, or one that is gone afterwards."""
    if args.cache is not None:
        yield args.cache
        return
    with tempfile.TemporaryDirectory(prefix="film-") as folder:
        yield Path(folder)


@contextmanager
def stopped_by_signals() -> Iterator[list[int]]:
    """Which signals came: the parts that are being made are finished first, which takes seconds."""
    came: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as reason:
        raise FilmError(f"cannot read {path}: {reason.strerror or reason}.") from reason


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
