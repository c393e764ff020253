"""A teacher is at one location in each half-day, also when the steps move visits about."""

from __future__ import annotations

import pytest

from warmwelkom.engines.timetable import Budget, plan_week
from warmwelkom.engines.timetable.draft import Draft, draft_of
from warmwelkom.engines.timetable.supply import Places, settled
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented
from warmwelkom.engines.timetable.verify import plan_of_rows
from warmwelkom.engines.timetable.visiting import travels_hold


@pytest.fixture(scope="module")
def draft() -> Draft:
    week = as_week(invented(11))
    plan, _unknown = plan_of_rows(week, plan_week(week, budget=Budget(steps=5)))
    return draft_of(week, plan)


def elsewhere(draft: Draft) -> tuple[int, int, int]:
    """A visit that stands, as teacher and half-day, and a group of the other location."""
    (teacher, group), slot = min(draft.visits.items())
    other = next(
        g for g in range(len(draft.programme)) if draft.location(g) != draft.location(group)
    )
    return teacher, draft.week.slots[slot].half, other


def test_a_second_location_in_one_half_day_is_seen(draft: Draft) -> None:
    assert travels_hold(draft)
    changed = draft.copy()
    teacher, half, other = elsewhere(draft)
    there = {slot for (who, _group), slot in draft.visits.items() if who == teacher}
    slots = [n for n, one in enumerate(draft.week.slots) if one.half == half]
    slot = next(n for n in slots if n not in there)
    changed.visits[teacher, other] = slot
    assert not travels_hold(changed)


def test_a_half_day_is_settled_where_the_teacher_is(draft: Draft) -> None:
    teacher, half, other = elsewhere(draft)
    far = draft.location(other)
    planned = Places(week=draft.week, at={(teacher, half): far})
    assert planned.serves(teacher, half, far)
    assert not settled(planned, draft).serves(teacher, half, far)
    offered = draft.week.teachers[teacher].halves
    assert {half for (who, half) in settled(planned, draft).at if who == teacher} == offered
