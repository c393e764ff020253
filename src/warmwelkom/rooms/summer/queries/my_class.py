"""The class list of the first days: who is here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.models import PresenceTick
from warmwelkom.rooms.transitions.models import Enrolment


@dataclass(frozen=True, kw_only=True)
class Student:
    """`today`: what the mentor said of this day. The line of the list only says whether somebody was ever seen."""

    line: Enrolment
    today: PresenceTick | None

    @property
    def name(self) -> str:
        pupil: Any = self.line.transition.pupil if self.line.transition else self.line
        return str(pupil.full_name)

    @property
    def was_never_seen(self) -> bool:
        return self.line.seen_on is None


@dataclass(frozen=True, kw_only=True)
class ClassList:
    name: str
    school: str
    students: list[Student]

    @property
    def to_say(self) -> int:
        return sum(1 for student in self.students if student.today is None)


def classes_for(*, actor: Actor, today: dt.date) -> list[ClassList]:
    """The own classes, by name. Two queries for any number of students."""
    rows = Enrolment.objects.visible_to(actor, "summer.tick").select_related(
        "school", "transition__pupil"
    )
    lines = list(rows.order_by("school__name", "class_name", "surname", "given_name", "pk"))
    ticks = {
        row.enrolment_id: row
        for row in PresenceTick.objects.visible_to(actor, "summer.see_tick").filter(day=today)
    }
    groups = groupby(lines, key=lambda line: (line.school.name, line.class_name))
    return [
        ClassList(
            name=name,
            school=school,
            students=[Student(line=line, today=ticks.get(line.pk)) for line in group],
        )
        for (school, name), group in groups
    ]
