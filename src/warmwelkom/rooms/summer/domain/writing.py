"""A task comes into a state: the row, and the step that says who, when, from which source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.models import PupilTask, TaskStep

AT_A_TIME = 1000


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
    moved = [task for task in tasks if task.state != state]
    steps = []
    for task in moved:
        task.state, task.state_at = state, now
        steps.append(
            TaskStep(
                region_id=task.region_id,
                transition_id=task.transition_id,
                task=task,
                state=state,
                source=source,
                at=now,
                by_id=actor.user_id,
                by_name=actor.name[:200],
                reason=reason[:200],
            )
        )
    PupilTask.objects.bulk_update(moved, ["state", "state_at"], batch_size=AT_A_TIME)
    TaskStep.objects.bulk_create(steps, batch_size=AT_A_TIME)
    return len(moved)
