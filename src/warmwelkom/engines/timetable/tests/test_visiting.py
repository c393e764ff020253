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
    """A visit in the morning (two slots) that stands, as teacher and half-day; a group of the other location."""
    mornings = [
        (pair, slot)
        for pair, slot in draft.visits.items()
        if draft.week.half_days[draft.week.slots[slot].half].endswith("am")
    ]
    (teacher, group), slot = min(mornings)
    other = next(
        g for g in range(len(draft.programme)) if draft.location(g) != draft.location(group)
    )
    return teacher, draft.week.slots[slot].half, other


def test_a_second_location_in_one_half_day_is_seen(draft: Draft) -> None:
    assert travels_hold(draft)
    changed = draft.copy()
    teacher, half, other = elsewhere(draft)
    now = next(
        s
        for (who, _g), s in draft.visits.items()
        if who == teacher and draft.week.slots[s].half == half
    )
    slot = next(n for n, one in enumerate(draft.week.slots) if one.half == half and n != now)
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
