"""Compare the rows of a list with what is known, and make a plan of it; writes nothing."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

from warmwelkom.engines.tables import (
    Fault,
    Mapping,
    Part,
    Refused,
    is_mended,
    mapped_columns,
    too_long,
)
from warmwelkom.rooms.transitions.domain.lists.in_columns import (
    Columns,
    Faults,
    RowRefused,
    Values,
    row_at,
)
from warmwelkom.rooms.transitions.domain.lists.lines import Item, Lines, Some
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    TWO_ALIKE,
    Get,
    Known,
    ListKind,
    Where,
)
from warmwelkom.rooms.transitions.domain.lists.plan import Plan

ALIKE = (
    "Er zijn twee mensen die zo heten en op die dag geboren zijn. Zet het nummer erbij.",
    "Two people have this name and birth date. Add the number.",
)
TWICE = (
    "Deze staat twee keer in de lijst, met verschillende gegevens. De eerste regel telt. Laat één regel staan.",
    "This one is on the list twice, with different data. The first row counts. Keep one row.",
)


class _Planner:
    """Takes the rows of one list, a part at a time."""

    def __init__(self, *, kind: ListKind, where: Where, mapping: Mapping, most: int) -> None:
        self.kind, self.where, self.mapping = kind, where, mapping
        self.known: Known = kind.load(where)
        self.memo, self.lengths = kind.memo(where), kind.lengths()
        self.plan = Plan()
        self.lines = Lines(most=most)
        self.places: dict[Hashable, int] = {}
        self.found: dict[int, Any] = {}

    def take(self, part: Part) -> None:
        size = len(part.lines)
        columns, faults = self.kind.in_columns(part.values, size, self.memo)
        notes = part.notes + [
            (part.lines[at], note) for at, note in self._fit(columns, size, faults)
        ]
        start = self.lines.add(part.lines, columns)
        for at, (key, thing) in enumerate(self._find(columns, size, faults)):
            if at not in faults:
                try:
                    self._take(start + at, key, thing)
                except RowRefused as fault:
                    faults[at] = fault.alone()
        self.plan.rows += size + len(part.refused)
        self.plan.refused += part.refused
        self.plan.refused += [self._refuse(part, at, fault) for at, fault in faults.items()]
        out = {part.lines[at] for at in faults}
        self.plan.notes += sorted(
            (note for note in notes if note[0] not in out), key=lambda note: note[0]
        )

    def _take(self, place: int, key: Hashable, thing: Any) -> None:
        if thing is None:
            if self.kind.blank is None:
                raise RowRefused(self.kind.number, *self.kind.unknown)
        elif thing is TWO_ALIKE:
            raise RowRefused("", *ALIKE)
        else:
            key = thing.pk
        first = self.places.setdefault(key, place)
        if first != place:
            self._again(first, self.lines.values(place))
        elif thing is not None:
            self.found[place] = key

    def _find(self, columns: Columns, size: int, faults: Faults) -> Iterable[tuple[Hashable, Any]]:
        """What each row is called first, and the known row that has one of its names."""
        firsts, by_key = self.kind.first_of(columns, size, faults), self.known.by_key
        if not by_key:
            return zip(firsts, repeat(None))
        things = [by_key.get(key) for key in firsts]
        for at, thing in enumerate(things):
            if thing is None and at not in faults:
                keys = self.kind.keys(row_at(columns, at))
                things[at] = next(filter(None, map(by_key.get, keys)), None)
        return zip(firsts, things, strict=True)

    def _again(self, place: int, values: Values) -> None:
        first = self.lines.values(place)
        if first != values:
            if self.kind.merge is None:
                raise RowRefused("", *TWICE)
            self.lines.put(place, self.kind.merge(first, values))
        self.plan.twice += 1

    def _fit(self, columns: Columns, size: int, faults: Faults) -> list[tuple[int, Fault]]:
        """Text that is longer than what we keep: told where the field may do without, else refused."""
        notes = []
        for name, longest in self.lengths.items():
            column = columns.get(name)
            if not column or max(map(len, filter(None, column)), default=0) <= longest:
                continue
            for at in range(size):
                if at not in faults and column[at] and len(column[at]) > longest:
                    try:
                        notes.append((at, self._too_long(name, column[at], longest)))
                        column[at] = ""
                    except RowRefused as fault:
                        faults[at] = fault.alone()
        return notes

    def _too_long(self, name: str, value: str, longest: int) -> Fault:
        listed = self.kind.shown[name]
        unfit = too_long(text=value, longest=longest)
        sentences = unfit.sentence_nl, unfit.sentence_en
        if not self.kind.schema.by_name[listed].lenient:
            raise RowRefused(listed, *sentences)
        return Fault(self.mapping.fields.get(listed, ""), value[:80], *sentences)

    def finish(self) -> Plan:
        found = self.found
        self.plan.new = Some(
            self.lines, [place for place in self.places.values() if place not in found]
        )
        if found:
            self._compare()
        self.plan.refused.sort(key=lambda row: row.line)
        if self.kind.watches and not is_mended(self.mapping.columns):
            self.plan.missing = self._missing()
        return self.plan

    def _compare(self) -> None:
        """What is known is read once more, whole this time, and forgotten row by row."""
        names = (*self.kind.shown, *self.kind.as_row, *self.kind.called)
        for get in self.kind.fields_of(self.where, names):
            place = self.places.get(get("pk"))
            if place is None:
                continue
            values = self.lines.values(place)
            if self.kind.merge:
                values = self.kind.merge({name: get(name) for name in self.kind.as_row}, values)
            changes = changes_of(self.kind, get, values)
            if changes:
                self.plan.changed.append(
                    Item(
                        line=self.lines.numbers[place],
                        values=values,
                        known=get("pk"),
                        who=self.kind.name_of(get),
                        changes=changes,
                    )
                )
            else:
                self.plan.unchanged += 1
        self.plan.changed.sort(key=lambda line: line.line)

    def _missing(self) -> list[Any]:
        """The rows that the list no longer has; one query where there are any."""
        told = self._refused_numbers()
        gone = [
            row.pk
            for row in self.known.rows
            if not row.is_gone and row.pk not in self.places and row.number not in told
        ]
        return list(self.kind.whole(self.where, gone)) if gone else []

    def _refuse(self, part: Part, at: int, fault: RowRefused) -> Refused:
        """As the engine refuses a row; its cells are read from the file again when they are asked for."""
        row = row_at(part.values, at)
        value = row.get(fault.field_name)
        told = Fault(
            self.mapping.fields.get(fault.field_name, ""),
            "" if value is None else str(value)[:80],
            fault.sentence_nl,
            fault.sentence_en,
        )
        number = row.get(self.kind.number)
        cells = tuple(
            str(number or "") if column == self.mapping.fields.get(self.kind.number) else ""
            for column in mapped_columns(self.mapping)
        )
        return Refused(line=part.lines[at], faults=(told,), cells=cells)

    def _refused_numbers(self) -> set[str]:
        """The numbers in refused rows: they are on the list, so nobody asks whether they left."""
        column = self.mapping.fields.get(self.kind.number)
        if column is None:
            return set()
        place = mapped_columns(self.mapping).index(column)
        return {row.cells[place] for row in self.plan.refused if row.cells[place]}


def make_plan(
    *, kind: ListKind, where: Where, parts: Iterable[Part], mapping: Mapping, most: int
) -> Plan:
    """Compare every row with what is known; writes nothing. As many queries for any number of rows.

    `most`: how many rows there are in all parts together.
    """
    planner = _Planner(kind=kind, where=where, mapping=mapping, most=most)
    with _no_search_for_circles():
        for part in parts:
            planner.take(part)
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
