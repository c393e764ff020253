"""The door of the summer bridge: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.domain.push_here import (
    PhoneUnfit,
    allow_push,
    end_every_push,
    end_push,
)
from warmwelkom.rooms.summer.domain.tasks import say_task_done, take_back_done
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.summer.queries.closed_ways import CLOSED, closed_ways
from warmwelkom.rooms.summer.queries.own_tasks import own_first_day, own_tasks

__all__ = [
    "CLOSED",
    "PhoneUnfit",
    "allow_push",
    "closed_ways",
    "end_every_push",
    "end_push",
    "first_day_of",
    "say_done",
    "say_not_done",
    "tasks_of",
]


def tasks_of(actor: Actor) -> list[PupilTask]:
    """The tasks of this pupil (or of a parent's child): the one to do now first, what is done last.

    With `.template` and `.school`; one query.
    """
    return own_tasks(actor=actor)


def say_done(*, actor: Actor, task: PupilTask, now: dt.datetime) -> bool:
    """The pupil says: done. False when it was not open any more. Raises MayNotKnow for another's task."""
    return say_task_done(actor=actor, task=task, now=now)


def say_not_done(*, actor: Actor, task: PupilTask, now: dt.datetime) -> bool:
    """The pupil takes that back. False when the owner had confirmed already."""
    return take_back_done(actor=actor, task=task, now=now)


def first_day_of(actor: Actor) -> dt.date | None:
    """The first day at the new school; None while there is no place."""
    return own_first_day(actor=actor)
