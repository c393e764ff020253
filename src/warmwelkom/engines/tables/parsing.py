"""Rows to typed values, or to faults that say cell by cell what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from warmwelkom.engines.tables.convert import converter_for
from warmwelkom.engines.tables.errors import Fault, UnfitError
from warmwelkom.engines.tables.names import settle_names
from warmwelkom.engines.tables.words import as_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from warmwelkom.engines.tables.mapping import Mapping
    from warmwelkom.engines.tables.schema import FieldSpec, Schema
    from warmwelkom.engines.tables.table import Cell, Row, Table


class Parsed(NamedTuple):
    """A row that may come in; an empty cell is None, a field that no column feeds is absent.

    `notes` are faults in fields that do not keep a row out; their value is None, or what was kept of it.
    """

    line: int
    values: dict[str, object]
    notes: tuple[Fault, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A row that stays out, why, and its mapped cells as text, in the order of the mapped columns."""

    line: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]


NONE: tuple[Fault, ...] = ()


class _Feed(NamedTuple):
    place: int
    column: str
    spec: FieldSpec
    convert: Callable[[Cell], object]


class _Remembered(dict[str, object]):
    """What a column's texts became: of a long list most values of a column stand in it many times.

    Only for text: 1, 1.0 and True are one key, and not one value.
    """

    def __init__(self, convert: Callable[[Cell], object]) -> None:
        super().__init__()
        self.convert = convert

    def __missing__(self, cell: str) -> object:
        value = self.convert(cell)
        if len(self) < REMEMBERED:
            self[cell] = value
        return value


REMEMBERED = 4_000


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
    feeds = _feeds(table=table, mapping=mapping, schema=schema, reference_day=reference_day)
    plain = _plainly(feeds, of_text=table.encoding is not None)
    required = _required(schema=schema, mapping=mapping)
    names = not {"surname", "full_name"}.isdisjoint(mapping.fields)
    width = len(table.columns)
    for row in table.rows:
        cells = row.cells
        if len(cells) > width:
            yield _refuse(row, (_overfull(row, width),), feeds)
            continue
        faults, notes = NONE, NONE
        try:
            values = {name: convert(cells[index]) for name, index, convert in plain}
        except UnfitError:
            values, faults, notes = _slowly(row, feeds)
        if names:
            settle_names(values)
        if not all(map(values.get, required)):
            faults += _absent(values, required, faults, mapping)
        if faults:
            yield _refuse(row, faults, feeds)
        else:
            yield Parsed(line=row.line, values=values, notes=notes)


def _plainly(
    feeds: tuple[_Feed, ...], *, of_text: bool
) -> list[tuple[str, int, Callable[[Any], object]]]:
    """Name, place and converter of each field; with a memory where every cell is text."""
    return [
        (spec.name, place, _Remembered(convert).__getitem__ if of_text else convert)
        for place, _column, spec, convert in feeds
    ]


def _feeds(
    *, table: Table, mapping: Mapping, schema: Schema, reference_day: dt.date | None
) -> tuple[_Feed, ...]:
    place = {column: index for index, column in enumerate(table.columns)}
    return tuple(
        _Feed(
            place[column],
            column,
            schema.by_name[name],
            converter_for(spec=schema.by_name[name], reference_day=reference_day),
        )
        for name, column in sorted(mapping.fields.items(), key=lambda item: place[item[1]])
        if column not in mapping.refused
    )


def _required(*, schema: Schema, mapping: Mapping) -> tuple[str, ...]:
    """Required fields that can be filled from this list; what has no column at all is for the mapping."""
    fed = set(mapping.fields)
    for name in mapping.fields:
        fed.update(schema.by_name[name].instead_of)
    return tuple(spec.name for spec in schema.fields if spec.required and spec.name in fed)


def _slowly(
    row: Row, feeds: tuple[_Feed, ...]
) -> tuple[dict[str, object], tuple[Fault, ...], tuple[Fault, ...]]:
    """Cell by cell, gathering every fault of a row instead of stopping at the first."""
    values: dict[str, object] = {}
    faults: list[Fault] = []
    notes: list[Fault] = []
    for index, column, spec, convert in feeds:
        try:
            values[spec.name] = convert(row.cells[index])
        except UnfitError as unfit:
            values[spec.name] = unfit.kept
            fault = Fault(column, _short(row.cells[index]), unfit.sentence_nl, unfit.sentence_en)
            (notes if spec.lenient else faults).append(fault)
    return values, tuple(faults), tuple(notes)


def _absent(
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
        if not values.get(name) and column not in told:
            nl = f"Hier ontbreekt: {spec.label_nl}. Vul dit in."
            found.append(Fault(column, "", nl, f"Missing: {spec.label_en}. Fill this in."))
    return tuple(found)


def _overfull(row: Row, width: int) -> Fault:
    extra = as_text(row.cells[width])
    return Fault(
        "",
        extra[:80],
        f"Deze rij heeft {len(row.cells)} cellen, maar er zijn {width} kolomkoppen. Zet een tekst met een scheidingsteken tussen aanhalingstekens.",
        f"This row has {len(row.cells)} cells, but there are {width} headings. Put a text that holds a delimiter between quotation marks.",
    )


def _refuse(row: Row, faults: tuple[Fault, ...], feeds: tuple[_Feed, ...]) -> Refused:
    cells = tuple(as_text(row.cells[feed.place]) for feed in feeds)
    return Refused(line=row.line, faults=faults, cells=cells)


def _short(cell: Cell) -> str:
    text = as_text(cell)
    return text if len(text) <= 80 else f"{text[:79]}…"
