"""What the lists themselves say of a task: confirmed, or open again when they no longer say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.domain.writing import write_states
from warmwelkom.rooms.summer.kinds import (
    FIRST_DAY,
    OTHERS_WITHDRAWN,
    PLACE_CONFIRMED,
    RESULT_PASSED_ON,
    SEEN_BY_THE_HOUSE,
)
from warmwelkom.rooms.summer.models import PupilTask, TaskStep
from warmwelkom.rooms.transitions.models import Application, Enrolment

OPEN_APPLICATIONS = ("applied", "offered", "enrolled")
FINAL = ("passed", "failed")
FACTS = TaskStep.Source.FACTS


def settle_by_facts(*, actor: Actor, school_year: int, now: dt.datetime) -> int:
    """Confirm what the lists show, and open again what they alone had confirmed. Returns how many changed.

    What a person said stays: the lists only take back their own word. Five queries.
    """
    newest = TaskStep.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk")
    rows: Sequence[Any] = list(
        PupilTask.objects.filter(
            transition__school_year=school_year, ended_at__isnull=True,
            template__kind__in=SEEN_BY_THE_HOUSE,
        )
        .exclude(state=PupilTask.State.NOT_APPLICABLE)
        .select_related("template", "transition", "enrolment")
        .annotate(said_by=Subquery(newest.values("source")[:1]))
    )  # fmt: skip
    twice = _on_more_lists(rows)
    done = [row for row in rows if _is_done(row, twice)]
    held = {row.pk for row in done}
    undone = [
        row
        for row in rows
        if row.pk not in held and row.state == PupilTask.State.CONFIRMED and row.said_by == FACTS
    ]
    confirmed, opened = PupilTask.State.CONFIRMED, PupilTask.State.OPEN
    return write_states(
        actor=actor, tasks=done, state=confirmed, source=FACTS, now=now
    ) + write_states(actor=actor, tasks=undone, state=opened, source=FACTS, now=now)


def _is_done(task: PupilTask, twice: set[tuple[UUID, UUID]]) -> bool:
    """Whether the lists say by themselves that this task is done."""
    place = task.enrolment
    match task.template.kind:
        case kind if kind == PLACE_CONFIRMED:
            return place is not None and place.gone_at is None
        case kind if kind == OTHERS_WITHDRAWN:
            return (task.transition_id, task.school_id) not in twice
        case kind if kind == RESULT_PASSED_ON:
            return task.transition.exam_result in FINAL
        case kind if kind == FIRST_DAY:
            return place is not None and place.seen_on is not None
    return False


def _on_more_lists(tasks: Sequence[PupilTask]) -> set[tuple[UUID, UUID]]:
    """(transition, school) of who stands open at another school too. Two queries."""
    keys = {task.transition_id for task in tasks if task.template.kind == OTHERS_WITHDRAWN}
    here = {"transition__in": keys, "gone_at__isnull": True}
    rows = set(
        Application.objects.filter(**here, legal_status__in=OPEN_APPLICATIONS).values_list(
            "transition_id", "school_id"
        )
    ) | set(Enrolment.objects.filter(**here).values_list("transition_id", "school_id"))
    schools: dict[UUID, set[UUID]] = {}
    for transition_id, school_id in rows:
        schools.setdefault(transition_id, set()).add(school_id)
    return {
        (task.transition_id, task.school_id)
        for task in tasks
        if schools.get(task.transition_id, set()) - {task.school_id}
    }
