"""Erase on time what a week needed of teachers and mentors; students go with the pupil."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import (
    PlanRun,
    SchoolOutlook,
    TeacherOffer,
    WeekInvitation,
    WeekMentor,
    WeekPlan,
)

KEEP_WEEK = dt.timedelta(days=400)
"""After the last day: a next week can still be laid beside it."""


@command("introweek.forget")
def forget_weeks(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase who offered what and the plans, in this region. Returns how many rows."""
    old = {"week__last_day__lt": now.astimezone(AMSTERDAM).date() - KEEP_WEEK}
    erased = 0
    for model in (PlanRun, SchoolOutlook, WeekPlan, WeekInvitation, TeacherOffer, WeekMentor):
        number, _each = model.objects.filter(**old).delete()
        erased += number
    return erased
