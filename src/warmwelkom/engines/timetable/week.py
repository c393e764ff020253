"""A week as the planner sees it: everything is a number in the order of its list, ids only at the edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The limits of the format's section 1."""

    group_min: int = 12
    group_max: int = 20
    mix_max: int = 5
    needs_max: int = 2
    day_min: int = 2
    day_max: int = 3
    idle_max: int = 0

    @classmethod
    def of(cls, limits: dict[str, int]) -> Self:
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in limits.items() if name in known})


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Times in minutes after midnight; `half` is the number of its half-day, `day` of its day."""

    id: str
    day: int
    half: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Room:
    id: str
    building: int
    location: int
    seats: int
    parallel: int
    features: frozenset[str]
    closed: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class SessionType:
    id: str
    features: frozenset[str]
    slots: tuple[int, ...]
    after: tuple[int, ...]
    hostable: bool
    mentor: bool


@dataclass(frozen=True, kw_only=True)
class Programme:
    id: str
    location: int


@dataclass(frozen=True, kw_only=True)
class Mentor:
    id: str
    programme: int
    max_groups: int
    halves: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Student:
    """`school` is the number of the vo school, or -1; `own` the teachers who know this student."""

    id: str
    programme: int
    school: int
    own: tuple[int, ...]
    needs: frozenset[str]
    friends: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Teacher:
    id: str
    school: int
    halves: frozenset[int]
    max_visits: int | None


@dataclass(frozen=True, kw_only=True)
class Week:
    """What `read_week` gives. `walks[a][b]` is minutes between buildings, None between locations."""

    name: str
    rules: Rules
    locations: tuple[str, ...]
    travel: tuple[tuple[int, ...], ...]
    walks: tuple[tuple[int | None, ...], ...]
    half_days: tuple[str, ...]
    slots: tuple[Slot, ...]
    rooms: tuple[Room, ...]
    types: tuple[SessionType, ...]
    programmes: tuple[Programme, ...]
    mentors: tuple[Mentor, ...]
    students: tuple[Student, ...]
    teachers: tuple[Teacher, ...]
    apart: tuple[tuple[int, int], ...]
    schools: tuple[str, ...] = field(default=())

    @cached_property
    def has_mentors(self) -> bool:
        return any(kind.mentor for kind in self.types)

    @cached_property
    def days(self) -> tuple[tuple[int, ...], ...]:
        """The slots of each day, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, slot in enumerate(self.slots):
            found[slot.day].append(number)
        return tuple(tuple(found[day]) for day in sorted(found))

    @cached_property
    def students_of(self) -> tuple[tuple[int, ...], ...]:
        """The students of each programme."""
        found: list[list[int]] = [[] for _each in self.programmes]
        for number, student in enumerate(self.students):
            found[student.programme].append(number)
        return tuple(tuple(each) for each in found)

    @cached_property
    def mentors_of(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _each in self.programmes]
        for number, mentor in enumerate(self.mentors):
            found[mentor.programme].append(number)
        return tuple(tuple(each) for each in found)

    @cached_property
    def teachers_of(self) -> tuple[tuple[int, ...], ...]:
        """The vo teachers of each school."""
        found: list[list[int]] = [[] for _each in self.schools]
        for number, teacher in enumerate(self.teachers):
            found[teacher.school].append(number)
        return tuple(tuple(each) for each in found)

    @cached_property
    def cells(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """(programme, school) to its students; the school -1 is none."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, student in enumerate(self.students):
            found[student.programme, student.school].append(number)
        return {cell: tuple(each) for cell, each in found.items()}

    @cached_property
    def with_needs(self) -> tuple[int, ...]:
        """How many students of each programme have a need."""
        return tuple(
            sum(bool(self.students[one].needs) for one in mine) for mine in self.students_of
        )

    @cached_property
    def host_slots(self) -> tuple[int, ...]:
        """The slots in which a visit can be at all."""
        return tuple(sorted({slot for kind in self.types if kind.hostable for slot in kind.slots}))

    @cached_property
    def hosts_in_half(self) -> tuple[int, ...]:
        found = Counter(self.slots[slot].half for slot in self.host_slots)
        return tuple(found[half] for half in range(len(self.half_days)))

    @cached_property
    def capacity(self) -> tuple[int, ...]:
        """C(t) of the format: how many visits each teacher could make in the whole week."""
        found = []
        for teacher in self.teachers:
            places = sum(self.hosts_in_half[half] for half in teacher.halves)
            found.append(places if teacher.max_visits is None else min(places, teacher.max_visits))
        return tuple(found)

    @cached_property
    def mentor_places(self) -> tuple[int, ...]:
        """How many groups the mentors of each programme can lead together."""
        return tuple(sum(self.mentors[one].max_groups for one in mine) for mine in self.mentors_of)

    def fewest_groups(self, programme: int) -> int:
        return up(len(self.students_of[programme]), self.rules.group_max)

    def most_groups(self, programme: int) -> int:
        most = len(self.students_of[programme]) // max(self.rules.group_min, 1)
        return min(most, self.mentor_places[programme]) if self.has_mentors else most

    def mix_limit(self, programme: int, school: int, groups: int) -> int:
        """Most students of one school in a group, when the programme has this many groups."""
        return max(self.rules.mix_max, up(len(self.cells.get((programme, school), ())), groups))

    def needs_limit(self, programme: int, groups: int) -> int:
        return max(self.rules.needs_max, up(self.with_needs[programme], groups))

    def gap(self, first: int, second: int) -> int:
        """Minutes from the end of one slot to the start of another."""
        return self.slots[second].start - self.slots[first].end

    def reason(self, student: int) -> str:
        """Why a student without a familiar face has none: the format's section 6."""
        own = self.students[student].own
        if not own:
            return "no_own_teacher"
        return "not_reached" if any(self.capacity[one] for one in own) else "no_half_day"


def up(total: int, parts: int) -> int:
    """Divided and rounded up, in whole numbers."""
    return -(-total // parts)
