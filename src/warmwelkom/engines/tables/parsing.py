"""Rows to typed values, or to faults that say cell by cell what to mend."""

from __future__ import annotations

from heapq import merge
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from warmwelkom.engines.tables.by_column import NO_WORD, Part, parse_columns
from warmwelkom.engines.tables.refusing import Refused

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from warmwelkom.engines.tables.errors import Fault
    from warmwelkom.engines.tables.mapping import Mapping
    from warmwelkom.engines.tables.schema import Schema
    from warmwelkom.engines.tables.table import Table


class Parsed(NamedTuple):
    """A row that may come in; an empty cell is None, a field that no column feeds is absent.

    `notes` are faults in fields that do not keep a row out; their value is None, or what was kept of it.
    """

    line: int
    values: dict[str, object]
    notes: tuple[Fault, ...] = ()


def mapped_columns(mapping: Mapping) -> tuple[str, ...]:
    """The columns that are read, in the order of the file: the only ones of which a cell is kept."""
    used = set(mapping.fields.values())
    return tuple(column for column in mapping.columns if column in used)


def parse_rows(
    *, table: Table, mapping: Mapping, schema: Schema, reference_day: dt.date | None = None
) -> Iterator[Parsed | Refused]:
    """Yields each row of the table in order, read lazily, as Parsed or Refused; no row makes it raise.

    `reference_day`, the day the list is about, bounds dates and decides the century of a two-digit year.
    """
    for part in parse_columns(
        table=table, mapping=mapping, schema=schema, reference_day=reference_day
    ):
        rows: list[Iterable[Parsed | Refused]] = [_parsed(part), part.refused]
        yield from merge(*rows, key=_line)


def _line(row: Parsed | Refused) -> int:
    return row.line


def _parsed(part: Part) -> Iterator[Parsed]:
    names = tuple(part.values)
    notes: dict[int, tuple[Fault, ...]] = {}
    for line, note in part.notes:
        notes[line] = (*notes.get(line, ()), note)
    rows = zip(*part.values.values(), strict=True) if names else repeat(())
    for line, cells in zip(part.lines, rows, strict=bool(names)):
        told = {name: cell for name, cell in zip(names, cells, strict=True) if cell is not NO_WORD}
        yield Parsed(line=line, values=told, notes=notes.get(line, ()))
