"""A list of a week read in: looked at first, and then kept whole or not at all. What it does not name stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import Parsed, TableError, parse_rows, read_table, recognise
from warmwelkom.rooms.introweek.domain.keep_list import keep_rows, keep_teachers
from warmwelkom.rooms.introweek.domain.undo_list import note_list
from warmwelkom.rooms.introweek.forms_of_lists import LIMITS
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.queries.lists_of_week import (
    Row,
    UnfitWord,
    WeekList,
    keys_of_known,
)

Lines = list[tuple[int, Row]]
MOST_SHOWN = 100


class NoList(UserError):  # noqa: N818  reads as the sentence it is
    """The file is no list, lacks a column, or does not fit any more."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong in one cell, and what to do."""

    line: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A row that is new (no `fields`), or of which these fields change."""

    row: Row
    name: str
    fields: list[str]
    old: Row | None = None


@dataclass(kw_only=True)
class Judged:
    """What a list would do; nothing is kept while there are faults."""

    lines: Lines = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def shown_faults(self) -> list[Fault]:
        return self.faults[:MOST_SHOWN]

    @property
    def new(self) -> list[Change]:
        return [one for one in self.changes if not one.fields]

    @property
    def changed(self) -> list[Change]:
        return [one for one in self.changes if one.fields]


def read_week_list(*, kind: WeekList, content: bytes, filename: str, today: dt.date) -> Judged:
    """What this file says beside what there is; nothing is kept, neither rows nor the file.

    Raises:
        NoList: it is no list, or a column is missing.
    """
    try:
        table = read_table(source=content, filename=filename, limits=LIMITS)
        mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=kind.schema)
    except TableError as fault:
        raise NoList(_in_words(fault)) from fault
    if mapping.missing:
        names = ", ".join(kind.heading(spec.name) for spec in mapping.missing)
        words = gettext_noop("We missen een kolom: %(names)s. Zet die erbij en kies het bestand opnieuw.")  # fmt: skip
        raise NoList(words, names=names)
    told = Judged(unread=list(mapping.unmapped))
    for row in parse_rows(table=table, mapping=mapping, schema=kind.schema, reference_day=today):
        if isinstance(row, Parsed):
            told.lines.append((row.line, _as_json(row.values)))
        else:
            told.faults += [
                Fault(line=row.line, column=one.column, value=one.value, sentence=_in_words(one))
                for one in row.faults
            ]
    judge(kind, told)
    return told


def _as_json(values: dict[str, object]) -> Row:
    """Without the empty cells: those change nothing."""
    return {name: _plain(value) for name, value in values.items() if value not in (None, (), "")}


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _in_words(fault: Any) -> str:
    is_english = (get_language() or "nl").startswith("en")
    return str(fault.sentence_en if is_english else fault.sentence_nl)


def judge(kind: WeekList, told: Judged) -> None:
    """Lay the lines beside what there is: what is new, what changes, and what is wrong."""
    kind.prepare(told.lines)
    form = kind.form()
    index = {key: row for row in kind.known for key in keys_of_known(kind, row)}
    seen: dict[Any, int] = {}
    for line, values in told.lines:
        data, faults = _typed(kind, line, values)
        keys = kind.keys_of(data)
        old = next((index[key] for key in keys if key in index), None)
        form.data = (kind.data_of(old) if old else _usual(form)) | data
        form.full_clean()
        wrong = {one.column for one in faults}
        for name, sentences in form.errors.items():
            if kind.heading(name) not in wrong:
                faults.append(_fault(kind, line, name, values, " ".join(sentences)))
        first = seen.setdefault(old["id"] if old else tuple(keys), line)
        if first != line and not faults:
            words = _("Dit staat ook op regel %(line)s. Haal er een weg.") % {"line": first}
            faults.append(Fault(line=line, column="", value=kind.name_of(values), sentence=words))
        if faults:
            told.faults += faults
        else:
            _add(kind, told, row=dict(form.cleaned_data), old=old)
    told.faults.sort(key=lambda one: one.line)


def _typed(kind: WeekList, line: int, values: Row) -> tuple[Row, list[Fault]]:
    data, faults = {}, []
    for name, value in values.items():
        try:
            data[name] = kind.typed(name, value)
        except UnfitWord as unfit:
            faults.append(_fault(kind, line, name, values, str(unfit)))
    return data, faults


def _fault(kind: WeekList, line: int, name: str, values: Row, sentence: str) -> Fault:
    value = values.get(name, "")
    shown = "; ".join(value) if isinstance(value, list) else str(value)
    return Fault(line=line, column=kind.heading(name), value=shown, sentence=sentence)


def _usual(form: Any) -> Row:
    return {name: field.initial for name, field in form.fields.items() if field.initial is not None}


def _add(kind: WeekList, told: Judged, *, row: Row, old: Row | None) -> None:
    before, after = kind.data_of(old) if old else {}, kind.data_of(row)
    fields = [
        kind.heading(name)
        for name, value in after.items()
        if old and name != "id" and (value or None) != (before.get(name) or None)
    ]
    if old and not fields:
        told.same += 1
        return
    told.changes.append(Change(row=row, name=kind.name_of(row), fields=fields, old=old))


@command("introweek.plan", on="week", tell=("what",))
def save_week_list(
    *, actor: Actor, week: IntroWeek, what: str, lines: Lines, now: dt.datetime
) -> Judged:
    """Keep the lines that were looked at, all of them, beside what there is now.

    Raises:
        NoList: something changed meanwhile, and a line does not fit any more.
        Twice: two rows say they are the same.
    """
    kind = KINDS[what](week)
    told = Judged(lines=lines)
    judge(kind, told)
    if told.faults:
        words = gettext_noop("De week is intussen veranderd en regel %(line)s past niet meer. Kies het bestand opnieuw.")  # fmt: skip
        raise NoList(words, line=told.faults[0].line)
    if what == "oude-docenten":
        keep_teachers(
            actor=actor, week=week, rows=[one.row for one in told.changes], gone=[], now=now
        )
    else:
        touched = {one.row["id"]: one.row for one in told.changed}
        rows = [touched.get(row["id"], row) for row in kind.known]
        keep_rows(actor=actor, week=week, what=what, rows=rows + [one.row for one in told.new])
    note_list(
        actor=actor, before=kind, changes=[(one.row, one.old) for one in told.changes], now=now
    )
    return told
