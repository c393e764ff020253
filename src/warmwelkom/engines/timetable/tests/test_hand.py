"""A move by hand tells what it breaks and costs, and touches nothing else."""

from __future__ import annotations

import random
from typing import Any

import pytest

from warmwelkom.engines.timetable import Budget, move, moves_of, plan_week, verify
from warmwelkom.engines.timetable.substitute import ABOUT_THE_FILE
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented


@pytest.fixture(scope="module")
def planned() -> tuple[Any, dict[str, Any]]:
    week = as_week(invented(11))
    return week, plan_week(week, budget=Budget(steps=10))


def where(rows: dict[str, Any], group: str) -> dict[str, str]:
    return {r["type"]: r["slot"] for r in rows["sessions"] if r["group"] == group}


def test_each_other_slot_is_tried(planned: Any) -> None:
    week, rows = planned
    group = rows["groups"][0]["id"]
    here = where(rows, group)["MENTOR"]
    tried = [one.slot for one in moves_of(week, rows, group=group, kind="MENTOR")]
    mentor = next(one for one in week.types if one.id == "MENTOR")
    assert tried == [week.slots[n].id for n in mentor.slots if week.slots[n].id != here]


def test_only_the_two_sessions_move_and_the_moved_one_is_pinned(planned: Any) -> None:
    week, rows = planned
    group = rows["groups"][0]["id"]
    for one in moves_of(week, rows, group=group, kind="MENTOR"):
        for other in rows["groups"][1:]:
            assert where(one.rows, other["id"]) == where(rows, other["id"])
        assert where(one.rows, group)["MENTOR"] == one.slot
        pinned = [(r["group"], r["type"]) for r in one.rows["sessions"] if r.get("pinned")]
        assert pinned == [(group, "MENTOR")]
        moved = {k for k, s in where(one.rows, group).items() if s != where(rows, group)[k]}
        assert moved == {"MENTOR"} | ({one.swapped} if one.swapped else set())


def test_what_is_told_is_what_the_judge_finds(planned: Any) -> None:
    week, rows = planned
    assert verify(week, rows) == []
    for group in (each["id"] for each in rows["groups"]):
        for one in moves_of(week, rows, group=group, kind="MENTOR"):
            assert set(verify(week, one.rows)) == set(one.faults)
            familiar = rows["figures"]["familiar"] + one.familiar
            assert one.rows["figures"]["familiar"] == familiar


def test_looking_near_finds_what_holding_the_whole_plan_against_the_week_finds(
    planned: Any,
) -> None:
    """Move after move, also where rules are broken already."""
    week, rows = planned
    chance = random.Random(7)
    broken = 0
    for _step in range(40):
        row = chance.choice(rows["sessions"])
        choices = moves_of(week, rows, group=row["group"], kind=row["type"])
        before = set(verify(week, rows))
        for one in choices:
            after = {each for each in verify(week, one.rows) if each.kind not in ABOUT_THE_FILE}
            assert set(one.faults) == after - before
            for figure in ("familiar", "walking_minutes"):
                told = getattr(one, figure)
                assert one.rows["figures"][figure] == rows["figures"][figure] + told
        if choices:
            rows = chance.choice(choices).rows
            broken += bool(verify(week, rows))
    assert broken


def test_some_move_breaks_a_rule_and_some_move_breaks_none(planned: Any) -> None:
    week, rows = planned
    found = [
        one
        for each in rows["groups"]
        for one in moves_of(week, rows, group=each["id"], kind="MENTOR")
    ]
    assert {bool(one.faults) for one in found} == {True, False}


def test_back_again_is_as_it_was(planned: Any) -> None:
    week, rows = planned
    group = rows["groups"][0]["id"]
    here = where(rows, group)["MENTOR"]
    there = moves_of(week, rows, group=group, kind="MENTOR")[0]
    back = move(week, there.rows, group=group, kind="MENTOR", slot=here)
    assert where(back.rows, group) == where(rows, group)
