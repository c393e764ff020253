"""Rows of a list as columns of the model: what is done for a column costs a part of what is done for each row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from warmwelkom.engines.tables import NO_WORD

Values = dict[str, Any]
Columns = dict[str, list[Any]]


class RowRefused(Exception):  # noqa: N818  it is an answer about a row
    """This row can't come in; the message is a Dutch and an English sentence."""

    def __init__(self, field_name: str, sentence_nl: str, sentence_en: str) -> None:
        super().__init__(sentence_nl)
        self.field_name = field_name
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en

    def alone(self) -> RowRefused:
        """To be kept: without the way it came, which holds on to all columns of its piece."""
        return self.with_traceback(None)


Faults = dict[int, RowRefused]
"""By the place of a row in its columns."""


def row_at(columns: Columns, at: int) -> Values:
    """One row of the columns, without the fields it has no word about."""
    return {name: column[at] for name, column in columns.items() if column[at] is not NO_WORD}


def rows_of(columns: Columns, size: int) -> Iterator[Values]:
    """Every row of the columns, as `row_at` gives one."""
    return (row_at(columns, at) for at in range(size))


def column_by_column(
    columns: Columns, size: int, values: Callable[[Values], Values]
) -> tuple[Columns, Faults]:
    """What a function of one row makes of each of these rows, in columns again; and the rows it refused."""
    faults: Faults = {}
    made: list[Values] = []
    for at, row in enumerate(rows_of(columns, size)):
        try:
            made.append(values(row))
        except RowRefused as fault:
            faults[at] = fault.alone()
            made.append({})
    names = dict.fromkeys(name for row in made for name in row)
    return {name: [row.get(name, NO_WORD) for row in made] for name in names}, faults


def first_key_of(
    columns: Columns, size: int, keys: Callable[[Values], Any], faults: Faults
) -> list[Hashable]:
    """What each row is called first; nothing for one that is refused."""
    return [
        None if at in faults else next(iter(keys(row)))
        for at, row in enumerate(rows_of(columns, size))
    ]


def without_none(column: list[Any], empty: Any) -> list[Any]:
    """The same cells, `empty` where a cell is empty."""
    return [empty if cell is None else cell for cell in column] if None in column else column


def each_once(column: Sequence[Any], become: Callable[[Any], Any]) -> list[Any]:
    """What a function makes of every cell, asked once for all cells that say the same."""
    told = {cell: become(cell) for cell in set(column)}
    return [told[cell] for cell in column]
