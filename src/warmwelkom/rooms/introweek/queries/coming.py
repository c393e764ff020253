"""Who comes to a week, as far as a plan needs it: of thousands at once, so no rows of the house are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from warmwelkom.rooms.introweek.models import IntroWeek, WeekStudent

FIELDS = (
    "pk", "transition__pupil", "needs", "transition__teachers", "transition__mentor_email",
    "transition__location__school", "programme", "programme__name", "programme__location",
)  # fmt: skip


class KnownBy(TypedDict):
    school_id: UUID | None
    teachers: list[str]
    mentor_email: str


class NearBy(TypedDict):
    school_id: UUID | None
    programme_id: str
    campus: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """The programme that somebody comes for."""

    id: str
    name: str
    location_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """A student of the week: `teachers` and `mentor_email` as on the leavers' list of the old school."""

    pk: UUID
    id: str
    pupil_id: UUID
    needs: list[str]
    teachers: list[str]
    mentor_email: str
    school_id: UUID | None
    programme: Course

    @property
    def known_by(self) -> KnownBy:
        """What says which teachers know them, as `OwnTeachers.known_to` asks it."""
        return {
            "school_id": self.school_id, "teachers": self.teachers,
            "mentor_email": self.mentor_email,
        }  # fmt: skip

    @property
    def near_by(self) -> NearBy:
        """What says which buddies they find, as `NearBuddies.of` asks it."""
        return {
            "school_id": self.school_id, "programme_id": self.programme.id,
            "campus": self.programme.location_id,
        }  # fmt: skip

    @property
    def programme_id(self) -> str:
        return self.programme.id


def who_comes_to(week: IntroWeek) -> list[Coming]:
    """Everybody who still comes; one query."""
    rows = WeekStudent.objects.filter(week=week, gone_at__isnull=True).order_by("pk")
    courses: dict[UUID, Course] = {}
    found = []
    for pk, pupil, needs, teachers, mentor, school, course, name, location in rows.values_list(*FIELDS):  # fmt: skip
        if course not in courses:
            courses[course] = Course(id=str(course), name=name, location_id=location)
        found.append(
            Coming(
                pk=pk, id=str(pk), pupil_id=pupil, needs=needs, teachers=teachers,
                mentor_email=mentor, school_id=school, programme=courses[course],
            )
        )  # fmt: skip
    return found
