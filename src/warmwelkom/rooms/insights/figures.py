"""A figure: what it is called, what it counts, what is missing in it, and its table. Pages and files show the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table; None is hidden or unknown. `bar` is the part of the widest, of 100."""

    label: str
    values: tuple[int | None, ...]
    code: str = ""
    bar: float | None = None

    @property
    def bar_of_340(self) -> float:
        """As wide as the drawing has it."""
        return round(3.4 * (self.bar or 0), 1)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`columns` are the headings after the first, `head` the first. `more` is (address, words) for who may go on."""

    key: str
    title: str
    means: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    missing: tuple[str, ...] = ()
    more: tuple[str, str] | None = None
    drawing: Any = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        """Nothing in it may be shown."""
        return all(value is None for row in self.rows for value in row.values)

    @property
    def has_hidden(self) -> bool:
        return any(value is None for row in self.rows for value in row.values)

    @property
    def is_drawn(self) -> bool:
        """Whether a drawing stands beside the table."""
        return self.drawing is not None or any(row.bar is not None for row in self.rows)

    def table(self) -> list[list[str | int | None]]:
        """Heading line first: what a file holds."""
        lines: list[list[str | int | None]] = [[self.head, *self.columns]]
        return lines + [[row.label, *row.values] for row in self.rows]


def with_bars(rows: list[Row], *, column: int = 0) -> tuple[Row, ...]:
    """The same rows, each with its length against the largest number of one column."""
    numbers = [row.values[column] or 0 for row in rows]
    most = max([*numbers, 1])
    return tuple(
        Row(
            label=row.label, values=row.values, code=row.code,
            bar=None if row.values[column] is None else round(100 * number / most, 1),
        )
        for row, number in zip(rows, numbers, strict=True)
    )  # fmt: skip
