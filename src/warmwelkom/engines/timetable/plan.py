"""A plan with numbers instead of ids, its figures, and the file `intro-week-plan/1`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from warmwelkom.engines.timetable.week import Week

FORMAT: Final = "intro-week-plan/1"


@dataclass(kw_only=True)
class Group:
    id: str
    programme: int
    mentor: int | None = None
    students: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Session:
    group: int
    type: int
    slot: int
    room: int


@dataclass(frozen=True, kw_only=True)
class Visit:
    teacher: int
    group: int
    slot: int


@dataclass(kw_only=True)
class Plan:
    """Groups, sessions and visits; `group` in them is the place in `groups`."""

    groups: list[Group] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """No plan that keeps the rules has more students with a familiar face (section 5 of the format)."""

    b0: int
    b2: int


def group_of(plan: Plan) -> dict[int, int]:
    """Each student to the place of the own group."""
    return {one: place for place, group in enumerate(plan.groups) for one in group.students}


def students_met(week: Week, plan: Plan) -> set[int]:
    """Who meets an own teacher at a session of a type that can be visited."""
    hosted = {(s.group, s.slot) for s in plan.sessions if week.types[s.type].hostable}
    met: dict[int, set[int]] = defaultdict(set)
    for visit in plan.visits:
        if (visit.group, visit.slot) in hosted:
            met[visit.group].add(visit.teacher)
    return {
        one
        for place, there in met.items()
        for one in plan.groups[place].students
        if there.intersection(week.students[one].own)
    }


def lonely_students(week: Week, plan: Plan) -> set[int]:
    """Who has an old schoolmate in the programme and none in the own group."""
    found = set()
    for group in plan.groups:
        schools = Counter(week.students[one].school for one in group.students)
        for one in group.students:
            cell = (week.students[one].programme, week.students[one].school)
            if cell[1] >= 0 and schools[cell[1]] == 1 and len(week.cells[cell]) > 1:
                found.add(one)
    return found


def figures_of(week: Week, plan: Plan) -> dict[str, int]:
    """The eleven figures of section 4."""
    places = group_of(plan)
    cells = week.cells.items()
    trips = {(visit.teacher, week.slots[visit.slot].half) for visit in plan.visits}
    wishes = [(n, friend) for n, one in enumerate(week.students) for friend in one.friends]
    walking, idle = walking_and_idle(week, plan)
    return {
        "students": len(week.students),
        "groups": len(plan.groups),
        "sessions": len(plan.sessions),
        "visits": len(plan.visits),
        "lonely": len(lonely_students(week, plan)),
        "lonely_unavoidable": sum(len(each) == 1 for (_p, school), each in cells if school >= 0),
        "familiar": len(students_met(week, plan)),
        "friends_broken": sum(places.get(one) != places.get(friend) for one, friend in wishes),
        "trips": len(trips),
        "walking_minutes": walking,
        "idle": idle,
    }


def walking_and_idle(week: Week, plan: Plan) -> tuple[int, int]:
    """Minutes walked by all students together, and idle slots of all groups."""
    at = {(session.group, session.slot): session for session in plan.sessions}
    walking = idle = 0
    for place, group in enumerate(plan.groups):
        for day in week.days:
            busy = [n for n, slot in enumerate(day) if (place, slot) in at]
            idle += busy[-1] - busy[0] + 1 - len(busy) if busy else 0
            for first, second in pairwise(day):
                here, there = at.get((place, first)), at.get((place, second))
                if here and there and week.slots[first].half == week.slots[second].half:
                    a, b = week.rooms[here.room].building, week.rooms[there.room].building
                    walking += (week.walks[a][b] or 0) * len(group.students)
    return walking, idle


def status_of(figures: dict[str, int], bounds: Bounds) -> str:
    best = figures["familiar"] == min(bounds.b0, bounds.b2) and not figures["lonely"]
    return "optimal" if best else "feasible"


def plan_as_rows(week: Week, plan: Plan, bounds: Bounds) -> dict[str, Any]:
    """The plan as its file has it; rows of `unmet` also name a person to fall back on."""
    figures = figures_of(week, plan)
    return {
        "format": FORMAT,
        "week": week.name,
        "status": status_of(figures, bounds),
        "groups": [_group_row(week, group) for group in plan.groups],
        "sessions": [
            {
                "group": plan.groups[one.group].id,
                "type": week.types[one.type].id,
                "slot": week.slots[one.slot].id,
                "room": week.rooms[one.room].id,
            }
            for one in plan.sessions
        ],
        "visits": [
            {
                "teacher": week.teachers[one.teacher].id,
                "group": plan.groups[one.group].id,
                "slot": week.slots[one.slot].id,
            }
            for one in plan.visits
        ],
        "unmet": _unmet(week, plan),
        "figures": figures,
        "bounds": {"B0": bounds.b0, "B2": bounds.b2},
    }


def _group_row(week: Week, group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "programme": week.programmes[group.programme].id,
        "mentor": None if group.mentor is None else week.mentors[group.mentor].id,
        "students": [week.students[one].id for one in group.students],
    }


def _unmet(week: Week, plan: Plan) -> list[dict[str, Any]]:
    places, met = group_of(plan), students_met(week, plan)
    rows = []
    for number, student in enumerate(week.students):
        if number in met:
            continue
        row: dict[str, Any] = {"student": student.id, "reason": week.reason(number)}
        if number in places:
            row |= _fall_back(week, plan.groups[places[number]], number)
        rows.append(row)
    return rows


def _fall_back(week: Week, group: Group, number: int) -> dict[str, Any]:
    """Who is the familiar face instead: a friend, an old schoolmate, else the group's mentor."""
    student = week.students[number]
    friends = [one for one in group.students if one in student.friends]
    mates = [
        one
        for one in group.students
        if one != number and student.school >= 0 and week.students[one].school == student.school
    ]
    for kind, found in (("friend", friends), ("schoolmate", mates)):
        if found:
            return {"fall_back": {"kind": kind, "id": week.students[found[0]].id}}
    if group.mentor is None:
        return {}
    return {"fall_back": {"kind": "mentor", "id": week.mentors[group.mentor].id}}
