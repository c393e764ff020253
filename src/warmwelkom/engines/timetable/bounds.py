"""Bounds that need neither groups nor a timetable: B0 and B2 of the format's section 5.

B2 is one small integer programme per vo school, for teachers only know students of their own school.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from warmwelkom.engines.timetable.mip import Answer, Model
from warmwelkom.engines.timetable.plan import Bounds
from warmwelkom.engines.timetable.week import Week

Kind = tuple[int, tuple[int, ...]]
TINY = 1e-6


@dataclass
class SchoolModel:
    """B2 of one school; `visits[t, p]` and `days[t, h, l]` are numbers of variables.

    `capacity[t]` and `at_place[t]` are numbers of the rows that hold how much a teacher offers.
    """

    model: Model = field(default_factory=Model)
    visits: dict[tuple[int, int], int] = field(default_factory=dict)
    days: dict[tuple[int, int, int], int] = field(default_factory=dict)
    counted: dict[tuple[int, Kind], int] = field(default_factory=dict)
    capacity: dict[int, int] = field(default_factory=dict)
    at_place: dict[int, list[int]] = field(default_factory=dict)


def lowest_b0(week: Week) -> int:
    return sum(week.reason(number) == "not_reached" for number in range(len(week.students)))


def bounds_of(week: Week, per_school: list[float]) -> Bounds:
    """The bounds from the proven upper limit of every school."""
    b0 = lowest_b0(week)
    return Bounds(b0=b0, b2=min(b0, sum(math.floor(one + TINY) for one in per_school)))


def kinds_of(week: Week, school: int) -> dict[Kind, int]:
    """How many students share a programme and a set of own teachers."""
    found: dict[Kind, int] = defaultdict(int)
    for student in week.students:
        if student.school == school and student.own:
            found[student.programme, tuple(sorted(student.own))] += 1
    return dict(found)


def school_model(week: Week, school: int, *, extra: tuple[int, int] | None = None) -> SchoolModel:
    """The programme of section 5; `extra` = (teacher, half-day) is taken as offered too."""
    found, kinds = SchoolModel(), kinds_of(week, school)
    model = found.model
    of_teacher: dict[tuple[int, int], list[int]] = defaultdict(list)
    for kind, number in kinds.items():
        counted = []
        for teacher in kind[1]:
            one = model.variable(worth=1, high=number, whole=False)
            found.counted[teacher, kind] = one
            of_teacher[teacher, kind[0]].append(one)
            counted.append(one)
        model.row([(one, 1) for one in counted], high=number)
    for (teacher, programme), counted in of_teacher.items():
        visit = model.variable(high=max(week.most_groups(programme), 0))
        found.visits[teacher, programme] = visit
        limit = week.mix_limit(programme, school, week.fewest_groups(programme))
        model.row([*((one, 1) for one in counted), (visit, -limit)], high=0)
    for teacher in week.teachers_of[school]:
        _limit_teacher(week, found, teacher, extra)
    return found


def _limit_teacher(
    week: Week, found: SchoolModel, teacher: int, extra: tuple[int, int] | None
) -> None:
    """Half-days are spent at one location each, and hold as many visits as there are host slots."""
    who, model = week.teachers[teacher], found.model
    halves = set(who.halves) | ({extra[1]} if extra and extra[0] == teacher else set())
    by_place: dict[int, list[int]] = defaultdict(list)
    for (one, programme), visit in found.visits.items():
        if one == teacher:
            by_place[week.programmes[programme].location].append(visit)
    places = sum(week.hosts_in_half[half] for half in halves)
    most = places if who.max_visits is None else min(places, who.max_visits)
    found.capacity[teacher] = len(model.row_high)
    model.row([(one, 1) for each in by_place.values() for one in each], high=most)
    if len(by_place) < 2:
        return
    for half in sorted(halves):
        for place in by_place:
            found.days[teacher, half, place] = model.variable()
        model.row([(found.days[teacher, half, place], 1) for place in by_place], high=1)
    for place, visits in by_place.items():
        offered = [(found.days[teacher, h, place], -week.hosts_in_half[h]) for h in sorted(halves)]
        found.at_place.setdefault(teacher, []).append(len(model.row_high))
        model.row([*((one, 1) for one in visits), *offered], high=0)


def school_bounds(
    week: Week, *, seconds: Callable[[], float] = lambda: math.inf
) -> tuple[list[SchoolModel], list[Answer]]:
    """Model and answer for every school; one that is not proven in time has the proven limit so far."""
    models, answers = [], []
    for school in range(len(week.schools)):
        found = school_model(week, school)
        models.append(found)
        if found.counted:
            answer = found.model.solve(seconds=seconds(), gap=0.999)
            most = sum(
                number
                for (_programme, own), number in kinds_of(week, school).items()
                if any(week.capacity[teacher] for teacher in own)
            )
            answers.append(replace(answer, bound=min(answer.bound, most)))
        else:
            answers.append(Answer(values=[], worth=0, bound=0))
    return models, answers
