"""A task comes into a state: the row, and the step that says who, when, from which source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.models import PupilTask, TaskStep

AT_A_TIME = 1000


@dataclass(frozen=True, kw_only=True)
class Said:
    """The state into which somebody brings a task, and why where it need not be done."""

    state: str
    reason: str = ""


def write_states(
    *,
    actor: Actor,
    tasks: Iterable[PupilTask],
    state: str,
    source: str,
    now: dt.datetime,
    reason: str = "",
) -> int:
    """Bring these tasks into a state, inside a command; who is there already is left alone. Returns how many."""
    word = Said(state=state, reason=reason)
    said = [(task, word) for task in tasks]
    return write_each(actor=actor, said=said, source=source, now=now)


def write_each(
    *, actor: Actor, said: Iterable[tuple[PupilTask, Said]], source: str, now: dt.datetime
) -> int:
    """Bring each task into a state of its own, as `write_states`. Two queries for each thousand."""
    moved, steps = [], []
    for task, word in said:
        if task.state == word.state:
            continue
        task.state, task.state_at = word.state, now
        moved.append(task)
        steps.append(
            TaskStep(
                region_id=task.region_id,
                transition_id=task.transition_id,
                task=task,
                state=word.state,
                source=source,
                at=now,
                by_id=actor.user_id,
                by_name=actor.name[:200],
                reason=word.reason[:200],
            )
        )
    PupilTask.objects.bulk_update(moved, ["state", "state_at"], batch_size=AT_A_TIME)
    TaskStep.objects.bulk_create(steps, batch_size=AT_A_TIME)
    return len(moved)
