"""What no plan can have is said at once and in a sentence, and is never said of a week that has a plan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.timetable import Budget, WeekFileError, plan_week
from warmwelkom.engines.timetable.impossible import impossible
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny


@given(seed=st.integers(0, 10_000), students=st.integers(32, 70))
def test_a_week_that_has_a_plan_is_not_called_impossible(seed: int, students: int) -> None:
    assert impossible(as_week(invented(seed, students=students))) == []


def shared_room() -> dict[str, Any]:
    """Two parts may both have the one room and its one hour, where each alone would fit."""
    rows = tiny()
    rows["rooms"] = [
        {"id": "B12", "building": "B", "seats": 22, "parallel_groups": 1,
         "features": ["hall", "class", "step_free"], "closed": ["mon-2"]},
    ]  # fmt: skip
    rows["session_types"] = [{"id": "A", "features": ["hall"]}, {"id": "B", "features": ["class"]}]
    return rows


def nobody_can_enter() -> dict[str, Any]:
    rows = tiny()
    rows["rooms"][1]["features"] = ["class"]
    return rows


def all_apart() -> dict[str, Any]:
    rows = tiny()
    rows["apart"] = [["s1", "s2"], ["s4", "s3"]]
    return rows


def with_rules(**rules: int) -> dict[str, Any]:
    rows = tiny()
    rows["rules"] |= rules
    return rows


def kept_to_one_morning() -> dict[str, Any]:
    """Two days, and three parts that may be on the first alone."""
    rows = tiny()
    rows["rules"]["day_min"] = 1
    rows["slots"] += [
        {**slot, "id": f"tue-{n}", "day": "2027-08-24", "half_day": "tue-am"}
        for n, slot in enumerate(rows["slots"])
    ]
    rows["session_types"] = [
        {"id": name, "slots": ["mon-1", "mon-2"]} for name in ("A", "B", "C")
    ] + [{"id": "D"}]
    return rows


@pytest.mark.parametrize(
    ("rows", "kind", "where", "needed", "available"),
    [
        (shared_room(), "rooms_together", ["A", "B"], 2, 1),
        (nobody_can_enter(), "need", ["MENTOR1"], 1, 0),
        (all_apart(), "apart", ["p1"], 2, 1),
        (with_rules(day_max=1, day_min=1), "too_many_parts", ["WELCOME", "MENTOR1"], 2, 1),
        (kept_to_one_morning(), "too_many_parts", ["A", "B", "C"], 3, 2),
    ],
)
def test_what_can_not_be_is_said_before_any_search(
    rows: dict[str, Any], kind: str, where: list[str], needed: int, available: int
) -> None:
    told = plan_week(as_week(rows), budget=Budget(steps=1))
    assert told["status"] == "unknown"  # the file has no word of its own for it
    (row,) = told["impossible"]
    assert (row["kind"], row["where"], row["needed"], row["available"]) == (kind, where, needed, available)  # fmt: skip
    assert row["text"].endswith(".")


def test_parts_that_do_not_fill_the_days_are_said() -> None:
    told = plan_week(as_week(with_rules(day_min=3, day_max=3)), budget=Budget(steps=1))
    assert [(row["kind"], row["needed"], row["available"]) for row in told["impossible"]] == [
        ("too_few_slots", 3, 2), ("too_few_parts", 3, 2),
    ]  # fmt: skip


def test_nobody_is_apart_from_themself() -> None:
    rows = tiny()
    rows["apart"] = [["s1", "s1"]]
    with pytest.raises(WeekFileError, match="s1"):
        as_week(rows)


def test_sizes_that_contradict_each_other_are_said_as_that() -> None:
    rows = tiny()
    rows["rules"] |= {"group_min": 20, "group_max": 12}
    told = plan_week(as_week(rows), budget=Budget(steps=1))
    assert told["status"] == "infeasible"
    assert told["short"][0]["text"] == (
        "No group can have at least 20 students and at most 12. Change group_min or group_max."
    )
