"""Cells to typed values, a column of a piece at a time: most values of a column stand in it many times."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from warmwelkom.engines.tables.convert import converter_for
from warmwelkom.engines.tables.errors import Fault, UnfitError
from warmwelkom.engines.tables.names import settle_names
from warmwelkom.engines.tables.refusing import Refused, absent, is_lacking, overfull, refuse, short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from warmwelkom.engines.tables.mapping import Mapping
    from warmwelkom.engines.tables.pieces import Piece
    from warmwelkom.engines.tables.schema import FieldSpec, Schema
    from warmwelkom.engines.tables.table import Cell, Table

REMEMBERED: Final = 30_000
TOLD_APART: Final = 2_000  # values after which a column may turn out to be different in every row
Faults = defaultdict[int, tuple[Fault, ...]]
Notes = list[tuple[int, Fault]]
NAMES: Final = ("full_name", "surname", "prefix", "first_name")


class _Nothing:
    """Stands where a row has no word about a field, not even that it is empty."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NO_WORD"


NO_WORD: Final = _Nothing()


class Part(NamedTuple):
    """Rows of one piece: those that may come in as columns, with what was told about them, and the refused ones.

    `values` has a column for each field, `NO_WORD` where a row has none; `notes` are (line, fault) of
    rows that come in, in the order of the file.
    """

    lines: Sequence[int]
    values: dict[str, list[Any]]
    notes: list[tuple[int, Fault]]
    refused: list[Refused]


class _Remembered(dict[Any, object]):
    """What the texts of a column became. Only for text: 1, 1.0 and True are one key, and not one value."""

    def __init__(self, convert: Callable[[Cell], object]) -> None:
        super().__init__()
        self.convert = convert

    def __missing__(self, cell: Cell) -> object:
        value = self.convert(cell)
        if len(self) < REMEMBERED:
            self[cell] = value
        return value


@dataclass(kw_only=True)
class Feed:
    """One column of the file and the field that it feeds."""

    place: int
    column: str
    spec: FieldSpec
    convert: Callable[[Cell], object]
    told: _Remembered | None = None
    seen: int = 0

    def read(self, cells: Sequence[Cell]) -> tuple[list[Any], list[tuple[int, str, str]]]:
        """The values, and which of the cells do not fit and why; of these stands there what was kept.

        The errors themselves are let go: each would hold on to this whole column.
        """
        values: list[Any] = []
        unfit: list[tuple[int, str, str]] = []
        rest = map(self.told.__getitem__ if self.told is not None else self.convert, cells)
        while True:
            try:
                values.extend(rest)  # what came before a cell that does not fit stays
            except UnfitError as error:
                unfit.append((len(values), error.sentence_nl, error.sentence_en))
                values.append(error.kept)
            else:
                break
        self._remember_less(len(cells))
        return values, unfit

    def _remember_less(self, more: int) -> None:
        """A column that is different in nearly every row is not worth a memory."""
        self.seen += more
        if self.told is not None and TOLD_APART < len(self.told) > self.seen * 0.9:
            self.told = None


def feeds_of(
    *, table: Table, mapping: Mapping, schema: Schema, reference_day: dt.date | None
) -> tuple[Feed, ...]:
    """What is read, in the order of the file; a column that is refused feeds nothing."""
    place = {column: index for index, column in enumerate(table.columns)}
    feeds = []
    for name, column in sorted(mapping.fields.items(), key=lambda item: place[item[1]]):
        if column not in mapping.refused:
            spec = schema.by_name[name]
            convert = converter_for(spec=spec, reference_day=reference_day)
            told = _Remembered(convert) if table.encoding is not None else None
            feeds.append(
                Feed(place=place[column], column=column, spec=spec, convert=convert, told=told)
            )
    return tuple(feeds)


def parse_columns(
    *, table: Table, mapping: Mapping, schema: Schema, reference_day: dt.date | None = None
) -> Iterator[Part]:
    """Yields the rows of the table piece by piece, read lazily; no row makes it raise.

    `reference_day`, the day the list is about, bounds dates and decides the century of a two-digit year.
    """
    feeds = feeds_of(table=table, mapping=mapping, schema=schema, reference_day=reference_day)
    reader = _Reader(feeds=feeds, mapping=mapping, width=len(table.columns))
    return map(reader.part_of, table.rows.pieces())


