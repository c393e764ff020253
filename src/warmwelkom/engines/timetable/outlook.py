"""What one vo school's offer gives its own pupils, and what a few half-days more would: bound B2 of that school."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from warmwelkom.engines.timetable.asking import SECONDS, TINY, hopes_of
from warmwelkom.engines.timetable.bounds import kinds_of, school_model
from warmwelkom.engines.timetable.week import Week

EXACT = 4


def outlook_of_school(
    week: Week, school: str, *, more: int = 2, stop: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """How many of this school's students can meet an own teacher, now and with up to `more` half-days more.

    `students` come from the school, `known` of them have an own teacher in the week, `now` can meet one. Each row
    of `more` is one half-day on top of the rows before it: `teacher`, `half_days` (each alone does it), `reached`
    with it. It ends where one half-day more gives nothing. Limits: groups and timetable can cost some of that.

    Raises:
        ValueError: nobody in the week comes from this school and no teacher of it is in it.
    """
    number = week.schools.index(school)
    base = _limit(week, number)
    found: dict[str, Any] = {
        "students": sum(one.school == number for one in week.students),
        "known": sum(kinds_of(week, number).values()),
        "now": base,
        "more": [],
    }
    for _each in range(more):
        best = None if stop() else _best(week, number, base)
        if best is None:
            break
        base, teacher, halves = best
        week = _with(week, teacher, halves[0])
        row = {"teacher": week.teachers[teacher].id, "reached": base}
        found["more"].append(row | {"half_days": [week.half_days[half] for half in halves]})
    return found


def _limit(week: Week, school: int) -> int:
    found = school_model(week, school)
    if not found.counted:
        return 0
    return math.floor(found.model.solve(seconds=SECONDS, gap=0.999).bound + TINY)


def _best(week: Week, school: int, base: int) -> tuple[int, int, tuple[int, ...]] | None:
    """(reached, teacher, half-days) of the half-day that gains most; None where none does."""
    model = school_model(week, school)
    if not model.counted:
        return None
    best: tuple[int, int, tuple[int, ...]] | None = None
    for _hope, teacher, halves in sorted(hopes_of(week, model, base), reverse=True)[:EXACT]:
        reached = _limit(_with(week, teacher, halves[0]), school)
        if reached > (best[0] if best else base):
            best = reached, teacher, halves
    return best


def _with(week: Week, teacher: int, half: int) -> Week:
    """The same week in which this teacher comes on this half-day too; not for more visits than they said."""
    after = replace(week.teachers[teacher], halves=week.teachers[teacher].halves | {half})
    rows = (*week.teachers[:teacher], after, *week.teachers[teacher + 1 :])
    return replace(week, teachers=rows)
