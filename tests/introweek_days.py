"""What the days of an introduction week leave behind, for tests. Call in a region scope, after `make_week`."""

from __future__ import annotations

import copy
from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    SchoolOutlook,
    TeacherOffer,
    WeekCalendar,
    WeekInvitation,
    WeekLook,
    WeekMentor,
    WeekPlan,
    WeekPublication,
    WeekStudent,
)
from warmwelkom.rooms.introweek.tokens import CALENDAR, SCHOOL, hash_of, token_of


def make_days(week: IntroWeek) -> None:
    """A look and a calendar of each student, an outlook of each school that was asked; Joris receives the group."""
    of = {"region": week.region, "week": week}
    WeekMentor.objects.filter(week=week).update(email="Joris@school.example")
    for student in WeekStudent.objects.filter(week=week):
        if WeekLook.objects.filter(student=student).exists():
            continue
        WeekLook.objects.create(**of, student=student, kept=[], looked_at=NOW)
        WeekCalendar.objects.create(**of, student=student, token_hash=f"c{student.pk}", made_at=NOW)
    for row in WeekInvitation.objects.filter(week=week):
        SchoolOutlook.objects.get_or_create(
            week=week, school=row.school,
            defaults={"region": week.region, "students": 30, "known": 28, "now": 20,
                      "more": [{"half_days": 2, "reached": 26, "at": []}], "counted_at": NOW},
        )  # fmt: skip


def share(week: IntroWeek, **changes: Any) -> None:
    """A newer version is what everybody sees; `changes` are rows of the plan that are others."""
    old = WeekPublication.objects.get(week=week, ended_at=None)
    rows = {**copy.deepcopy(old.plan.rows), **changes}
    old.ended_at = NOW
    old.save()
    of = {"region": week.region, "week": week, "at": NOW, "by_name": "Mia"}
    plan = WeekPlan.objects.create(**of, number=old.plan.number + 1, kind="moved", rows=rows)
    WeekPublication.objects.create(**of, plan=plan)


def link_of(row: WeekInvitation) -> str:
    """The token of an invitation made by hand in a test; its hash is kept."""
    token = token_of(row.pk, what=SCHOOL)
    row.token_hash = hash_of(token, what=SCHOOL)
    row.save()
    return token


def calendar_of(offer: TeacherOffer) -> str:
    """The words of an address at which this teacher's week stands."""
    row = WeekCalendar(region=offer.region, week=offer.week, offer=offer, made_at=NOW)
    words = token_of(row.pk, what=CALENDAR)
    row.token_hash = hash_of(words, what=CALENDAR)
    row.save()
    return words
