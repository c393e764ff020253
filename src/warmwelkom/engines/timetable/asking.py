"""Which half-days to ask for: how many more students could meet somebody, proven by the bound B2.

For every teacher B2 of the school is looked at once more with one half-day that is not offered. The prices of its
relaxation without whole numbers tell at once what cannot be gained; the most hopeful are then solved exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from warmwelkom.engines.timetable.bounds import SchoolModel, school_model
from warmwelkom.engines.timetable.mip import Answer
from warmwelkom.engines.timetable.week import Week

TINY, SECONDS, EXACT = 1e-6, 1.0, 2
Hope = tuple[float, int, tuple[int, ...]]


def whom_to_ask(
    week: Week,
    *,
    most: int = 20,
    answers: Sequence[Answer] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> list[dict[str, Any]]:
    """The `most` teachers to ask for one half-day more, best first; `half_days` gain the same, each alone.

    `gain` is proven: no plan without it has more students than `gain` fewer than the best that the offer allows
    with it. Groups and timetable can cost some of that. `answers` are those of `school_bounds`, if known.
    """
    hopes: list[Hope] = []
    limits: dict[int, int] = {}
    for school in range(len(week.schools)):
        if stop():
            break
        base = school_model(week, school)
        if not base.counted:
            continue
        answer = answers[school] if answers else base.model.solve(seconds=SECONDS, gap=0.999)
        limits[school] = math.floor(min(answer.bound, len(week.students)) + TINY)
        hopes += hopes_of(week, base, limits[school])
    found = []
    for _hope, teacher, halves in sorted(hopes, reverse=True)[: EXACT * most]:
        if stop():
            break
        school = week.teachers[teacher].school
        model = school_model(week, school, extra=(teacher, halves[0])).model
        answer = model.solve(seconds=SECONDS, gap=0.999)
        gain = math.floor(answer.worth + TINY) - limits[school] if answer.values else 0
        if gain > 0:
            found.append((gain, teacher, halves))
    found.sort(key=lambda one: (-one[0], one[1]))
    return [_row(week, *one) for one in found[:most]]


def hopes_of(week: Week, base: SchoolModel, limit: int) -> list[Hope]:
    """An upper limit of each teacher's gain, from the prices of what is scarce in the relaxation.

    Half-days with as many host slots gain the same.
    """
    relaxed = base.model.solve(relaxed=True)
    found = []
    for teacher, row in base.capacity.items():
        by_places: dict[int, list[int]] = {}
        for half, places in enumerate(week.hosts_in_half):
            if places and half not in week.teachers[teacher].halves:
                by_places.setdefault(places, []).append(half)
        if not by_places:
            continue
        places = max(by_places)
        there = max((relaxed.prices[one] for one in base.at_place.get(teacher, ())), default=0.0)
        hope = relaxed.worth + places * (relaxed.prices[row] + there) - limit
        if hope > 1 - TINY:
            found.append((hope, teacher, tuple(by_places[places])))
    return found


def _row(week: Week, gain: int, teacher: int, halves: tuple[int, ...]) -> dict[str, Any]:
    who = week.teachers[teacher]
    return {
        "teacher": who.id,
        "vo_school": week.schools[who.school],
        "half_days": [week.half_days[half] for half in halves],
        "gain": gain,
    }
