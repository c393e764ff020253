"""The shape of a week file: what msgspec checks before anything is linked."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

Whole = Annotated[int, msgspec.Meta(ge=0)]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Row(msgspec.Struct, kw_only=True):
    id: str


class LocationRow(Row):
    buildings: Annotated[list[str], msgspec.Meta(min_length=1)]
    walk_min: list[list[Whole]]
    travel_min: dict[str, Whole] = {}


class SlotRow(Row):
    day: Day
    half_day: str
    start: Clock
    end: Clock


class RoomRow(Row):
    building: str
    seats: Whole
    parallel_groups: Whole = 1
    features: list[str] = []
    closed: list[str] = []


class TypeRow(Row):
    features: list[str] = []
    slots: list[str] | None = None
    after: list[str] = []
    hostable: bool = False
    mentor: bool = False


class ProgrammeRow(Row):
    location: str


class MentorRow(Row):
    programme: str
    max_groups: Whole = 1
    half_days: list[str] | None = None


class StudentRow(Row):
    programme: str
    vo_school: str | None = None
    own_teachers: list[str] = []
    needs: list[str] = []
    friends: list[str] = []


class TeacherRow(Row):
    vo_school: str
    half_days: list[str]
    max_visits: Whole | None = None


class WeekFile(msgspec.Struct, kw_only=True):
    name: str
    rules: dict[str, Any] = {}
    locations: Annotated[list[LocationRow], msgspec.Meta(min_length=1)]
    slots: Annotated[list[SlotRow], msgspec.Meta(min_length=1)]
    rooms: Annotated[list[RoomRow], msgspec.Meta(min_length=1)]
    session_types: Annotated[list[TypeRow], msgspec.Meta(min_length=1)]
    programmes: Annotated[list[ProgrammeRow], msgspec.Meta(min_length=1)]
    mentors: list[MentorRow]
    students: Annotated[list[StudentRow], msgspec.Meta(min_length=1)]
    vo_teachers: list[TeacherRow]
    apart: list[tuple[str, str]] = []
