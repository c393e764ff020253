"""Lost or late: a name, and where that student is supposed to be now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import IntroWeek, WeekAttendance, WeekStudent
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour

LEAST, MOST = 2, 12


@dataclass(frozen=True, kw_only=True)
class Found:
    """A student, the group, what it does now and next, and what was ticked last today."""

    student: WeekStudent
    group: Group | None
    here: Hour | None
    after: Hour | None
    tick: WeekAttendance | None


def find(*, actor: Actor, week: IntroWeek, typed: str, now: dt.datetime) -> list[Found]:
    """The first twelve students of the week whose name has these words; nothing for fewer than two letters.

    For who receives this week: whoever stands at the desk is asked by students of every group.
    """
    words = typed.split()
    if len("".join(words)) < LEAST or not _may_search(actor, week):
        return []
    rows = WeekStudent.objects.filter(
        reduce(and_, (_has(word) for word in words)), week=week, gone_at__isnull=True
    ).select_related("transition__pupil")
    students = list(
        rows.order_by("transition__pupil__given_name", "transition__pupil__surname", "pk")[:MOST]
    )
    publication = shared_of(week.pk)
    if publication is None:
        return [
            Found(student=row, group=None, here=None, after=None, tick=None) for row in students
        ]
    plan, local = whereabouts_of(publication).plan, now.astimezone(AMSTERDAM).replace(tzinfo=None)
    slots = [code for code, when in plan.words.slots.items() if when.day == local.date()]
    ticks = WeekAttendance.objects.filter(student__in=students, slot__in=slots).order_by("at", "pk")
    last = {row.student_id: row for row in ticks}
    found = []
    for row in students:
        group = plan.group_of.get(str(row.pk))
        here, after = plan.now_or_next(group.id, local) if group else (None, None)
        found.append(Found(student=row, group=group, here=here, after=after, tick=last.get(row.pk)))
    return found


def _may_search(actor: Actor, week: IntroWeek) -> bool:
    return bool(IntroWeek.objects.visible_to(actor, "introweek.desk").filter(pk=week.pk).exists())


def _has(word: str) -> Q:
    names = ("given_name", "surname", "official_names")
    found = Q()
    for name in names:
        found |= Q(**{f"transition__pupil__{name}__icontains": word})
    return found
