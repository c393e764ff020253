"""What a list would do: new, changed, unchanged and refused rows, and who is no longer on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.engines.tables import Fault, Parsed, Refused, Schema
from warmwelkom.rooms.people.models import Location, School

Values = dict[str, Any]


class RowRefused(Exception):  # noqa: N818  it is an answer about a row
    """This row can't come in; the message is a Dutch and an English sentence."""

    def __init__(self, field_name: str, sentence_nl: str, sentence_en: str) -> None:
        super().__init__(sentence_nl)
        self.field_name = field_name
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en


@dataclass(frozen=True, kw_only=True)
class Where:
    """The school, campus and year a list is about."""

    region_id: Any
    school: School
    location: Location | None
    school_year: int


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """How one kind of list is understood.

    `load(where)` gives what is known, by key. `values(row, memo)` turns a row into fields of the
    model (dotted for a row behind a foreign key); `make` builds a new object from them, or is None
    where a list can only add to what is known (`unknown` then says so). `watches` asks about those
    who are no longer on the list.
    """

    name: str
    sector: str
    schema: Schema
    load: Callable[[Where], dict[Hashable, Any]]
    memo: Callable[[Where], Any]
    key: Callable[[Values], Hashable]
    values: Callable[[dict[str, Any], Any], Values]
    make: Callable[[Where, Values], Any] | None
    unknown: tuple[str, str] = ("", "")
    may_change: bool = True
    watches: bool = False


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row that would be written: what it is now and what it becomes."""

    line: int
    values: Values
    known: Any = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()


@dataclass
class Plan:
    """What a commit would do. `missing` are the known rows that the list no longer has."""

    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    unchanged: int = 0
    twice: int = 0
    refused: list[Refused] = field(default_factory=list)
    missing: list[Any] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "twice": self.twice,
            "refused": len(self.refused),
            "missing": len(self.missing),
        }


def make_plan(
    *, kind: ListKind, where: Where, rows: Iterable[Parsed | Refused], columns: dict[str, str]
) -> Plan:
    """Compare every row with what is known. `columns` maps fields to headings, for the sentences."""
    plan, known, memo = Plan(), kind.load(where), kind.memo(where)
    seen: dict[Hashable, Values] = {}
    for row in rows:
        if isinstance(row, Refused):
            plan.refused.append(row)
            continue
        try:
            _place(plan, kind, known, memo, seen, row)
        except RowRefused as fault:
            plan.refused.append(_refuse(row, fault, columns))
    if kind.watches:
        plan.missing = [
            thing for key, thing in known.items() if key not in seen and thing.gone_at is None
        ]
    return plan


def _place(
    plan: Plan,
    kind: ListKind,
    known: dict[Hashable, Any],
    memo: Any,
    seen: dict[Hashable, Values],
    row: Parsed,
) -> None:
    values = kind.values(row.values, memo)
    key = kind.key(values)
    if key in seen:
        _same_again(seen[key], values)
        plan.twice += 1
        return
    seen[key] = values
    thing = known.get(key)
    if thing is None:
        if kind.make is None:
            raise RowRefused("", *kind.unknown)
        plan.new.append(Item(line=row.line, values=values, notes=row.notes))
        return
    changes = changes_of(thing, values) if kind.may_change else {}
    if changes:
        plan.changed.append(
            Item(line=row.line, values=values, known=thing, changes=changes, notes=row.notes)
        )
    else:
        plan.unchanged += 1


def _same_again(first: Values, second: Values) -> None:
    if first != second:
        raise RowRefused(
            "",
            "Deze staat twee keer in de lijst, met verschillende gegevens. Laat één regel staan.",
            "This one is on the list twice, with different data. Keep one row.",
        )


def changes_of(thing: Any, values: Values) -> dict[str, tuple[Any, Any]]:
    """The fields that differ: name -> (now, then). A row that was gone and is back differs too."""
    found = {}
    for name, value in values.items():
        now = read_field(thing, name)
        if now != value:
            found[name] = (now, value)
    if getattr(thing, "gone_at", None) is not None:
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


def _refuse(row: Parsed, fault: RowRefused, columns: dict[str, str]) -> Refused:
    value = row.values.get(fault.field_name)
    told = Fault(
        columns.get(fault.field_name, ""),
        "" if value is None else str(value),
        fault.sentence_nl,
        fault.sentence_en,
    )
    cells = tuple(_cell(row.values.get(name)) for name in columns)
    return Refused(line=row.line, faults=(told,), cells=cells)


def _cell(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
