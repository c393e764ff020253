"""What a list would do: new, changed, unchanged and refused rows, and who is no longer on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row that would be written: what it is now and what it becomes."""

    line: int
    values: Values
    known: Any = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass
class Plan:
    """What a commit would do.

    `missing` are the known rows that the list no longer has: none when only mended rows were given, for
    the others never stood in such a file. `notes` are cells that could not be read in a row that comes in all the same: (line, fault).
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


@dataclass
class _Line:
    row: Parsed
    values: Values
    thing: Any


class _Planner:
    """Takes the rows of one list one by one."""

    def __init__(self, *, kind: ListKind, where: Where, mapping: Mapping) -> None:
        self.kind, self.mapping = kind, mapping
        self.known: Known = kind.load(where)
        self.memo, self.lengths = kind.memo(where), kind.lengths()
        self.plan = Plan()
        self.lines: dict[Hashable, _Line] = {}

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
        if thing is None and self.kind.make is None:
            raise RowRefused(self.kind.number, *self.kind.unknown)
        line = self.lines.setdefault(
            thing.pk if thing else keys[0], _Line(row=row, values=values, thing=thing)
        )
        if line.row is not row:
            self.plan.twice += 1
            self._again(line, values)
        self.plan.notes += [(row.line, note) for note in notes]

    def _again(self, line: _Line, values: Values) -> None:
        if line.values == values:
            return
        if self.kind.merge is None:
            self.plan.twice -= 1
            raise RowRefused("", *TWICE)
        line.values = self.kind.merge(line.values, values)

    def _fit(self, values: Values) -> list[Fault]:
        """Text that is longer than what we keep: told where the field may do without, else refused."""
        notes = []
        for name, longest in self.lengths.items():
            value = values.get(name)
            if not isinstance(value, str) or len(value) <= longest:
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
        for line in self.lines.values():
            self._place(line)
        self.plan.refused.sort(key=lambda row: row.line)
        if self.kind.watches and not is_mended(self.mapping.columns):
            told = self._refused_numbers()
            self.plan.missing = [
                thing
                for thing in self.known.rows
                if thing.pk not in self.lines
                and thing.gone_at is None
                and getattr(thing, self.kind.number) not in told
            ]
        return self.plan

    def _place(self, line: _Line) -> None:
        if line.thing is None:
            self.plan.new.append(Item(line=line.row.line, values=line.values))
            return
        values, thing = line.values, line.thing
        if self.kind.as_row and self.kind.merge:
            values = self.kind.merge(self.kind.as_row(thing), values)
        changes = changes_of(self.kind, thing, values)
        if changes:
            item = Item(line=line.row.line, values=values, known=thing, changes=changes)
            self.plan.changed.append(item)
        else:
            self.plan.unchanged += 1

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


def changes_of(kind: ListKind, thing: Any, values: Values) -> dict[str, tuple[Any, Any]]:
    """The fields that differ: name -> (now, then). Who was gone and is on the list again differs too."""
    found = {}
    for name, value in values.items():
        if name in kind.find_by:
            continue
        now = read_field(thing, name)
        if now != value:
            found[name] = (now, value)
    if kind.watches and thing.gone_at is not None:
        found["gone_at"] = (thing.gone_at, None)
    return found


def read_field(thing: Any, name: str) -> Any:
    """`pupil.surname` of a transition is the surname of its pupil."""
    for part in name.split("."):
        thing = getattr(thing, part)
    return thing


def write_field(thing: Any, name: str, value: Any) -> None:
    *path, last = name.split(".")
    for part in path:
        thing = getattr(thing, part)
    setattr(thing, last, value)
