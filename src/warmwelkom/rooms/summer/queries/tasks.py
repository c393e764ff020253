"""What an owner has to confirm, and the tasks of one pupil."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils.functional import cached_property

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.summer.models import Bridge, PupilTask, SummerMessage, TaskStep, TaskTemplate
from warmwelkom.rooms.summer.queries.found import Astray, astray_for
from warmwelkom.rooms.summer.queries.own_tasks import TURN
from warmwelkom.rooms.transitions.models import Enrolment, Signal, Transition

A_PAGE = 50
WAITING = (PupilTask.State.OPEN, PupilTask.State.SAYS_DONE)
SAID_FIRST = Case(
    When(state=PupilTask.State.SAYS_DONE, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


@dataclass(frozen=True, kw_only=True)
class MyTasks:
    """What waits for this owner. `kinds`: (kind, title, number) to choose from; `found`: who is on two lists."""

    rows: Page[PupilTask]
    kinds: list[tuple[str, str, int]]
    kind: str
    said: int
    found: list[Transition]
    strangers: int
    astray: list[Astray]
    all_astray: int

    @property
    def total(self) -> int:
        return sum(number for _kind, _title, number in self.kinds)


def my_tasks_for(*, actor: Actor, kind: str, page: str) -> MyTasks:
    """The open tasks that this actor confirms: what a pupil calls done first, then by deadline. Seven queries."""
    mine = PupilTask.objects.visible_to(actor, "summer.confirm_task").filter(state__in=WAITING)
    counts = (
        mine.order_by()
        .values("template__kind", "template__title")
        .annotate(n=Count("pk"), said=Count("pk", filter=Q(state=PupilTask.State.SAYS_DONE)))
    )
    kinds = [
        (row["template__kind"], row["template__title"], row["n"], row["said"]) for row in counts
    ]
    rows = mine.filter(template__kind=kind) if kind else mine
    rows = rows.select_related("template", "transition__pupil", "enrolment").order_by(
        SAID_FIRST, "deadline", "template__order", "pk"
    )
    astray, all_astray = astray_for(actor=actor)
    return MyTasks(
        rows=Paginator(rows, A_PAGE).get_page(page),
        kinds=sorted((code, title, n) for code, title, n, _said in kinds),
        kind=kind,
        said=sum(said for *_rest, said in kinds),
        found=_on_two_lists(actor),
        strangers=_strangers(actor),
        astray=astray,
        all_astray=all_astray,
    )


def _on_two_lists(actor: Actor) -> list[Transition]:
    """Pupils of one's own school who stand on more than one list; not on which other, nor what that school decided."""
    schools = [grant.school_id for grant in actor.grants_for("intaker")]
    if not schools:
        return []
    here = Enrolment.objects.visible_to(actor, "transitions.see_enrolment").filter(
        school__in=schools, gone_at__isnull=True
    )
    twice = Signal.objects.filter(
        rule="two_places", ended_at__isnull=True, lifted_at__isnull=True,
        transition__in=here.values("transition_id"),
    )  # fmt: skip
    rows = Transition.objects.visible_to(actor, "transitions.view").select_related("pupil")
    return list(rows.filter(pk__in=twice.values("transition_id")).order_by("pupil__surname", "pk"))


def _strangers(actor: Actor) -> int:
    """How many lines of one's own list are of nobody on a list of a vo school."""
    schools = [grant.school_id for grant in actor.grants_for("intaker")]
    if not schools:
        return 0
    return int(
        Signal.objects.visible_to(actor, "transitions.see_signal")
        .filter(
            rule="not_on_leavers_list", ended_at__isnull=True, lifted_at__isnull=True,
            enrolment__school__in=schools,
        )
        .count()
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PupilTasks:
    """The tasks of one pupil as this reader may see them, with what was said of each."""

    transition: Transition
    rows: list[tuple[PupilTask, list[TaskStep], bool]]
    messages: list[SummerMessage]

    @property
    def has_mine(self) -> bool:
        return any(is_mine for _task, _steps, is_mine in self.rows)

    @cached_property
    def left(self) -> int:
        return sum(task.state in WAITING and not task.ended_at for task, _steps, _mine in self.rows)


def pupil_tasks_for(*, actor: Actor, pk: UUID) -> PupilTasks:
    """One pupil's tasks, the open first. Raises MayNotKnow when there is none that this actor may see. Five queries."""
    rows = list(
        PupilTask.objects.visible_to(actor, "summer.see_task")
        .filter(transition=pk, ended_at__isnull=True)
        .select_related("template", "school", "transition__pupil")
        .order_by(TURN, "deadline", "template__order", "pk")
    )
    if not rows:
        raise MayNotKnow
    mine: set[Any] = set()
    if may(actor, "summer.confirm_tasks"):
        confirms = PupilTask.objects.visible_to(actor, "summer.confirm_task").filter(transition=pk)
        mine = set(confirms.values_list("pk", flat=True))
    steps: dict[UUID, list[TaskStep]] = defaultdict(list)
    for step in TaskStep.objects.filter(task__in=rows):
        steps[step.task_id].append(step)
    messages = SummerMessage.objects.filter(task__in=rows).select_related("task__template")
    messages = messages.exclude(reason=SummerMessage.Reason.HELD)
    return PupilTasks(
        transition=rows[0].transition,
        rows=[(row, steps[row.pk], row.pk in mine) for row in rows],
        messages=list(messages.order_by("-planned_at")),
    )


def own_bridge(*, actor: Actor) -> Bridge | None:
    """The bridge of one's school, of the newest summer. One query."""
    rows = Bridge.objects.visible_to(actor, "summer.run_bridge").select_related(
        "school", "started_by"
    )
    found: Bridge | None = rows.order_by("-school_year", "pk").first()
    return found


def own_templates(*, actor: Actor) -> list[TaskTemplate]:
    """What one's school asks of whoever starts, in its order. One query."""
    rows = TaskTemplate.objects.visible_to(actor, "summer.edit_template")
    return list(rows.filter(ended_at__isnull=True).select_related("programme"))
