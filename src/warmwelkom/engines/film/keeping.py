"""Which parts in the cache show which file: so that all that shows it can be erased, and not one part more."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from warmwelkom.engines.film.storyboard import Asset

SHOWS: Final = "shows"
"""A folder for each file by its name in storyboards, with an empty file for each part that shows it."""
PARTS: Final = ("segments", "photos", "sound")


def note(made: Path, assets: Iterable[Asset]) -> None:
    """This part shows these files. Noted before it is made, so that a process that is killed leaves none unknown."""
    for asset in assets:
        folder = _folder(made.parents[1], asset.name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{made.parent.name}.{made.name}").touch()


def forget(cache: Path, names: Iterable[str]) -> int:
    """Erase every part that shows one of these files, and whatever was left half. Returns how many parts went.

    Args:
        cache: where no film is being made now.
        names: of files, as storyboards call them.
    """
    gone = 0
    for name in names:
        for part in _shown(cache, name):
            gone += part.exists()
            part.unlink(missing_ok=True)
        shutil.rmtree(_folder(cache, name), ignore_errors=True)
    for part in _half(cache):
        part.unlink(missing_ok=True)
    return gone


def _folder(cache: Path, name: str) -> Path:
    return cache / SHOWS / hashlib.sha256(name.encode()).hexdigest()


def _shown(cache: Path, name: str) -> Iterator[Path]:
    for mark in sorted(_folder(cache, name).glob("*")):
        shelf, _dot, part = mark.name.partition(".")
        yield cache / shelf / part


def _half(cache: Path) -> Iterator[Path]:
    """A whole part has one dot in its name; one that is being written has the number of its process there."""
    for shelf in PARTS:
        yield from (cache / shelf).glob("*.*.*")