class _Reader:
    """One list on its way from cells to values."""

    def __init__(self, *, feeds: tuple[Feed, ...], mapping: Mapping, width: int) -> None:
        self.feeds, self.mapping, self.width = feeds, mapping, width
        self.required = required_of(mapping)
        self.has_names = not {"surname", "full_name"}.isdisjoint(mapping.fields)

    def part_of(self, piece: Piece) -> Part:
        piece, refused = self._narrow(piece)
        values, faults, notes = self._read(piece)
        if self.has_names:
            _settle(values, len(piece))
        for at in _lacking(values, self.required, len(piece)):
            row = {name: column[at] for name, column in values.items()}
            faults[at] += absent(row, self.required, faults[at], self.mapping)
        wrong = {at: told for at, told in faults.items() if told}
        lines = piece.lines
        told_of = sorted(((lines[at], note) for at, note in notes if at not in wrong), key=_line)
        if wrong:
            refused += [refuse(piece.row(at), told, self.feeds) for at, told in wrong.items()]
            refused.sort(key=lambda row: row.line)
            kept = [at not in wrong for at in range(len(piece))]
            values = {name: list(compress(column, kept)) for name, column in values.items()}
            lines = list(compress(lines, kept))
        return Part(lines, values, told_of, refused)

    def _narrow(self, piece: Piece) -> tuple[Piece, list[Refused]]:
        """The rows that are as wide as the headings, and the others refused."""
        if piece.is_even(self.width):
            return piece, []
        wide = [row for row in piece if len(row.cells) > self.width]
        even = piece.only([len(row.cells) == self.width for row in piece])
        return even, [refuse(row, (overfull(row, self.width),), self.feeds) for row in wide]

    def _read(self, piece: Piece) -> tuple[dict[str, list[Any]], Faults, Notes]:
        """Every column converted; faults of fields that keep a row out, by its place, and of the others."""
        columns = piece.columns(self.width)
        values: dict[str, list[Any]] = {}
        faults: Faults = defaultdict(tuple)
        notes: Notes = []
        for feed in self.feeds:
            cells = columns[feed.place]
            values[feed.spec.name], unfit = feed.read(cells)
            for at, *sentences in unfit:
                fault = Fault(feed.column, short(cells[at]), *sentences)
                if feed.spec.lenient:
                    notes.append((at, fault))
                else:
                    faults[at] += (fault,)
        return values, faults, notes


def required_of(mapping: Mapping) -> tuple[str, ...]:
    """Required fields that can be filled from this list; what has no column at all is for the mapping."""
    fed = set(mapping.fields)
    for name in mapping.fields:
        fed.update(mapping.schema.by_name[name].instead_of)
    return tuple(spec.name for spec in mapping.schema.fields if spec.required and spec.name in fed)


def _lacking(values: dict[str, list[Any]], required: tuple[str, ...], size: int) -> list[int]:
    """The places of rows without one of these; looked at whole, for mostly there are none."""
    found: set[int] = set()
    for name in required:
        column = values.get(name)
        if column is None:
            return list(range(size))
        if not all(column):
            found.update(at for at, value in enumerate(column) if is_lacking(value))
    return sorted(found)


def _settle(values: dict[str, list[Any]], size: int) -> None:
    """Brings the parts of a name each to its own column; of most rows nothing is to be brought."""
    surnames = values.get("surname")
    if "full_name" in values or surnames is None:
        places: Sequence[int] = range(size)
    else:
        places = [at for at, name in enumerate(surnames) if name and (" " in name or "," in name)]
    own = [name for name in NAMES if name in values]
    for at in places:
        row: dict[str, object] = {name: values[name][at] for name in own}
        settle_names(row)
        for name, value in row.items():
            if (
                name not in values
            ):  # made once: for each row anew, a long list took the square of its length
                values[name] = [NO_WORD] * size
            values[name][at] = value
    values.pop("full_name", None)


def _line(note: tuple[int, Fault]) -> int:
    return note[0]
