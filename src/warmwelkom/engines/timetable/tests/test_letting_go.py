"""Somebody may not stay in the own group after a plan was published: that student joins another, the rest stays."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from warmwelkom.engines.timetable import Budget, plan_week, replan, verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny


@pytest.fixture(scope="module")
def published() -> tuple[dict[str, Any], dict[str, Any]]:
    week = invented(11)
    return week, plan_week(as_week(week), budget=Budget(steps=10))


def moved(new: dict[str, Any]) -> list[str]:
    return sorted(c["student"] for c in new["changes"] if c["kind"] == "student")


def sessions_of(rows: dict[str, Any]) -> list[tuple[str, ...]]:
    return sorted((r["group"], r["type"], r["slot"], r["room"]) for r in rows["sessions"])


def test_two_who_are_to_be_apart_now_are_and_one_of_them_moved(published: Any) -> None:
    week, old = copy.deepcopy(published)
    pair = next(row["students"][:2] for row in old["groups"] if len(row["students"]) > 4)
    week["apart"] = [*week.get("apart", []), pair]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert len(set(pair) & set(moved(new))) == 1


def test_a_group_that_is_pinned_lets_nobody_go(published: Any) -> None:
    week, old = copy.deepcopy(published)
    row = next(row for row in old["groups"] if len(row["students"]) > 4)
    row["pinned"] = True
    week["apart"] = [*week.get("apart", []), row["students"][:2]]
    new = replan(as_week(week), old)
    assert new["status"] == "unknown"
    assert any(one.startswith("apart: ") for one in new["broken"])


def test_smaller_groups_let_go_of_no_more_than_they_must(published: Any) -> None:
    week, old = copy.deepcopy(published)
    largest = max(len(row["students"]) for row in old["groups"])
    week["rules"]["group_max"] = largest - 1
    new = replan(as_week(week), old)
    if new["status"] != "infeasible":
        assert verify(as_week(week), new) == []
        assert max(len(row["students"]) for row in new["groups"]) < largest


def two_groups() -> dict[str, Any]:
    """Two groups of one programme in two classrooms, of which one alone is step-free."""
    week = tiny()
    week["rules"] |= {"group_min": 2, "group_max": 4}
    room = {"id": "B13", "building": "B", "seats": 22, "features": ["class"], "closed": ["mon-1"]}
    week["rooms"] = [*week["rooms"], room]
    week["students"] = [{"id": f"s{n}", "programme": "p1"} for n in range(6)]
    week["mentors"].append({"id": "m2", "programme": "p1"})
    return week


def test_who_needs_another_room_now_joins_the_group_that_has_it() -> None:
    """Both classrooms are taken at the only time there is: the rooms cannot change, so the student does."""
    week = two_groups()
    rooms = {"g1": "B12", "g2": "B13"}
    old = {
        "format": "intro-week-plan/1", "week": "tiny", "status": "feasible", "visits": [],
        "groups": [
            {"id": "g1", "programme": "p1", "mentor": "m1", "students": ["s0", "s1", "s2"]},
            {"id": "g2", "programme": "p1", "mentor": "m2", "students": ["s3", "s4", "s5"]},
        ],
        "sessions": [
            row for group, room in rooms.items() for row in (
                {"group": group, "type": "WELCOME", "slot": "mon-1", "room": "hall"},
                {"group": group, "type": "MENTOR1", "slot": "mon-2", "room": room, "pinned": True},
            )
        ],
    }  # fmt: skip
    week["students"][4]["needs"] = ["step_free"]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert moved(new) == ["s4"]
    assert sessions_of(new) == sessions_of(old)
    for row in old["sessions"]:
        row.pop("pinned", None)
    week["students"][0]["needs"] = ["step_free"]  # two with a need, one in each group
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert moved(new) == ["s4"]
