"""What a person does with tasks: the pupil says done, the owner confirms or says it need not, and undoes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.summer.domain.writing import write_states
from warmwelkom.rooms.summer.models import PupilTask, TaskStep


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """What need not be done says why."""


@command("summer.say_done", on="task")
def say_task_done(*, actor: Actor, task: PupilTask, now: dt.datetime) -> bool:
    """The pupil says that an open task is done; its owner still has to confirm. False when it was not open."""
    rows = PupilTask.objects.select_for_update().filter(
        pk=task.pk, state=PupilTask.State.OPEN, ended_at__isnull=True
    )
    source = TaskStep.Source.PUPIL
    return bool(
        write_states(
            actor=actor, tasks=rows, state=PupilTask.State.SAYS_DONE, source=source, now=now
        )
    )


@command("summer.say_done", on="task")
def take_back_done(*, actor: Actor, task: PupilTask, now: dt.datetime) -> bool:
    """The pupil was wrong: open again. False when the owner was first."""
    rows = PupilTask.objects.select_for_update().filter(pk=task.pk, state=PupilTask.State.SAYS_DONE)
    source = TaskStep.Source.PUPIL
    return bool(
        write_states(actor=actor, tasks=rows, state=PupilTask.State.OPEN, source=source, now=now)
    )


@command("summer.confirm_tasks", tell=("state",))
def settle_tasks(
    *,
    actor: Actor,
    tasks: Iterable[UUID],
    state: str,
    now: dt.datetime,
    reason: str = "",
    source: str = TaskStep.Source.HAND,
) -> int:
    """The owner says of many at once: confirmed, not applicable (and why), or open again.

    What is not theirs is left alone. Returns how many changed.

    Raises:
        ReasonMissing: not applicable without a reason.
    """
    if state == PupilTask.State.NOT_APPLICABLE and not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom het niet hoeft."))
    mine = PupilTask.objects.visible_to(actor, "summer.confirm_task").filter(pk__in=list(tasks))
    rows = list(mine.select_for_update(of=("self",)).select_related("transition"))
    changed = [row for row in rows if row.state != state]
    number = write_states(
        actor=actor, tasks=changed, state=state, source=source, now=now, reason=reason.strip()
    )
    record_acts(make_act(actor=actor, action="summer.confirm_task", subject=row) for row in changed)
    return number


@command("summer.confirm_tasks")
def undo_settling(*, actor: Actor, moment: dt.datetime, now: dt.datetime) -> int:
    """Take back what this person settled in one go, at this moment: each task is what it was before.

    Raises:
        ChangedMeanwhile: nothing of it stands any more.
    """
    mine = PupilTask.objects.visible_to(actor, "summer.confirm_task")
    rows = list(
        mine.filter(state_at=moment, steps__at=moment, steps__by_id=actor.user_id)
        .select_for_update(of=("self",))
        .select_related("transition")
    )
    if not rows:
        raise ChangedMeanwhile(gettext_noop("Dit is intussen al veranderd. Kijk hoe het nu staat."))
    before: dict[UUID, str] = {}
    for step in TaskStep.objects.filter(task__in=rows, at__lt=moment).order_by("at", "pk"):
        before[step.task_id] = step.state
    for state in set(before.values()) | {PupilTask.State.OPEN}:
        back = [row for row in rows if before.get(row.pk, PupilTask.State.OPEN) == state]
        write_states(actor=actor, tasks=back, state=state, source=TaskStep.Source.HAND, now=now)
    record_acts(make_act(actor=actor, action="summer.confirm_task", subject=row) for row in rows)
    return len(rows)
