"""A list as it came in: headings and rows, with the place of each row in the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warmwelkom.engines.tables.pieces import Piece

Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a file is read at most; sizes in bytes.

    A workbook is opened whole and costs many times its size, so it has a limit of its own.
    """

    max_bytes: int = 50_000_000
    max_workbook: int = 50_000_000
    max_unpacked: int = 300_000_000
    max_ratio: int = 100
    max_columns: int = 200
    max_rows: int = 200_000
    max_cells: int = 6_000_000


class Row(NamedTuple):
    """One filled row; `line` counts as a spreadsheet does, blank rows included, from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Filled rows under the headings; may be walked more than once, each time from the file."""

    pieces: Callable[[], Iterator[Piece]]
    count: int

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self.pieces())

    def __len__(self) -> int:
        return self.count


@dataclass(frozen=True, kw_only=True)
class Table:
    """Headings (each one once) and rows; `encoding` and `delimiter` for text, `sheet` for workbooks.

    `plain` is the text as it came, where digits and delimiters stand in it as they do in ASCII.
    """

    columns: tuple[str, ...]
    rows: Rows
    header_line: int
    encoding: str | None = None
    delimiter: str | None = None
    plain: bytes | None = field(default=None, repr=False, compare=False)
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    def sample(self, *, size: int = 200) -> tuple[Row, ...]:
        """The first rows, for recognising what the columns hold."""
        return tuple(row for row, _ in zip(self.rows, range(size), strict=False))
