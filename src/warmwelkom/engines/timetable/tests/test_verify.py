"""`verify` accepts the format's own example and names every planted violation."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from warmwelkom.engines.timetable import Budget, PlanFileError, plan_week, verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny
from warmwelkom.engines.timetable.week import Week

PLAN: dict[str, Any] = {
    "format": "intro-week-plan/1", "week": "tiny", "status": "optimal",
    "groups": [{"id": "g1", "programme": "p1", "mentor": "m1", "students": ["s1", "s2", "s3", "s4"]}],
    "sessions": [
        {"group": "g1", "type": "WELCOME", "slot": "mon-1", "room": "hall"},
        {"group": "g1", "type": "MENTOR1", "slot": "mon-2", "room": "B12"},
    ],
    "visits": [{"teacher": "t1", "group": "g1", "slot": "mon-2"}],
    "unmet": [{"student": "s3", "reason": "no_half_day"}, {"student": "s4", "reason": "no_own_teacher"}],
    "figures": {"students": 4, "groups": 1, "sessions": 2, "visits": 1, "lonely": 0,
                "lonely_unavoidable": 1, "familiar": 2, "friends_broken": 0, "trips": 1,
                "walking_minutes": 16, "idle": 0},
    "bounds": {"B0": 2, "B2": 2},
}  # fmt: skip


def kinds(week: Week, rows: dict[str, Any]) -> set[str]:
    return {fault.kind for fault in verify(week, rows)}


def test_the_example_of_the_format_is_valid() -> None:
    assert verify(as_week(tiny()), copy.deepcopy(PLAN)) == []


def plant(change: Callable[[dict[str, Any]], Any]) -> set[str]:
    rows = copy.deepcopy(PLAN)
    change(rows)
    return kinds(as_week(tiny()), rows)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("student_missing", lambda p: p["groups"][0]["students"].remove("s4")),
        ("group_size", lambda p: p["groups"][0].update(students=["s1", "s2"])),
        ("student_twice", lambda p: p["groups"][0]["students"].append("s1")),
        ("unknown_id", lambda p: p["groups"][0]["students"].append("nobody")),
        ("id_twice", lambda p: p["groups"].append(p["groups"][0])),
        ("mentor", lambda p: p["groups"][0].update(mentor=None)),
        ("session_missing", lambda p: p["sessions"].pop()),
        ("session_twice", lambda p: p["sessions"].append(p["sessions"][0])),
        ("slot_not_allowed", lambda p: p["sessions"][0].update(slot="mon-2")),
        ("order", lambda p: p["sessions"][1].update(slot="mon-1")),
        ("group_clash", lambda p: p["sessions"][1].update(slot="mon-1")),
        ("day_load", lambda p: p["sessions"].pop()),
        ("room_closed", lambda p: p["sessions"][1].update(slot="mon-1")),
        ("room_features", lambda p: p["sessions"][0].update(room="B12")),
        ("visit_no_host", lambda p: p["visits"][0].update(slot="mon-1")),
        ("visit_not_offered", lambda p: p["visits"][0].update(teacher="t2")),
        ("visit_max", lambda p: p["visits"].append({**p["visits"][0], "slot": "mon-1"})),
        ("visit_clash", lambda p: p["visits"].append(p["visits"][0])),
        ("unmet", lambda p: p["unmet"].pop()),
        ("unmet", lambda p: p["unmet"][0].update(reason="not_reached")),
        ("bound", lambda p: p["bounds"].update(B0=3)),
        ("bound", lambda p: p["bounds"].update(B2=1)),
        ("mismatch", lambda p: p["figures"].update(familiar=3)),
        ("status", lambda p: p.update(status="fine")),
        ("status", lambda p: p.update(status="infeasible", short=[])),
        ("format", lambda p: p.update(week="other")),
    ],
)
def test_a_planted_violation_is_named(kind: str, change: Callable[[dict[str, Any]], Any]) -> None:
    assert kind in plant(change)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("mixing", lambda w: w["rules"].update(mix_max=1)),
        ("apart", lambda w: w.update(apart=[["s1", "s2"]])),
        ("access", lambda w: w["rooms"][1].update(features=["class"])),
        ("room_seats", lambda w: w["rooms"][0].update(seats=3)),
        ("room_groups", lambda w: w["rooms"][0].update(parallel_groups=0)),
        ("mentor_max", lambda w: w["mentors"][0].update(max_groups=0)),
        ("mentor_absent", lambda w: w["mentors"][0].update(half_days=[])),
        ("walk", lambda w: w["locations"][0].update(walk_min=[[0, 11], [11, 0]])),
        ("visit_stranger", lambda w: [one.pop("own_teachers", 0) for one in w["students"]]),
    ],
)
def test_a_week_that_changed_breaks_the_old_plan(
    kind: str, change: Callable[[dict[str, Any]], Any]
) -> None:
    week = tiny()
    change(week)
    found = kinds(as_week(week), copy.deepcopy(PLAN))
    if kind == "mixing":
        # one group holds everybody, so the rule gives way; with two groups it would not
        assert kind not in found
    else:
        assert kind in found


def test_what_is_no_plan_is_told() -> None:
    with pytest.raises(PlanFileError):
        verify(as_week(tiny()), {**PLAN, "groups": [1]})


def test_rules_between_groups_are_seen() -> None:
    """Two sessions of different types in one room, a mentor in two places, two locations at once."""
    week = as_week(invented(3))
    rows = plan_week(week, budget=Budget(steps=3))
    assert verify(week, rows) == []
    here = {g["id"]: g["programme"] for g in rows["groups"]}
    first = rows["sessions"][0]
    far = next(
        r for r in rows["sessions"] if here[r["group"]][-1] in "13" and first["group"] != r["group"]
    )
    broken = copy.deepcopy(rows)
    broken["sessions"][0]["room"] = far["room"]
    assert "room_location" in kinds(week, broken)
    broken = copy.deepcopy(rows)
    hall = next(r["room"] for r in rows["sessions"] if r["type"] == "WELCOME")
    for row in broken["sessions"]:
        row["slot"] = "0-0"
        row["room"] = hall
    assert {"room_mixed", "mentor_clash"} <= kinds(week, broken)
