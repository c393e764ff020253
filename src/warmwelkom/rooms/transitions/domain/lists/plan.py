"""What a list would do: new, changed, unchanged and refused rows, and who is no longer on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.engines.tables import Fault, Mapping, Parsed, Refused, mapped_columns
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    TWO_ALIKE,
    Get,
    Known,
    ListKind,
    RowRefused,
    Values,
    Where,
)

ALIKE = (
    "Er zijn twee mensen die zo heten en op die dag geboren zijn. Zet het nummer erbij.",
    "Two people have this name and birth date. Add the number.",
)
TWICE = (
    "Deze staat twee keer in de lijst, met verschillende gegevens. De eerste regel telt. Laat één regel staan.",
    "This one is on the list twice, with different data. The first row counts. Keep one row.",
)


@dataclass(kw_only=True, slots=True)
class Item:
    """One row that would be written: `known`, the key of what it is now, and what it becomes.

    Its values stand apart from their names, which all rows of a list share: that is a quarter of the
    memory. `who` is the name of who is known.
    """

    line: int
    names: tuple[str, ...]
    cells: tuple[Any, ...]
    known: Any = None
    who: str = ""
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def values(self) -> Values:
        return dict(zip(self.names, self.cells, strict=True))


@dataclass
class Plan:
    """What a commit would do. `missing` are the known rows that the list no longer has.

    `notes` are cells that could not be read in a row that comes in all the same: (line, fault).
    """

    rows: int = 0
    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    unchanged: int = 0
    twice: int = 0
    refused: list[Refused] = field(default_factory=list)
    missing: list[Any] = field(default_factory=list)
    notes: list[tuple[int, Fault]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows,
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "twice": self.twice,
            "refused": len(self.refused),
            "missing": len(self.missing),
        }

    def mark(self) -> str:
        """The counts in a few signs: what a person saw is what is saved, or the plan has changed."""
        return "-".join(str(count) for count in self.counts().values())


class _Planner:
    """Takes the rows of one list one by one."""

    def __init__(self, *, kind: ListKind, where: Where, mapping: Mapping) -> None:
        self.kind, self.where, self.mapping = kind, where, mapping
        self.known: Known = kind.load(where)
        self.memo, self.lengths = kind.memo(where), tuple(kind.lengths().items())
        self.plan = Plan()
        self.lines: dict[Hashable, Item] = {}
        self.shapes: dict[tuple[str, ...], tuple[str, ...]] = {}

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
        notes = [*row.notes, *self._fit(values)]
        keys = self.kind.keys(values)
        thing = next((found for key in keys if (found := self.known.by_key.get(key))), None)
        if thing is TWO_ALIKE:
            raise RowRefused("", *ALIKE)
        if thing is None and self.kind.blank is None:
            raise RowRefused(self.kind.number, *self.kind.unknown)
        key = thing.pk if thing else keys[0]
        line = self.lines.get(key)
        if line is None:
            self.lines[key] = self._item(row.line, values, thing and thing.pk)
        else:
            self.plan.twice += 1
            self._again(line, values)
        self.plan.notes += [(row.line, note) for note in notes]

    def _item(self, line: int, values: Values, known: Any) -> Item:
        names, cells = self._packed(values)
        return Item(line=line, names=names, cells=cells, known=known)

    def _packed(self, values: Values) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        names = tuple(values)
        return self.shapes.setdefault(names, names), tuple(values.values())

    def _again(self, line: Item, values: Values) -> None:
        first = line.values
        if first == values:
            return
        if self.kind.merge is None:
            self.plan.twice -= 1
            raise RowRefused("", *TWICE)
        line.names, line.cells = self._packed(self.kind.merge(first, values))

    def _fit(self, values: Values) -> list[Fault]:
        """Text that is longer than what we keep: told where the field may do without, else refused."""
        notes = []
        for name, longest in self.lengths:
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
        if self.kind.watches:
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
                line.names, line.cells = self._packed(values)
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
    for row in rows:
        planner.take(row)
    return planner.finish()


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
