"""Hide what is small, then hide what gives it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from warmwelkom.engines.suppression.network import (
    EVERY_COLUMN,
    EVERY_ROW,
    Count,
    Key,
    Node,
    cycle_to_hide,
    found_out,
)
from warmwelkom.engines.suppression.room import Hidden, both_ways, make_room

Counts = Mapping[str, Mapping[str, int]]
CELL, PART, COLUMN, ROW, ALL = "cell", "part", "column", "row", "all"
LAST_TO_GO = 10**9
TOTALS = frozenset({ROW, COLUMN, ALL})


@dataclass(frozen=True, kw_only=True)
class Suppressed:
    """The same table with None for what is hidden.

    `columns` has no entry for a column that is shown in parts: its total is the sum of those.
    """

    cells: dict[tuple[str, str], int | None]
    rows: dict[str, int | None]
    columns: dict[str, int | None]
    parts: dict[tuple[str, str], int | None]
    total: int | None


def suppress(
    *,
    counts: Counts,
    parts: Counts | None = None,
    threshold: int = 5,
    apart: int = 1,
    totals: frozenset[str] = TOTALS,
) -> Suppressed:
    """Hide every count under `threshold`, and so many more that none can be found by subtracting.

    Args:
        counts: row -> column -> how many people; a column that a row lacks counts 0.
        parts: column -> part -> how many, for columns whose total is shown in parts.
        threshold: the smallest count that may be shown.
        apart: how far the values that fit a small count lie from each other at least. With 1 it is not found out;
            with the threshold nobody can tell it from one that may be shown, nor is the sum of a few small ones told.
        totals: the sums that are published ("row", "column", "all"); the others come out as None.

    Raises:
        ValueError: a count is negative, or the parts of a column don't add up to it.
    """
    table = _table(counts, parts or {})
    unpublished = {count.key for count in table if count.key[0] in TOTALS - totals}
    hidden = {
        count.key: count for count in table if count.value < threshold or count.key in unpublished
    }
    safe: set[Key] = set()
    if apart > 1:
        hidden, safe = _with_room(table, hidden, unpublished, apart)
    while weak := [c for c in found_out(hidden.values(), safe=safe) if c.key not in unpublished]:
        before = len(hidden)
        for count in weak:
            more = cycle_to_hide(count, table, _cost_of(hidden))
            hidden |= {each.key: each for each in more}
        if len(hidden) == before:  # a table without rows: there is nothing to find
            break
    return _shown(table, hidden)


def _with_room(
    table: list[Count], small: dict[Key, Count], unpublished: set[Key], apart: int
) -> tuple[dict[Key, Count], set[Key]]:
    """What is small with so much more that each of these has room, the larger ones first; and which have it."""
    hidden = Hidden(table=both_ways(table))
    hidden.hide(small.values())
    safe: set[Key] = set()
    for count in sorted(small.values(), key=lambda one: (-one.value, one.key)):
        if count.key not in safe and count.key not in unpublished:
            safe |= make_room(count, hidden=hidden, apart=apart, cost=_cost_of(hidden.counts))
    return hidden.counts, safe


def _table(counts: Counts, parts: Counts) -> list[Count]:
    """All counts with their two sums, in an order that does not depend on the order of the input."""
    rows = sorted(counts)
    columns = sorted({column for row in counts.values() for column in row})
    found: list[Count] = []
    for row in rows:
        values = {column: counts[row].get(column, 0) for column in columns}
        found += [
            Count((CELL, row, column), _row(row), _column(column), value)
            for column, value in values.items()
        ]
        found.append(
            Count((ROW, row), _row(row), EVERY_COLUMN, sum(values.values()), is_total=True)
        )
    for column in columns:
        found += _column_total(column, sum(counts[row].get(column, 0) for row in rows), parts)
    everyone = sum(count.value for count in found if count.key[0] == ROW)
    found.append(Count((ALL,), EVERY_ROW, EVERY_COLUMN, everyone))
    if any(count.value < 0 for count in found):
        raise ValueError("A count of people can't be negative.")
    return found


def _column_total(column: str, total: int, parts: Counts) -> list[Count]:
    if column not in parts:
        return [Count((COLUMN, column), EVERY_ROW, _column(column), total, is_total=True)]
    if sum(parts[column].values()) != total:
        raise ValueError(f"The parts of {column} don't add up to {total}.")
    return [
        Count((PART, column, part), EVERY_ROW, _column(column), value, is_total=True)
        for part, value in sorted(parts[column].items())
    ]


def _row(name: str) -> Node:
    return "row", name


def _column(name: str) -> Node:
    return "column", name


def _cost_of(hidden: dict[Key, Count]) -> Callable[[Count], int]:
    """What is hidden already costs nothing; people cost one each; a total is the last to go."""

    def cost(count: Count) -> int:
        if count.key in hidden:
            return 0
        return count.value + (LAST_TO_GO if count.key[0] in (ROW, COLUMN, ALL) else 0)

    return cost


def _shown(table: list[Count], hidden: dict[Key, Count]) -> Suppressed:
    values = {count.key: None if count.key in hidden else count.value for count in table}

    def of(kind: str) -> dict[Key, int | None]:
        return {key[1:]: value for key, value in values.items() if key[0] == kind}

    return Suppressed(
        cells={(key[0], key[1]): value for key, value in of(CELL).items()},
        rows={key[0]: value for key, value in of(ROW).items()},
        columns={key[0]: value for key, value in of(COLUMN).items()},
        parts={(key[0], key[1]): value for key, value in of(PART).items()},
        total=values[ALL,],
    )
