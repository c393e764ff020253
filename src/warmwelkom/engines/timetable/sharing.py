"""How the old teachers divide their visits before there is a timetable: over locations, and over groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from warmwelkom.engines.timetable.bounds import SchoolModel
from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.mip import Answer, Model
from warmwelkom.engines.timetable.supply import Places
from warmwelkom.engines.timetable.week import Week

MET, VISIT = 1000.0, 1.0
Pair = tuple[int, int]


def places_of(week: Week, models: list[SchoolModel], answers: list[Answer]) -> Places:
    """Where B2's own solution spends each half-day."""
    at = {
        (teacher, half): place
        for model, answer in zip(models, answers, strict=True)
        for (teacher, half, place), one in model.days.items()
        if answer.values and answer.values[one] > 0.5
    }
    return Places(week=week, at=at)


def wish_visits(draft: Draft, places: Places, *, seconds: Callable[[], float]) -> None:
    """The visits that would reach most in these groups if every session could be at any time."""
    draft.visits.clear()
    for school in range(len(draft.week.schools)):
        _wish(draft, places, school, seconds=seconds())


def _wish(draft: Draft, places: Places, school: int, *, seconds: float) -> None:
    model, visits = Model(), dict[Pair, int]()
    for (group, own), number in _items(draft, school).items():
        for teacher in own:
            if (teacher, group) not in visits:
                visits[teacher, group] = model.variable(worth=-VISIT)
        met = model.variable(worth=MET * number, whole=False)
        model.row([(met, 1.0), *((visits[teacher, group], -1.0) for teacher in own)], high=0)
    _limit(model, visits, draft, places)
    answer = model.solve(seconds=seconds, gap=MET / 2) if visits else None
    if answer is not None and answer.values:
        for pair, one in visits.items():
            if answer.values[one] > 0.5:
                draft.visits[pair] = NOWHERE


def _items(draft: Draft, school: int) -> dict[tuple[int, tuple[int, ...]], int]:
    """How many students of each group share their own teachers."""
    found: dict[tuple[int, tuple[int, ...]], int] = defaultdict(int)
    for group, members in enumerate(draft.members):
        for one in members:
            student = draft.week.students[one]
            if student.school == school and student.own:
                found[group, student.own] += 1
    return dict(found)


def _limit(model: Model, visits: dict[Pair, int], draft: Draft, places: Places) -> None:
    """No teacher gives more visits than the half-days hold, at each location."""
    of_teacher: dict[int, list[int]] = defaultdict(list)
    at_place: dict[Pair, list[int]] = defaultdict(list)
    for (teacher, group), one in visits.items():
        of_teacher[teacher].append(one)
        at_place[teacher, draft.location(group)].append(one)
    for teacher, mine in of_teacher.items():
        model.row([(one, 1.0) for one in mine], high=draft.week.capacity[teacher])
    for (teacher, place), mine in at_place.items():
        model.row([(one, 1.0) for one in mine], high=places.visits(teacher, place))
