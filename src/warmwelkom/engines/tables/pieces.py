"""Rows that stand one after another: a long list is looked at, and cut into cells, by many at once."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from warmwelkom.engines.tables.headers import is_blank
from warmwelkom.engines.tables.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warmwelkom.engines.tables.table import Cell

BLANK: tuple[str, ...] = ()


class Piece:
    """Rows with the line of each."""

    def __init__(self, lines: Sequence[int], rows: Sequence[Sequence[Cell]] = ()) -> None:
        self.lines, self._rows = lines, rows

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Row]:
        return map(Row, self.lines, map(tuple, self.rows))

    @property
    def rows(self) -> Sequence[Sequence[Cell]]:
        return self._rows

    def is_even(self, width: int) -> bool:
        """Whether every row has so many cells."""
        return set(map(len, self.rows)) == {width}

    def is_filled(self) -> bool:
        """Whether no row is blank."""
        return not any(all(map(is_blank, row)) for row in self.rows)

    def columns(self, width: int) -> list[Sequence[Cell]]:
        """Its cells by column; the rows must be even."""
        return list(zip(*self.rows, strict=True)) or [()] * width

    def row(self, at: int) -> Row:
        return Row(self.lines[at], tuple(self.rows[at]))

    def only(self, kept: Sequence[bool]) -> Piece:
        """The rows of which that is said."""
        return Piece(list(compress(self.lines, kept)), list(compress(self.rows, kept)))


class PlainPiece(Piece):
    """Lines without a quotation mark; they are cut only when their cells are asked for."""

    def __init__(self, first: int, lines: list[str], mark: str) -> None:
        super().__init__(range(first, first + len(lines)))
        self.texts, self.mark = lines, mark

    @property
    def rows(self) -> Sequence[Sequence[Cell]]:
        mark = self.mark
        return [text.split(mark) if text else BLANK for text in self.texts]

    def is_even(self, width: int) -> bool:
        mark, usual = self.mark, width - 1
        return all(self.texts) and all(text.count(mark) == usual for text in self.texts)

    def is_filled(self) -> bool:
        bare = [text.lstrip(f"{self.mark} ") for text in self.texts]
        return (all(bare) and not any(text[0].isspace() for text in bare)) or super().is_filled()

    def columns(self, width: int) -> list[Sequence[Cell]]:
        cells = self.mark.join(self.texts).split(self.mark)
        return [cells[place::width] for place in range(width)]

    def row(self, at: int) -> Row:
        return Row(self.lines[at], tuple(self.texts[at].split(self.mark)))
