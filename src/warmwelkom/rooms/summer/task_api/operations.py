"""Every operation of the API of tasks, and what each does."""

from __future__ import annotations

from typing import Any, cast

import msgspec
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse

from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.open_api.asking import question, sent
from warmwelkom.base.open_api.operation import Operation
from warmwelkom.rooms.summer.domain.reading import note_tasks_read
from warmwelkom.rooms.summer.domain.tasks import settle_each
from warmwelkom.rooms.summer.domain.writing import Said
from warmwelkom.rooms.summer.models import PupilTask, TaskStep
from warmwelkom.rooms.summer.policies_of_keys import OF_VO
from warmwelkom.rooms.summer.task_api.shapes import (
    Confirmations,
    Kept,
    OpenTask,
    TaskPage,
    TaskQuery,
)

BASE = "zomer/<slug:region>/v1/"
WAITING = (PupilTask.State.OPEN, PupilTask.State.SAYS_DONE)


def tasks(request: HouseRequest, **_words: Any) -> HttpResponse:
    """What this school still has to confirm, by deadline. Reading is an act, for each pupil, once an hour."""
    asked = question(request, TaskQuery)
    rows = PupilTask.objects.visible_to(request.actor, "summer.confirm_task").filter(
        state__in=WAITING
    )
    if asked.kind:
        rows = rows.filter(template__kind=asked.kind)
    if asked.number:
        rows = rows.filter(_of_number(asked.number))
    rows = rows.select_related("template", "enrolment", "transition").order_by("deadline", "pk")
    page = Paginator(rows, asked.size).get_page(asked.page)
    shown = list(page.object_list)
    note_tasks_read(actor=request.actor, transitions=[row.transition for row in shown])
    told = TaskPage(
        total=page.paginator.count, page=page.number, size=asked.size,
        tasks=[_told(row) for row in shown],
    )  # fmt: skip
    return _answer(told)


def _of_number(number: str) -> Q:
    """The number that the asking school itself gave, as it is told: a vo's for what a vo confirms, else the mbo's."""
    is_vo = Q(template__owner__in=OF_VO)
    of_vo = is_vo & Q(transition__pupil_number=number)
    return of_vo | (~is_vo & Q(enrolment__student_number=number))


def _told(row: PupilTask) -> OpenTask:
    is_vo = row.template.owner in OF_VO
    number = row.transition.pupil_number if is_vo else ""
    if not is_vo and row.enrolment:
        number = row.enrolment.student_number
    return OpenTask(
        id=row.pk, number=number, task=row.template.title, kind=row.template.kind,
        deadline=row.deadline, state=cast("Any", row.state), since=row.state_at,
    )  # fmt: skip


def confirm(request: HouseRequest, **_words: Any) -> HttpResponse:
    """Keep what the owner says of many tasks; what is not this school's is told back and left alone."""
    said = {each.id: each for each in sent(request, Confirmations).tasks}
    mine = PupilTask.objects.visible_to(request.actor, "summer.confirm_task")
    known = dict(mine.filter(pk__in=said).values_list("pk", "state"))
    words = {pk: Said(state=said[pk].state, reason=said[pk].reason) for pk in known}
    if words:
        settle_each(actor=request.actor, said=words, source=TaskStep.Source.API, now=request.now)
    same = sum(said[pk].state == state for pk, state in known.items())
    return _answer(
        Kept(changed=len(known) - same, known=same, unknown=sorted(said.keys() - known.keys()))
    )


def _answer(value: msgspec.Struct) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(value), content_type="application/json")


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        path="tasks/", name="tasks", method="GET", run=tasks, scope="tasks",
        summary="Tasks that this school still has to confirm, by deadline, a page at a time",
        query=TaskQuery, answer=TaskPage,
    ),
    Operation(
        path="confirmations/", name="confirmations", method="POST", run=confirm, scope="tasks",
        summary="Say of up to 500 tasks that they are done, need not be, or are open after all; twice is once",
        body=Confirmations, answer=Kept,
    ),
)  # fmt: skip
