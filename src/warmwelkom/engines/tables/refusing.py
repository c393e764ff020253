"""A row that stays out: why, in words for who sent it, and its cells to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from warmwelkom.engines.tables.errors import Fault
from warmwelkom.engines.tables.words import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warmwelkom.engines.tables.mapping import Mapping
    from warmwelkom.engines.tables.table import Cell, Row


class Placed(Protocol):
    """A column that is read."""

    place: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A row that stays out, why, and its mapped cells as text, in the order of the mapped columns."""

    line: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]


def is_lacking(value: object) -> bool:
    """Whether nothing was filled in; a zero is something."""
    return not value and not isinstance(value, int | Decimal)


def absent(
    values: dict[str, object],
    required: tuple[str, ...],
    faults: tuple[Fault, ...],
    mapping: Mapping,
) -> tuple[Fault, ...]:
    """A fault for each required field left empty, unless its cell was already found wrong."""
    told = {fault.column for fault in faults}
    found = []
    for name in required:
        spec = mapping.schema.by_name[name]
        column = mapping.fields.get(name) or mapping.fields.get("full_name", "")
        if is_lacking(values.get(name)) and column not in told:
            nl = f"Hier ontbreekt: {spec.label_nl}. Vul dit in."
            found.append(Fault(column, "", nl, f"Missing: {spec.label_en}. Fill this in."))
    return tuple(found)


def overfull(row: Row, width: int) -> Fault:
    extra = as_text(row.cells[width])
    return Fault(
        "",
        extra[:80],
        f"Deze rij heeft {len(row.cells)} cellen, maar er zijn {width} kolomkoppen. Zet een tekst met een scheidingsteken tussen aanhalingstekens.",
        f"This row has {len(row.cells)} cells, but there are {width} headings. Put a text that holds a delimiter between quotation marks.",
    )


def refuse(row: Row, faults: tuple[Fault, ...], feeds: Sequence[Placed]) -> Refused:
    cells = tuple(as_text(row.cells[feed.place]) for feed in feeds)
    return Refused(line=row.line, faults=faults, cells=cells)


def short(cell: Cell) -> str:
    text = as_text(cell)
    return text if len(text) <= 80 else f"{text[:79]}…"
