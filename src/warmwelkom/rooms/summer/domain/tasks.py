"""What a person does with tasks: the pupil says done, the owner confirms or says it need not, and undoes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.summer.domain.writing import Said, write_each, write_states
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
    said = dict.fromkeys(tasks, Said(state=state, reason=reason))
    return _settle(actor=actor, said=said, source=source, now=now)


@command("summer.confirm_tasks")
def settle_each(
    *, actor: Actor, said: Mapping[UUID, Said], source: str, now: dt.datetime
) -> int:  # fmt: skip
    """The owner says of each task something of its own, as `settle_tasks`. As many queries for many as for one.

    Raises:
        ReasonMissing: one of them is not applicable without a reason; then nothing is kept.
    """
    return _settle(actor=actor, said=said, source=source, now=now)


def _settle(*, actor: Actor, said: Mapping[UUID, Said], source: str, now: dt.datetime) -> int:
    need_not = PupilTask.State.NOT_APPLICABLE
    if any(word.state == need_not and not word.reason.strip() for word in said.values()):
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom het niet hoeft."))
    mine = PupilTask.objects.visible_to(actor, "summer.confirm_task").filter(pk__in=list(said))
    rows = mine.select_for_update(of=("self",)).select_related("transition").order_by("pk")
    changed = [row for row in rows if row.state != said[row.pk].state]
    words = [
        (row, Said(state=said[row.pk].state, reason=said[row.pk].reason.strip())) for row in changed
    ]
    number = write_each(actor=actor, said=words, source=source, now=now)
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
    said = [(row, Said(state=before.get(row.pk, PupilTask.State.OPEN))) for row in rows]
    write_each(actor=actor, said=said, source=TaskStep.Source.HAND, now=now)
    record_acts(make_act(actor=actor, action="summer.confirm_task", subject=row) for row in rows)
    return len(rows)
