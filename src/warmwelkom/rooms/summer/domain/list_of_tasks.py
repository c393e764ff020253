"""Confirmations by list: a file of the school's own system, read as every list is; what fits is kept, the rest is told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import (
    Limits,
    Parsed,
    TableError,
    parse_rows,
    read_table,
    recognise,
)
from warmwelkom.engines.tables.schemas.tasks import TASKS
from warmwelkom.rooms.summer.domain.tasks import settle_each
from warmwelkom.rooms.summer.domain.writing import Said
from warmwelkom.rooms.summer.models import PupilTask, TaskStep

LIMITS = Limits(max_bytes=10_000_000, max_workbook=10_000_000, max_rows=50_000, max_cells=1_000_000)
MOST_FAULTS = 50
NOBODY = _("Dit studentnummer staat niet op jullie lijst van inschrijvingen.")
NO_TASK = _("Deze taak vragen jullie niet van deze student.")


class ListNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """The file is no list, or lacks a column."""


@dataclass
class ReadIn:
    """How many tasks changed, how many lines said what we knew, and (line, sentence) of what did not fit."""

    changed: int = 0
    known: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def shown(self) -> list[tuple[int, str]]:
        return self.faults[:MOST_FAULTS]


@command("summer.confirm_tasks")
def read_task_list(*, actor: Actor, content: bytes, filename: str, now: dt.datetime) -> ReadIn:
    """Keep what a list says of the tasks that this actor confirms. The same list twice changes nothing.

    Of two lines about one task the last one counts. The file itself is not kept. Undone as by hand.

    Raises:
        ListNotRight: it is no list, or a column is missing.
    """
    done, known, said = ReadIn(), _tasks(actor), {}
    for row in _rows(content, filename, now.date()):
        if not isinstance(row, Parsed):
            done.faults += [(row.line, _in_words(fault)) for fault in row.faults]
            continue
        number, name, state = (str(row.values[key]) for key in ("student_number", "task", "task_state"))  # fmt: skip
        mine = known.get(number)
        if mine is None:
            done.faults.append((row.line, gettext(NOBODY)))
        elif (task := mine.get(name.casefold())) is None:
            done.faults.append((row.line, gettext(NO_TASK)))
        else:
            said[task.pk] = (state, task.state)
    done.known = sum(state == was for state, was in said.values())
    words = {key: Said(state=state, reason=filename) for key, (state, _was) in said.items()}
    if words:
        done.changed = settle_each(actor=actor, said=words, source=TaskStep.Source.LIST, now=now)
    return done


def _tasks(actor: Actor) -> dict[str, dict[str, PupilTask]]:
    """Student number -> name or kind of a task -> the task. One query."""
    rows = PupilTask.objects.visible_to(actor, "summer.confirm_task").filter(
        enrolment__isnull=False
    )
    found: dict[str, dict[str, PupilTask]] = defaultdict(dict)
    for task in rows.select_related("template", "enrolment"):
        if task.enrolment:
            mine = found[task.enrolment.student_number]
            mine[task.template.title.casefold()] = mine[task.template.kind] = task
    return found


def _rows(content: bytes, filename: str, today: dt.date) -> Any:
    try:
        table = read_table(source=content, filename=filename, limits=LIMITS)
        mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=TASKS)
        if mapping.missing:
            names = ", ".join(spec.label_nl for spec in mapping.missing)
            raise ListNotRight(
                _("We missen een kolom: %(names)s. Zet die erbij en kies het bestand opnieuw."),
                names=names,
            )
        return parse_rows(table=table, mapping=mapping, schema=TASKS, reference_day=today)
    except TableError as fault:
        raise ListNotRight(_in_words(fault)) from fault


def _in_words(fault: Any) -> str:
    is_english = (get_language() or "nl").startswith("en")
    return str(fault.sentence_en if is_english else fault.sentence_nl)
