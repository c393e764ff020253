"""The rows that a plan is about, in columns: a few long lists instead of many small objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, overload

from warmwelkom.engines.tables import NO_WORD
from warmwelkom.rooms.transitions.domain.lists.in_columns import Columns, Values, row_at

UNCHANGED: dict[str, tuple[Any, Any]] = {}


@dataclass(kw_only=True, slots=True)
class Item:
    """One row that would be written: `known`, the key of what it is now, and what it becomes.

    `who` is the name of who is known.
    """

    line: int
    values: Values
    known: Any = None
    who: str = ""
    changes: dict[str, tuple[Any, Any]] = field(default_factory=lambda: UNCHANGED)


class Lines:
    """Rows by their place; a column has `NO_WORD` where a row has no word about it."""

    def __init__(self, *, most: int = 0) -> None:
        """`most`: how many rows there may be, so that no column is moved again and again while it grows."""
        self.most = most
        self.numbers: list[int] = []
        self.columns: Columns = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def add(self, numbers: Sequence[int], columns: Columns) -> int:
        """More rows, with the numbers of their lines; returns the place of the first."""
        start = len(self.numbers)
        self.numbers += numbers
        end = len(self.numbers)
        for name in [name for name in columns if name not in self.columns]:
            self.columns[name] = [NO_WORD] * max(self.most, start)
        for name, column in self.columns.items():
            if name in columns:
                column[start:end] = columns[name]
            elif len(column) < end:
                column.extend(repeat(NO_WORD, end - len(column)))
        return start

    def values(self, place: int) -> Values:
        return row_at(self.columns, place)

    def put(self, place: int, values: Values) -> None:
        """Other values for a row."""
        for name in [name for name in values if name not in self.columns]:
            self.columns[name] = [NO_WORD] * max(self.most, len(self))
        for name, column in self.columns.items():
            column[place] = values.get(name, NO_WORD)

    def item(self, place: int) -> Item:
        return Item(line=self.numbers[place], values=self.values(place))


class Some(Sequence[Item]):
    """Some of the rows; one becomes an object when it is looked at."""

    def __init__(self, lines: Lines, places: Sequence[int]) -> None:
        self.lines, self.places = lines, places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Item]:
        return map(self.lines.item, self.places)

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return [self.lines.item(place) for place in self.places[index]]
        return self.lines.item(self.places[index])

    def batches(self, size: int) -> Iterator[Columns]:
        """All fields of so many of the rows at a time."""
        for start in range(0, len(self), size):
            places = self.places[start : start + size]
            yield {
                name: [column[place] for place in places]
                for name, column in self.lines.columns.items()
            }
