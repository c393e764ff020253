"""Compare the rows of a list with what is known, and make a plan of it; writes nothing."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import gt
from typing import Any

from warmwelkom.engines.tables import (
    Fault,
    Mapping,
    Parsed,
    Refused,
    is_mended,
    mapped_columns,
)
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    TWO_ALIKE,
    Get,
    Known,
    ListKind,
    RowRefused,
    Values,
    Where,
)
from warmwelkom.rooms.transitions.domain.lists.plan import Item, Plan

ALIKE = (
    "Er zijn twee mensen die zo heten en op die dag geboren zijn. Zet het nummer erbij.",
    "Two people have this name and birth date. Add the number.",
)
TWICE = (
    "Deze staat twee keer in de lijst, met verschillende gegevens. De eerste regel telt. Laat één regel staan.",
    "This one is on the list twice, with different data. The first row counts. Keep one row.",
)


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """The names of a row and which of them are texts with a length; all rows of a list have few shapes."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    longest: tuple[int, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], lengths: dict[str, int]) -> _Shape:
        texts = tuple(name for name in names if name in lengths)
        return cls(names=names, texts=texts, longest=tuple(lengths[name] for name in texts))

    def is_overfull(self, values: Values) -> bool:
        """Asked of every row, so nothing in it is a loop of ours."""
        return any(map(gt, map(len, map(values.__getitem__, self.texts)), self.longest))


