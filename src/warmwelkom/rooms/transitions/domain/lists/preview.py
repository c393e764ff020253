"""What a person sees before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.tables import is_mended
from warmwelkom.rooms.transitions.domain.lists.columns import Column, columns_of, fields_of
from warmwelkom.rooms.transitions.domain.lists.in_columns import Values
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS, kinds_of, most_likely
from warmwelkom.rooms.transitions.domain.lists.lines import Item
from warmwelkom.rooms.transitions.domain.lists.plan import Plan
from warmwelkom.rooms.transitions.domain.lists.reading import ReadList, plan_for
from warmwelkom.rooms.transitions.domain.lists.show import Shower, label_of, sentence_of
from warmwelkom.rooms.transitions.models import ListUpload

FIRST = 20  # rows shown of each sort; the rest is counted
ASKED = 200  # missing rows that are asked about at once
FACTS = {  # what tells a new row apart beside its name
    "leavers": ("pupil_number", "class_name", "leerweg", "profile"),
    "applications": ("application_id", "programme_name", "listed_status"),
    "enrolments": ("student_number", "programme_name", "class_name"),
    "statuses": ("status", "begins"),
    "dossier_statuses": ("status", "said_on"),
}
ABOUT = {"statuses": "application_id", "dossier_statuses": "transition_id"}
"""What a row without a name of its own is about."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as it is shown: who, its line in the file, facts, changes (label, old, new) or faults."""

    who: str
    line: int
    facts: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The page before saving. `missing_columns` are labels; while there are any, nothing is compared.

    `is_mended`: these are refused rows that were mended, so nobody is asked about. `other_kind` is what the file looks like more, `is_elsewhere` whether other schools give that.
    """

    upload: ListUpload
    is_mended: bool
    kinds: list[tuple[str, str]]
    other_kind: str
    is_elsewhere: bool
    columns: list[Column]
    fields: list[tuple[str, str]]
    missing_columns: list[str]
    counts: dict[str, int]
    mark: str
    new: list[Row]
    changed: list[Row]
    refused: list[Row]
    notes: list[Row]
    missing: list[tuple[str, str, str]]

    @property
    def writes(self) -> int:
        """How many rows a commit would write, apart from those who left."""
        return self.counts["new"] + self.counts["changed"]

    @property
    def read_columns(self) -> list[Column]:
        return [column for column in self.columns if column.field or column.refused]

    @property
    def other_columns(self) -> list[Column]:
        """Columns that nothing is read from, citizen numbers apart: those are told beside the rest."""
        return [column for column in self.columns if not column.field and not column.refused]

    @property
    def mostly_missing(self) -> bool:
        """A part of a list, by the looks of it: more are missing than are on it."""
        return self.counts["missing"] > self.counts["rows"]


def preview_of(*, upload: ListUpload) -> Preview:
    """Read the file and compare; writes nothing. As many queries for any number of rows.

    Raises:
        FileIsGone: the file was erased.
    """
    read, plan = plan_for(upload=upload)
    new, changed = plan.new[:FIRST], plan.changed[:FIRST]
    likely = most_likely(table=read.table)
    shower = Shower(kind=read.kind, values=_values_in(new, changed))
    return Preview(
        upload=upload,
        is_mended=is_mended(read.table.columns),
        kinds=[(kind.name, _kind_label(kind.name)) for kind in kinds_of(upload.school.sector)],
        other_kind=_kind_label(likely) if likely != read.kind.name else "",
        is_elsewhere=KINDS[likely].sector != read.kind.sector,
        columns=columns_of(read=read),
        fields=fields_of(kind=read.kind),
        missing_columns=[" / ".join(map(label_of, group)) for group in read.missing],
        counts=plan.counts(),
        mark=plan.mark(),
        new=[_new(shower, item) for item in new],
        changed=[_changed(shower, item) for item in changed],
        refused=_refused(plan),
        notes=[
            Row(who="", line=line, faults=((note.column, note.value, sentence_of(note)),))
            for line, note in plan.notes[:FIRST]
        ],
        missing=[_missing(read, thing) for thing in plan.missing[:ASKED]],
    )


def _kind_label(name: str) -> str:
    return str(ListUpload.Kind(name).label)


def _values_in(new: list[Item], changed: list[Item]) -> list[tuple[str, Any]]:
    """What is shown of these rows: the changes, and whom a row without a name is about."""
    found = [
        (name, value) for item in changed for name, pair in item.changes.items() for value in pair
    ]
    values = [item.values for item in (*new, *changed)]
    return found + [(name, row[name]) for row in values for name in ABOUT.values() if name in row]


def _new(shower: Shower, item: Item) -> Row:
    names = [name for name in FACTS.get(shower.kind.name, ()) if item.values.get(name)]
    facts = " · ".join(shower.value(item.values[name]) for name in names)
    return Row(who=_who(shower, item.values), line=item.line, facts=facts)


def _changed(shower: Shower, item: Item) -> Row:
    who = item.who or _who(shower, item.values)
    return Row(who=who, line=item.line, changes=tuple(shower.changes(item.changes)))


def _who(shower: Shower, values: Values) -> str:
    """The name on the row; of a row without one, whom it is about."""
    if shower.kind.name in ABOUT:
        return shower.value(values[ABOUT[shower.kind.name]])
    parts = ("given_name", "prefix", "surname")
    names = [values.get(f"pupil.{part}") or values.get(part) or "" for part in parts]
    first = names[0] or values.get("pupil.official_names") or values.get("official_names") or ""
    return " ".join(part for part in (first, *names[1:]) if part)


def _refused(plan: Plan) -> list[Row]:
    return [
        Row(
            who="",
            line=row.line,
            faults=tuple((fault.column, fault.value, sentence_of(fault)) for fault in row.faults),
        )
        for row in plan.refused[:FIRST]
    ]


def _missing(read: ReadList, thing: Any) -> tuple[str, str, str]:
    """Key, name and class or programme of somebody who is no longer on the list."""
    person = getattr(thing, "pupil", thing)
    facts = (
        getattr(thing, read.kind.number),
        getattr(thing, "class_name", "") or getattr(thing, "programme_name", ""),
    )
    return str(thing.pk), person.full_name, " · ".join(fact for fact in facts if fact)
