"""Read `intro-week/1`: every fault is a sentence that says where it is and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from warmwelkom.engines.timetable.packed import PackedFileError, unpacked
from warmwelkom.engines.timetable.shape import (
    MentorRow,
    ProgrammeRow,
    RoomRow,
    Row,
    StudentRow,
    TeacherRow,
    TypeRow,
    WeekFile,
    Whole,
)
from warmwelkom.engines.timetable.week import (
    Mentor,
    Programme,
    Room,
    Rules,
    SessionType,
    Slot,
    Student,
    Teacher,
    Week,
)

FORMAT: Final = "intro-week/1"


class WeekFileError(ValueError):
    """A file that is no week, or a week that contradicts itself; the message says what to mend."""


def read_week(content: bytes) -> Week:
    """The week of a file's bytes, gzipped or not.

    Raises:
        WeekFileError: what is wrong and where, as a sentence.
    """
    try:
        raw = msgspec.json.decode(unpacked(content))
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            raise WeekFileError(f'This is no introduction week: "format" is not "{FORMAT}".')
        file = msgspec.convert(raw, WeekFile)
        limits = msgspec.convert(
            {name: value for name, value in file.rules.items() if name in Rules.__annotations__},
            dict[str, Whole],
        )
    except PackedFileError as fault:
        raise WeekFileError(str(fault)) from fault
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise WeekFileError(f"The week does not have the shape of {FORMAT}: {fault}.") from fault
    return _Links(file).week(Rules.of(limits))


class _Links:
    """Ids become numbers; an id that is unknown or stands twice is told."""

    def __init__(self, file: WeekFile) -> None:
        self.file = file
        self.location = _numbers("locations", file.locations)
        self.slot = _numbers("slots", file.slots)
        self.type = _numbers("session_types", file.session_types)
        self.programme = _numbers("programmes", file.programmes)
        self.student = _numbers("students", file.students)
        self.teacher = _numbers("vo_teachers", file.vo_teachers)
        _numbers("rooms", file.rooms)
        _numbers("mentors", file.mentors)
        self.half = {
            name: n for n, name in enumerate(dict.fromkeys(s.half_day for s in file.slots))
        }
        self.day = {name: n for n, name in enumerate(dict.fromkeys(s.day for s in file.slots))}
        names = [s.vo_school for s in file.students] + [t.vo_school for t in file.vo_teachers]
        self.school = {
            name: n for n, name in enumerate(sorted({n for n in names if n is not None}))
        }
        self.building: dict[str, tuple[int, int]] = {}

    def week(self, rules: Rules) -> Week:
        file = self.file
        walks = self.walks()
        teachers = tuple(self.teacher_of(row) for row in file.vo_teachers)
        return Week(
            name=file.name,
            rules=rules,
            locations=tuple(self.location),
            travel=self.travel(),
            walks=walks,
            half_days=tuple(self.half),
            slots=self.slots(),
            rooms=tuple(self.room_of(row) for row in file.rooms),
            types=tuple(self.type_of(row) for row in file.session_types),
            programmes=tuple(self.programme_of(row) for row in file.programmes),
            mentors=tuple(self.mentor_of(row) for row in file.mentors),
            students=tuple(self.student_of(row, teachers) for row in file.students),
            teachers=teachers,
            apart=self.apart(),
            schools=tuple(self.school),
        )

    def travel(self) -> tuple[tuple[int, ...], ...]:
        rows = self.file.locations
        return tuple(tuple(row.travel_min.get(name, 0) for name in self.location) for row in rows)

    def apart(self) -> tuple[tuple[int, int], ...]:
        pairs = [_all("apart", pair, self.student) for pair in self.file.apart]
        if same := [first for first, second in pairs if first == second]:
            raise WeekFileError(f"apart: {self.file.students[same[0]].id} stands beside themself.")
        return tuple((first, second) for first, second in pairs)

    def programme_of(self, row: ProgrammeRow) -> Programme:
        location = _one(f"programme {row.id}", row.location, self.location)
        return Programme(id=row.id, location=location)

    def walks(self) -> tuple[tuple[int | None, ...], ...]:
        """Gives each building a number, and the minutes between all of them."""
        for row in self.file.locations:
            size = len(row.buildings)
            if len(row.walk_min) != size or any(len(line) != size for line in row.walk_min):
                raise WeekFileError(
                    f"location {row.id}: walk_min needs one row and one column per building ({size})."
                )
            for name in row.buildings:
                if name in self.building:
                    raise WeekFileError(f"building {name} occurs twice.")
                self.building[name] = (len(self.building), self.location[row.id])
        found: list[list[int | None]] = [[None] * len(self.building) for _each in self.building]
        for row in self.file.locations:
            for name, line in zip(row.buildings, row.walk_min, strict=True):
                for other, minutes in zip(row.buildings, line, strict=True):
                    found[self.building[name][0]][self.building[other][0]] = minutes
        return tuple(tuple(line) for line in found)

    def slots(self) -> tuple[Slot, ...]:
        rows = self.file.slots
        for first, second in pairwise(rows):
            if (first.day, first.end) > (second.day, second.start):
                raise WeekFileError(f"slot {second.id} begins before {first.id} ends.")
        if len({(row.half_day, row.day) for row in rows}) != len(self.half):
            raise WeekFileError("slots: one half_day lies on two days; give each day its own.")
        for row in rows:
            if row.end < row.start:
                raise WeekFileError(f"slot {row.id} ends before it begins.")
        return tuple(
            Slot(
                id=row.id,
                day=self.day[row.day],
                half=self.half[row.half_day],
                start=_minutes(row.start),
                end=_minutes(row.end),
            )
            for row in rows
        )

    def room_of(self, row: RoomRow) -> Room:
        building, location = self.building[_known(f"room {row.id}", row.building, self.building)]
        return Room(
            id=row.id,
            building=building,
            location=location,
            seats=row.seats,
            parallel=row.parallel_groups,
            features=frozenset(row.features),
            closed=frozenset(_all(f"room {row.id}", row.closed, self.slot)),
        )

    def type_of(self, row: TypeRow) -> SessionType:
        where = f"session type {row.id}"
        return SessionType(
            id=row.id,
            features=frozenset(row.features),
            slots=tuple(
                sorted(set(_all(where, self.slot if row.slots is None else row.slots, self.slot)))
            ),
            after=tuple(dict.fromkeys(_all(where, row.after, self.type))),
            hostable=row.hostable,
            mentor=row.mentor,
        )

    def mentor_of(self, row: MentorRow) -> Mentor:
        where = f"mentor {row.id}"
        halves = self.half if row.half_days is None else row.half_days
        return Mentor(
            id=row.id,
            programme=_one(where, row.programme, self.programme),
            max_groups=row.max_groups,
            halves=frozenset(_all(where, halves, self.half)),
        )

    def teacher_of(self, row: TeacherRow) -> Teacher:
        return Teacher(
            id=row.id,
            school=self.school[row.vo_school],
            halves=frozenset(_all(f"vo teacher {row.id}", row.half_days, self.half)),
            max_visits=row.max_visits,
        )

    def student_of(self, row: StudentRow, teachers: Sequence[Teacher]) -> Student:
        where = f"student {row.id}"
        school = -1 if row.vo_school is None else self.school[row.vo_school]
        own = tuple(dict.fromkeys(_all(where, row.own_teachers, self.teacher)))
        for one in own:
            if teachers[one].school != school:
                raise WeekFileError(
                    f"{where}: own teacher {teachers[one].id} is of another vo school."
                )
        return Student(
            id=row.id,
            programme=_one(where, row.programme, self.programme),
            school=school,
            own=own,
            needs=frozenset(row.needs),
            friends=tuple(_all(where, row.friends, self.student)),
        )


def _numbers(name: str, rows: Sequence[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row.id in found:
            raise WeekFileError(f"{name}: the id {row.id} occurs twice; give each its own.")
        found[row.id] = len(found)
    return found


def _known(where: str, value: str, known: Iterable[str]) -> str:
    if value not in known:
        raise WeekFileError(f"{where} names {value!r}, which this week does not have.")
    return value


def _one(where: str, value: str, known: dict[str, int]) -> int:
    return known[_known(where, value, known)]


def _all(where: str, values: Iterable[str], known: dict[str, int]) -> list[int]:
    return [_one(where, value, known) for value in values]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
