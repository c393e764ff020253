"""Erase on time what a summer needed: how pupils were reached, what was sent and answered, who was on duty.

Tasks and their steps go with the pupil, two years after leaving (`transitions.forget`).
"""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.summer.domain.activities import forget_activities
from warmwelkom.rooms.summer.domain.school_keys import forget_keys
from warmwelkom.rooms.summer.models import (
    ContactPoint,
    DutyDay,
    PresenceTick,
    Reply,
    SummerMessage,
)

REACHED_UNTIL = (1, 1)
"""Month and day after the start on which ways to reach a pupil, and what went along them both ways, are erased."""
KEEP_DUTY = dt.timedelta(days=400)
KEEP_TICKS = dt.timedelta(days=7)
"""Of what a class mentor said of a day; only that day's can be undone, and a list of absences is not what it is for."""


@command("summer.forget")
def forget_summer(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase what is past its term in this region. Returns how many rows."""
    today = now.astimezone(AMSTERDAM).date()
    month, day = REACHED_UNTIL
    is_past = (today.month, today.day) >= (month, day)
    newest = today.year - 2 if is_past else today.year - 3
    old = {"transition__school_year__lte": newest}
    replies, _each = Reply.objects.filter(**old).delete()
    messages, _each = SummerMessage.objects.filter(**old).delete()
    ways, _each = ContactPoint.objects.filter(**old).delete()
    ticks, _each = PresenceTick.objects.filter(day__lt=today - KEEP_TICKS).delete()
    days, _each = DutyDay.objects.filter(day__lt=today - KEEP_DUTY).delete()
    rest = forget_activities(now=now) + forget_keys(now=now)
    return int(replies + messages + ways + ticks + days) + rest
