"""A week that can be planned: two days, thirty students of two schools, rooms, mentors, two old teachers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol

from warmwelkom.rooms.introweek.domain.make_week import make_week
from warmwelkom.rooms.introweek.domain.save_steps import save_rooms
from warmwelkom.rooms.introweek.domain.who_comes import take_in
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer, WeekMentor

FIRST_DAY = dt.date(2026, 8, 24)
STUDENTS = 30
ROOMS = (
    ("Aula", 200, 8, ["hal"]), ("A1", 40, 2, ["lokaal"]), ("A2", 40, 2, ["lokaal"]),
    ("Werkplaats", 40, 2, ["praktijk"]), ("Zaal", 60, 3, ["sport"]), ("Balie", 40, 2, ["balie"]),
)  # fmt: skip


def room_rows() -> list[dict[str, Any]]:
    return [
        {"name": name, "building": "Hoofdgebouw", "location": None, "seats": seats,
         "parallel_groups": groups, "features": [*has, "step_free", "quiet"], "closed": []}
        for name, seats, groups, has in ROOMS
    ]  # fmt: skip


def add_students(cast: Cast, number: int = STUDENTS) -> None:
    """Half of Johan de Witt, taught by JAN; half of Maris, taught by EVA; all go to ROC Mondriaan."""
    for n in range(number):
        where, code = (cast.places.witt, "JAN") if n % 2 else (cast.places.maris, "EVA")
        pupil = add_pupil(
            cast, f"Student{n:02}", "Vos", location=where,
            teachers=[code, "PIE"],
        )  # fmt: skip
        enrol(
            cast, pupil, f"W{n}", programme=cast.places.care, class_name="VZ-1b",
            class_mentor="Joris", class_mentor_email="joris@school.example",
        )  # fmt: skip


def ready_week(cast: Cast, number: int = STUDENTS) -> IntroWeek:
    """Everything that a plan needs, made the way a planner makes it. In a region scope."""
    actor = cast.actor("mia")
    add_students(cast, number)
    week = make_week(
        actor=actor, school=cast.places.mondriaan, name="Week", first_day=FIRST_DAY, days=2, now=NOW
    )
    save_rooms(actor=actor, week=week, rows=room_rows(), walks=[])
    take_in(actor=actor, week=week, locations=[cast.places.mondriaan_location.pk], now=NOW)
    WeekMentor.objects.filter(week=week).update(max_groups=4)
    for code, school in (("JAN", cast.places.witt_school), ("EVA", cast.places.maris_school)):
        TeacherOffer.objects.create(
            region=week.region, week=week, school=school, code=code, name=code.title(),
            half_days=[f"{FIRST_DAY}-am", f"{FIRST_DAY}-pm"] if code == "JAN" else [],
            asked_at=NOW,
        )  # fmt: skip
    return week
