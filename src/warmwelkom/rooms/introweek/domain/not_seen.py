"""Who is not seen by ten o'clock of the first day gets a line on the overview, with a person on it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.domain.attendance import keep
from warmwelkom.rooms.introweek.models import WeekAttendance, WeekPublication, WeekStudent
from warmwelkom.rooms.introweek.queries.published import whereabouts_of
from warmwelkom.rooms.introweek.rules_of_arrival import not_seen


@command("introweek.mark_late")
def mark_late(*, actor: Actor, now: dt.datetime) -> int:
    """Write down of everybody whom nobody saw that they are not seen; who is written down already, stays. How many.

    A mentor who ticks them later takes it back: `WeekAttendance` keeps what stood there before.
    """
    local = now.astimezone(AMSTERDAM).replace(tzinfo=None)
    shared = WeekPublication.objects.filter(week__first_day=local.date(), ended_at__isnull=True)
    return sum(_of_week(row, actor=actor, local=local, now=now) for row in shared)


def _of_week(shared: WeekPublication, *, actor: Actor, local: dt.datetime, now: dt.datetime) -> int:
    plan = whereabouts_of(shared).plan
    here = WeekStudent.objects.filter(week=shared.week_id, gone_at__isnull=True)
    students = {str(row.pk): row for row in here.select_related("week", "transition")}
    slots = [code for code, when in plan.words.slots.items() if when.day == local.date()]
    ticks = WeekAttendance.objects.filter(week=shared.week_id, slot__in=slots)
    ticked = {str(pk) for pk in ticks.values_list("student_id", flat=True)}
    number = 0
    for group in plan.groups.values():
        hours = plan.of_group(group.id)
        mine = [one for one in group.students if one in students]
        for one in not_seen(hours, students=mine, ticked=ticked, moment=local):
            keep(
                student=students[one], slot=hours[0].when.code, day=local.date(), is_seen=False,
                how=WeekAttendance.How.LATE, actor=actor, now=now,
            )  # fmt: skip
            number += 1
    return number
