"""What happens around the week in the demo: schools are asked, and on its days students are ticked and answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.utils.translation import override

from warmwelkom.base.access.actor import system_actor
from warmwelkom.house.demo.handover.class_of import Cast
from warmwelkom.house.demo.introweek.load import PLANNER
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.introweek.domain.asking import invite_school, set_last_day
from warmwelkom.rooms.introweek.domain.feelings import say_how_it_was
from warmwelkom.rooms.introweek.domain.outlook import count_outlook
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekAnswer,
    WeekAttendance,
    WeekInvitation,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.published import shared_of, whereabouts_of
from warmwelkom.rooms.people.models import Region, School

ASKED, ANSWERED = 5, 3
"""The schools with most pupils; the last two are asked and say nothing yet."""
AWAY = 14
"""Each so many-th student is not seen by the mentor in the first hour."""


def live_introweek_at(*, region: Region, day: dt.date) -> None:
    """What happened up to this day; call it in the region's scope, after the plan is shared."""
    week = IntroWeek.objects.select_related("school", "region").first()
    if week is not None:
        with override("nl"):
            happen(Cast(region), week, day)


def happen(cast: Cast, week: IntroWeek, day: dt.date) -> None:
    """Ask, tick and answer what is due on this day and was not done yet."""
    if not WeekInvitation.objects.filter(week=week).exists():
        _ask(cast, week, min(day, week.first_day))
    if day >= week.first_day:
        _tick(cast, week)
    if day >= week.last_day:
        _answer(week, day)


def _ask(cast: Cast, week: IntroWeek, day: dt.date) -> None:
    actor, now = cast.actor(PLANNER), moment(day, 13)
    rows = WeekStudent.objects.filter(week=week, transition__location__isnull=False)
    counts = Counter(rows.values_list("transition__location__school", flat=True))
    set_last_day(actor=actor, week=week, day=week.first_day, now=now)
    for number, (pk, _count) in enumerate(counts.most_common(ASKED)):
        school = School.objects.get(pk=pk)
        row = invite_school(
            actor=actor, week=week, school=school, email="decaan@voorbeeld.example", now=now
        )
        if number < ANSWERED:
            row.answered_at = now
            row.save(update_fields=["answered_at"])
    count_outlook(actor=system_actor(region_id=week.region_id), week=week, now=now)


def _tick(cast: Cast, week: IntroWeek) -> None:
    """The first hour of the first day: nearly everybody is there."""
    publication = shared_of(week.pk)
    if publication is None or WeekAttendance.objects.filter(week=week).exists():
        return
    plan, now = whereabouts_of(publication).plan, moment(week.first_day, 9)
    of: dict[str, Any] = {"region": week.region, "week": week, "at": now}
    by = cast.person(PLANNER).name
    WeekAttendance.objects.bulk_create(
        WeekAttendance(
            **of, student_id=one, slot=hours[0].when.code, is_seen=True,
            by_name=group.mentor or by,
        )
        for group in plan.groups.values()
        for hours in [plan.of_group(group.id)]
        for number, one in enumerate(group.students)
        if hours and number % AWAY != AWAY - 1
    )  # fmt: skip


def _answer(week: IntroWeek, day: dt.date) -> None:
    """Two of three students tell how it was."""
    if WeekAnswer.objects.filter(week=week).exists():
        return
    house, now = system_actor(region_id=week.region_id), moment(day, 15)
    for number, student in enumerate(WeekStudent.objects.filter(week=week, gone_at=None)):
        if number % 3:
            say_how_it_was(
                actor=house, student=student, met=number % 5 != 0, welcome=5 - number % 4 // 2,
                parts=[], now=now,
            )  # fmt: skip
