"""What may be kept of a file: the whole list, but no cell of a column of citizen numbers."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.tables.citizen_numbers import (
    are_citizen_numbers,
    may_hold_nine_digits,
    nine_digits,
    says_so,
)
from warmwelkom.engines.tables.pieces import Piece
from warmwelkom.engines.tables.words import as_text

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from warmwelkom.engines.tables.table import Cell, Row, Table

MARK: Final = " (BSN)"
BEYOND: Final = ("=", "\u00a0")
FIRST_LINE: Final = "sep=;\r\n"


def without_citizen_numbers(*, table: Table) -> bytes | None:
    """The list as csv with the cells of such columns left empty; None where there is no such column.

    Every row is looked at, not the first few alone. Rows keep their line and headings their words; a
    heading that did not say what it held says so from now on, so that it is refused whenever it is read.
    """
    telling = {place for place, heading in enumerate(table.columns) if says_so(heading)}
    silent = _silent_columns(table, telling)
    refused = telling | silent
    if not refused:
        return None
    out = io.StringIO(newline="")
    out.write(FIRST_LINE)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([] for _line in range(1, table.header_line))
    writer.writerow(
        heading + MARK if place in silent else heading
        for place, heading in enumerate(table.columns)
    )
    line = table.header_line
    for row in table.rows:
        writer.writerows([] for _line in range(line + 1, row.line))
        writer.writerow(_kept_cells(row, refused, width=len(table.columns)))
        line = row.line
    return out.getvalue().encode()


def _silent_columns(table: Table, telling: AbstractSet[int]) -> set[int]:
    """Columns that hold citizen numbers under another heading; a piece at once, for it is each cell."""
    plain, mark = table.plain, table.delimiter
    if plain is not None and mark and not may_hold_nine_digits(text=plain, delimiter=mark):
        return set()
    width = len(table.columns)
    numbers: dict[int, set[str]] = {place: set() for place in range(width) if place not in telling}
    for piece in table.rows.pieces():
        even = (
            piece
            if piece.is_even(width)
            else Piece(piece.lines, [row[:width] for row in piece.rows])
        )
        columns = even.columns(width)
        for place, found in numbers.items():
            found.update(filter(None, map(nine_digits, filter(_may_be, set(columns[place])))))
    return {
        place
        for place, found in numbers.items()
        if are_citizen_numbers(heading=table.columns[place], numbers=found)
    }


def _may_be(cell: Cell) -> bool:
    """Cheap, for it is asked of every cell: digits and most of what may stand before them come before the colon."""
    return "" < cell < ":" or cell[:1] in BEYOND if isinstance(cell, str) else cell is not None


def _kept_cells(row: Row, refused: AbstractSet[int], *, width: int) -> list[str]:
    """The cells as text; in a row with too many cells a number may have moved, so there none is kept."""
    moved = len(row.cells) > width
    return [
        "" if place in refused or (moved and nine_digits(cell)) else _written(cell)
        for place, cell in enumerate(row.cells)
    ]


def _written(cell: Cell) -> str:
    """A moment keeps its seconds, a text its every sign."""
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    return cell if isinstance(cell, str) else as_text(cell)
