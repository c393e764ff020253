"""Finds the line with the headings, also under a title, and gives every column a name of its own."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warmwelkom.engines.tables.table import Cell, Row

HEAD_ROWS: Final = 60
VALUE: Final = re.compile(r"[-+(]?\d[\d\s./:,()-]*|[^@\s]+@[^@\s]+\.\w+|\d{4}\s?[A-Za-z]{2}")
LONGEST_HEADING: Final = 120


def find_header(rows: Sequence[Row]) -> int | None:
    """Index of the headings among the first rows; None when no row is filled.

    The first row that is filled nearly as widely as the rest and whose cells read as words, not as
    values; where no row reads so, the first row of full width.
    """
    filled = [sum(not is_blank(cell) for cell in row.cells) for row in rows]
    if not any(filled):
        return None
    usual = sorted(count for count in filled if count)[-(-sum(map(bool, filled)) // 2) - 1]
    needed = max(1, min(usual, max(filled)) * 0.6)
    wide = [index for index, count in enumerate(filled) if count >= needed]
    return next((index for index in wide if _reads_as_headings(rows[index].cells)), wide[0])


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _reads_as_headings(cells: Sequence[Cell]) -> bool:
    words = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    if len(words) < sum(not is_blank(cell) for cell in cells):
        return sum(isinstance(cell, (dt.date, bool, float)) for cell in cells) * 4 < len(words)
    values = sum(bool(VALUE.fullmatch(word)) or len(word) > LONGEST_HEADING for word in words)
    distinct = len({word.casefold() for word in words})
    return values * 4 < len(words) and distinct * 2 >= len(words)


def column_names(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Trimmed headings, made unique as `E-mail`, `E-mail (2)`; a nameless column is `Kolom 7`."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, 1):
        base = "" if is_blank(cell) else " ".join(str(cell).split())
        name = base = base or f"Kolom {number}"
        again = 1
        while name in taken:
            again += 1
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    return tuple(names)
