"""What is the same for all segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warmwelkom.engines.film.faults import FilmError

if TYPE_CHECKING:
    from warmwelkom.engines.film.storyboard import Storyboard


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """The film, the folder for what may be used again, how to encode, what to write with.

    `burnt` is the language of the captions in the picture, or None.
    """

    board: Storyboard
    cache: Path
    preset: str = "veryfast"
    fonts: Sequence[Path] = ()
    burnt: str | None = None

    def shelf(self, name: str) -> Path:
        """A folder in the cache.

        Raises:
            FilmError: nothing can be written there.
        """
        path = self.cache / name
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            raise FilmError(
                f"cannot write in {path}: {reason.strerror or reason}.", code="disk"
            ) from reason
        return path

    @property
    def size(self) -> tuple[int, int]:
        return self.board.width, self.board.height
