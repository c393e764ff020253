"""Plans of invented small weeks: valid, repeatable, honest about what cannot be, and there at any moment."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warmwelkom.engines.timetable import Budget, WeekFileError, plan_week, verify, whom_to_ask
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(seed=st.integers(0, 10_000), students=st.integers(32, 70))
def test_a_plan_keeps_every_rule_and_its_bounds(seed: int, students: int) -> None:
    week = as_week(invented(seed, students=students))
    rows = plan_week(week, budget=Budget(steps=6), seed=seed)
    assert rows["status"] in ("optimal", "feasible")
    assert verify(week, rows) == []


def test_the_example_is_planned_to_its_bound() -> None:
    rows = plan_week(as_week(tiny()), budget=Budget(steps=5))
    assert rows["status"] == "optimal"
    assert rows["figures"]["familiar"] == 2
    assert rows["bounds"] == {"B0": 2, "B2": 2}
    assert rows["visits"] == [{"teacher": "t1", "group": "g001", "slot": "mon-2"}]


def test_who_meets_nobody_has_a_reason_and_somebody_to_fall_back_on() -> None:
    rows = plan_week(as_week(tiny()), budget=Budget(steps=5))
    mentor = {"kind": "mentor", "id": "m1"}
    assert rows["unmet"] == [
        {"student": "s3", "reason": "no_half_day", "fall_back": mentor},
        {"student": "s4", "reason": "no_own_teacher", "fall_back": mentor},
    ]


def test_the_same_seed_and_steps_give_the_same_plan() -> None:
    week = as_week(invented(5))
    first, second = (plan_week(week, budget=Budget(steps=10), seed=2) for _each in range(2))
    assert first == second


def test_stopped_at_once_there_is_still_a_valid_plan() -> None:
    week = as_week(invented(6))
    stages = []
    budget = Budget(seconds=1000)

    def tell(progress: Any) -> None:
        stages.append(progress.stage)
        budget.stopped = True

    rows = plan_week(week, budget=budget, tell=tell)
    assert stages == ["first plan"]
    assert verify(week, rows) == []


def test_more_steps_are_never_worse() -> None:
    week = as_week(invented(7))
    few, more = (plan_week(week, budget=Budget(steps=n)) for n in (1, 40))
    assert more["figures"]["familiar"] >= few["figures"]["familiar"]
    assert more["figures"]["familiar"] <= more["bounds"]["B2"]


def short(**change: Any) -> list[tuple[Any, ...]]:
    rows = tiny() | change
    found = plan_week(as_week(rows), budget=Budget(steps=1))
    assert found["status"] == "infeasible"
    assert verify(as_week(rows), found) == []
    return [
        (r["kind"], r["where"], r["location"], r["needed"], r["available"]) for r in found["short"]
    ]


def test_a_hall_that_is_too_small_is_named() -> None:
    rooms = tiny()["rooms"]
    assert short(rooms=[rooms[0] | {"seats": 3}, rooms[1]]) == [
        ("room_seats", "WELCOME", "L1", 4, 3)
    ]
    closed = [rooms[0] | {"closed": ["mon-1"]}, rooms[1]]
    assert short(rooms=closed) == [
        ("room_places", "WELCOME", "L1", 1, 0),
        ("room_seats", "WELCOME", "L1", 4, 0),
    ]


def test_a_programme_that_cannot_be_cut_is_told() -> None:
    students = tiny()["students"] + [{"id": "s5", "programme": "p1"}]
    assert short(students=students) == [
        ("group_size", "p1", None, 5, 4),
        ("room_places", "MENTOR1", "L1", 2, 1),
    ]


def test_too_few_mentors_are_told() -> None:
    assert short(mentors=[]) == [("mentors", "p1", None, 1, 0)]


def test_the_half_day_that_helps_is_found_with_its_gain() -> None:
    assert whom_to_ask(as_week(tiny())) == [
        {"teacher": "t2", "vo_school": "v2", "half_days": ["mon-am"], "gain": 1}
    ]


@pytest.mark.parametrize("module", ["warmwelkom.engines.timetable", "warmwelkom.house.cli"])
def test_the_solver_is_not_loaded_by_an_import(module: str) -> None:
    """A web process that reads plans pays nothing for the solver."""
    code = f"import sys, {module}; sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_who_is_stopped_at_once_still_has_a_first_plan_beside_its_bounds() -> None:
    week = as_week(invented(23))
    budget = Budget(seconds=600, stopped=True)
    rows = plan_week(week, budget=budget)
    assert budget.taken == 0
    assert rows["status"] == "feasible"
    assert verify(week, rows) == []


def test_a_clock_that_is_over_ends_every_stage_after_the_first_plan() -> None:
    week, stages = as_week(invented(23)), []
    budget = Budget(seconds=1e-6)
    rows = plan_week(week, budget=budget, tell=lambda now: stages.append(now.stage))
    assert stages == ["first plan"]
    assert verify(week, rows) == []


@pytest.mark.parametrize(
    ("types", "sentence"),
    [
        (
            [{"id": f"T{n}"} for n in range(24)],
            "session_types: 24 types with so little order between them can be done in too many ways to plan",
        ),
        (
            [{"id": "A", "after": ["B"]}, {"id": "B", "after": ["A"]}],
            'session_types: "after" goes round in a circle, so there is no order.',
        ),
    ],
)
def test_types_that_cannot_be_planned_are_told(types: list[Any], sentence: str) -> None:
    week = invented(23)
    week["session_types"] = types
    week["rules"] |= {"day_max": 12}
    week["slots"] = [
        {"id": f"{day}-{n}", "day": f"2027-08-2{day + 3}", "half_day": f"{day}{'am' if n < 6 else 'pm'}",
         "start": f"{8 + n:02}:00", "end": f"{8 + n:02}:50"}
        for day in range(2) for n in range(12)
    ]  # fmt: skip
    week["rooms"] = [
        {**room, "parallel_groups": 50, "closed": []} for room in week["rooms"]
    ]  # nothing is short
    with pytest.raises(WeekFileError, match=re.escape(sentence)):
        plan_week(as_week(week), budget=Budget(steps=1))