class _Planner:
    """Takes the rows of one list one by one."""

    def __init__(self, *, kind: ListKind, where: Where, mapping: Mapping) -> None:
        self.kind, self.where, self.mapping = kind, where, mapping
        self.known: Known = kind.load(where)
        self.memo, self.lengths = kind.memo(where), kind.lengths()
        self.plan = Plan()
        self.lines: dict[Hashable, Item] = {}
        self.shapes: dict[tuple[str, ...], _Shape] = {}

    def take(self, row: Parsed | Refused) -> None:
        self.plan.rows += 1
        if isinstance(row, Refused):
            self.plan.refused.append(row)
            return
        try:
            self._take(row)
        except RowRefused as fault:
            self.plan.refused.append(self._refuse(row, fault))

    def _take(self, row: Parsed) -> None:
        values = self.kind.values(row.values, self.memo)
        notes = row.notes
        if self._shape(values).is_overfull(values):
            notes = (*notes, *self._fit(values))
        first, thing = self._find(values)
        if thing is TWO_ALIKE:
            raise RowRefused("", *ALIKE)
        if thing is None and self.kind.blank is None:
            raise RowRefused(self.kind.number, *self.kind.unknown)
        key = thing.pk if thing else first
        line = self.lines.get(key)
        if line is None:
            self.lines[key] = self._item(row.line, values, thing and thing.pk)
        else:
            self.plan.twice += 1
            self._again(line, values)
        if notes:
            self.plan.notes += [(row.line, note) for note in notes]

    def _find(self, values: Values) -> tuple[Hashable, Any]:
        """What the row is called first, and the known row that has one of its names."""
        first: Hashable = None
        for key in self.kind.keys(values):
            first = key if first is None else first
            found = self.known.by_key.get(key)
            if found or not self.known.by_key:
                return first, found
        return first, None

    def _item(self, line: int, values: Values, known: Any) -> Item:
        return Item(
            line=line, names=self._shape(values).names, cells=tuple(values.values()), known=known
        )

    def _shape(self, values: Values) -> _Shape:
        """One for all rows with these names, in this order."""
        names = tuple(values)
        shape = self.shapes.get(names)
        if shape is None:
            shape = self.shapes[names] = _Shape.of(names, self.lengths)
        return shape

    def _again(self, line: Item, values: Values) -> None:
        first = line.values
        if first == values:
            return
        if self.kind.merge is None:
            self.plan.twice -= 1
            raise RowRefused("", *TWICE)
        self._become(line, self.kind.merge(first, values))

    def _become(self, line: Item, values: Values) -> None:
        line.names, line.cells = self._shape(values).names, tuple(values.values())

    def _fit(self, values: Values) -> list[Fault]:
        """Text that is longer than what we keep: told where the field may do without, else refused."""
        notes = []
        for name, longest in self.lengths.items():
            value = values.get(name)
            if not value or len(value) <= longest:
                continue
            listed = self.kind.shown[name]
            sentences = (
                f"Deze tekst heeft {len(value)} tekens; er passen er {longest}. Maak hem korter.",
                f"This text has {len(value)} characters; {longest} fit. Make it shorter.",
            )
            if not self.kind.schema.by_name[listed].lenient:
                raise RowRefused(listed, *sentences)
            notes.append(Fault(self.mapping.fields.get(listed, ""), value[:80], *sentences))
            values[name] = ""
        return notes

    def finish(self) -> Plan:
        self.plan.new = [line for line in self.lines.values() if line.known is None]
        if len(self.plan.new) < len(self.lines):
            self._compare()
        self.plan.refused.sort(key=lambda row: row.line)
        if self.kind.watches and not is_mended(self.mapping.columns):
            self.plan.missing = self._missing()
        return self.plan

    def _compare(self) -> None:
        """What is known is read once more, whole this time, and forgotten row by row."""
        names = (*self.kind.shown, *self.kind.as_row, *self.kind.called)
        for get in self.kind.fields_of(self.where, names):
            line = self.lines.get(get("pk"))
            if line is None:
                continue
            values = line.values
            if self.kind.merge:
                values = self.kind.merge({name: get(name) for name in self.kind.as_row}, values)
                self._become(line, values)
            line.changes = changes_of(self.kind, get, values)
            if line.changes:
                line.who = self.kind.name_of(get)
                self.plan.changed.append(line)
            else:
                self.plan.unchanged += 1
        self.plan.changed.sort(key=lambda line: line.line)

    def _missing(self) -> list[Any]:
        """The rows that the list no longer has; one query where there are any."""
        told = self._refused_numbers()
        gone = [
            row.pk
            for row in self.known.rows
            if not row.is_gone and row.pk not in self.lines and row.number not in told
        ]
        return list(self.kind.whole(self.where, gone)) if gone else []

    def _refuse(self, row: Parsed, fault: RowRefused) -> Refused:
        """As the engine refuses a row; its cells are read from the file again when they are asked for."""
        value = row.values.get(fault.field_name)
        told = Fault(
            self.mapping.fields.get(fault.field_name, ""),
            "" if value is None else str(value)[:80],
            fault.sentence_nl,
            fault.sentence_en,
        )
        number = row.values.get(self.kind.number)
        cells = tuple(
            str(number or "") if column == self.mapping.fields.get(self.kind.number) else ""
            for column in mapped_columns(self.mapping)
        )
        return Refused(line=row.line, faults=(told,), cells=cells)

    def _refused_numbers(self) -> set[str]:
        """The numbers in refused rows: they are on the list, so nobody asks whether they left."""
        column = self.mapping.fields.get(self.kind.number)
        if column is None:
            return set()
        place = mapped_columns(self.mapping).index(column)
        return {row.cells[place] for row in self.plan.refused if row.cells[place]}


def make_plan(
    *, kind: ListKind, where: Where, rows: Iterable[Parsed | Refused], mapping: Mapping
) -> Plan:
    """Compare every row with what is known; writes nothing. As many queries for any number of rows."""
    planner = _Planner(kind=kind, where=where, mapping=mapping)
    with _no_search_for_circles():
        for row in rows:
            planner.take(row)
        return planner.finish()


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """A plan makes many objects and no circles; searching them over and over costs a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def changes_of(kind: ListKind, get: Get, values: Values) -> dict[str, tuple[Any, Any]]:
    """The fields that differ: name -> (now, then). Who was gone and is on the list again differs too."""
    found = {}
    for name, value in values.items():
        if name in kind.find_by:
            continue
        now = get(name)
        if now != value and not (isinstance(now, list) and now == list(value)):
            found[name] = (now, value)
    if kind.watches and get("gone_at") is not None:
        found["gone_at"] = (get("gone_at"), None)
    return found
