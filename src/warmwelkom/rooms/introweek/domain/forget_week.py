"""Erase on time what a week needed of teachers and mentors, and everything of who came."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import (
    PlanRun,
    SchoolOutlook,
    TeacherOffer,
    WeekBuddy,
    WeekInvitation,
    WeekListRead,
    WeekMentor,
    WeekPlan,
    WeekStudent,
)

KEEP_WEEK = dt.timedelta(days=400)
"""After the last day: a next week can still be laid beside it."""


ERASED = (
    PlanRun, SchoolOutlook, WeekPlan, WeekInvitation, TeacherOffer, WeekMentor, WeekStudent,
    WeekListRead,
)  # fmt: skip
KEEP_BUDDIES = dt.timedelta(days=30)
"""After the last day nobody looks for them any more; what a list said of them goes with them."""


@command("introweek.forget")
def forget_weeks(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase who offered what, the plans and who came, in this region. Returns how many rows.

    With a student go what their rooms needed, where they were seen, what they saw last, their calendar and
    what they answered: of a week that nothing is laid beside any more, its days, parts and rooms stay.
    """
    old = {"week__last_day__lt": now.astimezone(AMSTERDAM).date() - KEEP_WEEK}
    over = {"week__last_day__lt": now.astimezone(AMSTERDAM).date() - KEEP_BUDDIES}
    rows = [model.objects.filter(**old) for model in ERASED]
    rows += [WeekBuddy.objects.filter(**over), WeekListRead.objects.filter(**over)]
    return sum(each.delete()[0] for each in rows)
