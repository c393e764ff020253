"""An introduction week for tests, with a plan that is published. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from tests.cast import NOW, YEAR
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    PlanPaper,
    PlanRun,
    TeacherOffer,
    WeekAnswer,
    WeekAttendance,
    WeekBuddy,
    WeekBuilding,
    WeekInvitation,
    WeekListRead,
    WeekMentor,
    WeekPart,
    WeekPlan,
    WeekPublication,
    WeekRoom,
    WeekSlot,
    WeekStudent,
)
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.transitions.models import Transition

FIRST_DAY = dt.date(2026, 8, 24)
TIMES = (("1", "am", 9, 10), ("2", "am", 11, 12), ("3", "pm", 13, 14), ("4", "pm", 15, 16))


def make_week(*pupils: Transition, school: School) -> IntroWeek:
    """One day, two parts, one hall and one room, one group with a published plan; in this region."""
    found = IntroWeek.objects.filter(school=school).first()
    if found is not None:
        return found  # asked twice is once
    week: IntroWeek = IntroWeek.objects.create(
        region=school.region, school=school, name=f"Week {school.name}", school_year=YEAR,
        first_day=FIRST_DAY, last_day=FIRST_DAY, made_at=NOW,
        rules={"group_min": 1, "day_min": 1},
    )  # fmt: skip
    of: dict[str, Any] = {"region": week.region, "week": week}
    for code, half, begin, end in TIMES:
        WeekSlot.objects.create(
            **of, code=code, day=FIRST_DAY, half=half, begins=dt.time(begin), ends=dt.time(end)
        )
    WeekPart.objects.create(**of, key="welkom", title="Welkom", features=["hal"], order=1)
    WeekPart.objects.create(
        **of, key="mentor", title="Je mentor", features=["lokaal"], after=["welkom"],
        takes_visit=True, led_by_mentor=True, order=2,
    )  # fmt: skip
    _places(of)
    programme = _programme(school)
    mentor = WeekMentor.objects.create(**of, programme=programme, name="Joris", max_groups=4)
    students = [
        WeekStudent.objects.create(**of, transition=each, programme=programme, added_at=NOW)
        for each in pupils
    ]
    teacher = _teacher(of, pupils[0])
    _plan(of, mentor, students, teacher)
    _in_the_week(of, students)
    _beside_it(of, mentor.programme, teacher.school)
    return week


def _beside_it(of: dict[str, Any], programme: Programme, school: School) -> None:
    """An older student who said yes, one who was only asked, and the list that named them."""
    who = {**of, "programme": programme, "school": school, "half_days": [f"{FIRST_DAY}-am"]}
    sam = WeekBuddy.objects.create(**who, name="Sam", where="bij de koffie", agreed_on=NOW.date())
    WeekBuddy.objects.create(**who, name="Kim")
    WeekListRead.objects.create(
        **of, what="maatjes", at=NOW, by_name="Mia",
        changes=[{"id": str(sam.pk), "before": None, "after": {}}],
    )  # fmt: skip


def _places(of: dict[str, Any]) -> None:
    building = WeekBuilding.objects.create(**of, name="A")
    usual: dict[str, Any] = {**of, "building": building}
    WeekRoom.objects.create(
        **usual, name="Aula", seats=80, parallel_groups=4, features=["hal", "step_free"]
    )
    WeekRoom.objects.create(**usual, name="A12", seats=22, features=["lokaal", "step_free"])


def _programme(school: School) -> Programme:
    found = Programme.objects.filter(school=school).first()
    return found or Programme.objects.create(
        region=school.region, school=school, crebo="25655", name="Verzorgende-IG", level=3
    )


def _teacher(of: dict[str, Any], pupil: Transition) -> TeacherOffer:
    """Who taught the first of these pupils, and comes in the morning."""
    pupil.teachers = ["JAN Jan Jansen (wiskunde)", "PIE"]
    pupil.save()
    school = pupil.location.school if pupil.location else of["week"].school
    WeekInvitation.objects.create(
        **of, school=school, email="oud@school.example", token_hash=f"h{of['week'].pk}", sent_at=NOW
    )
    offer: TeacherOffer = TeacherOffer.objects.create(
        **of, school=school, code="JAN", name="Jan", email="jan@school.example",
        half_days=[f"{FIRST_DAY}-am"], asked_at=NOW, answered_at=NOW,
    )  # fmt: skip
    return offer


def _plan(
    of: dict[str, Any], mentor: WeekMentor, students: list[WeekStudent], teacher: TeacherOffer
) -> WeekPlan:
    rooms = {room.name: str(room.pk) for room in WeekRoom.objects.filter(week=of["week"])}
    group = {
        "id": "g1", "programme": str(mentor.programme_id), "mentor": str(mentor.pk),
        "students": [str(each.pk) for each in students],
    }  # fmt: skip
    rows = {
        "format": "intro-week-plan/1", "week": str(of["week"].pk), "status": "feasible",
        "groups": [group],
        "sessions": [
            {"group": "g1", "type": "welkom", "slot": "1", "room": rooms["Aula"]},
            {"group": "g1", "type": "mentor", "slot": "2", "room": rooms["A12"]},
        ],
        "visits": [{"teacher": str(teacher.pk), "group": "g1", "slot": "2"}],
        "unmet": [
            {"student": str(each.pk), "reason": "no_own_teacher",
             "fall_back": {"kind": "mentor", "id": str(mentor.pk)}}
            for each in students[1:]
        ],
        "figures": {"students": len(students), "groups": 1, "familiar": 1, "lonely": 0},
        "bounds": {"B0": 1, "B2": 1}, "ask": [],
    }  # fmt: skip
    plan: WeekPlan = WeekPlan.objects.create(
        **of, at=NOW, by_name="Mia", number=1, kind="made", rows=rows, told={"familiar": 1}
    )
    PlanRun.objects.create(**of, at=NOW, by_name="Mia", seconds=5, state="done", plan=plan)
    WeekPublication.objects.create(**of, at=NOW, by_name="Mia", plan=plan)
    PlanPaper.objects.create(
        **of, plan=plan, what="groepen", asked_at=NOW, asked_by_name="Mia", made_at=NOW,
        file=ContentFile(b"%PDF-1.7 x", name="x"),
    )  # fmt: skip
    return plan


def _in_the_week(of: dict[str, Any], students: list[WeekStudent]) -> None:
    for each in students:
        WeekAttendance.objects.create(
            **of, student=each, slot="1", is_seen=True, at=NOW, by_name="Joris"
        )
        WeekAnswer.objects.create(**of, student=each, part="mentor", welcome=4, at=NOW)
