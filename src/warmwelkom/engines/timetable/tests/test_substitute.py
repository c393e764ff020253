from __future__ import annotations

from typing import Any

import pytest

from warmwelkom.engines.timetable import other_mentor, other_teacher
from warmwelkom.engines.timetable.substitute import Substituted
from warmwelkom.engines.timetable.tests.small_weeks import as_week, tiny

PLAN: dict[str, Any] = {
    "format": "intro-week-plan/1", "week": "tiny", "status": "optimal",
    "groups": [{"id": "g1", "programme": "p1", "mentor": "m1", "students": ["s1", "s2", "s3", "s4"]}],
    "sessions": [
        {"group": "g1", "type": "WELCOME", "slot": "mon-1", "room": "hall"},
        {"group": "g1", "type": "MENTOR1", "slot": "mon-2", "room": "B12", "pinned": True},
    ],
    "visits": [{"teacher": "t1", "group": "g1", "slot": "mon-2"}],
    "unmet": [{"student": "s3", "reason": "no_half_day"}, {"student": "s4", "reason": "no_own_teacher"}],
    "figures": {"students": 4, "groups": 1, "sessions": 2, "visits": 1, "lonely": 0, "lonely_unavoidable": 1,
                "familiar": 2, "friends_broken": 0, "trips": 1, "walking_minutes": 16, "idle": 0},
    "bounds": {"B0": 2, "B2": 2},
}  # fmt: skip


def week_with(**more: Any) -> Any:
    rows = tiny()
    rows["mentors"].append({"id": "m2", "programme": "p1", "max_groups": 1} | more)
    rows["vo_teachers"].append({"id": "t3", "vo_school": "v1", "half_days": ["mon-am"]})
    rows["students"][0]["own_teachers"] = ["t1", "t3"]
    return as_week(rows)


def familiar(told: Substituted) -> int:
    """How many see somebody they know; two in the plan as it was."""
    return int(told.rows["figures"]["familiar"])


def test_another_mentor_leads_the_group_and_nothing_else_moves() -> None:
    told = other_mentor(week_with(), PLAN, ill="m1", instead="m2")
    assert told.rows["groups"][0]["mentor"] == "m2"
    assert told.rows["sessions"] == PLAN["sessions"]
    assert (told.faults, familiar(told)) == ([], 2)


def test_a_mentor_who_is_not_there_is_told() -> None:
    told = other_mentor(week_with(half_days=[]), PLAN, ill="m1", instead="m2")
    assert [fault.kind for fault in told.faults] == ["mentor_absent"]


def test_a_colleague_comes_and_it_is_told_what_that_costs() -> None:
    told = other_teacher(week_with(), PLAN, ill="t1", instead={("g1", "mon-2"): "t3"})
    assert told.rows["visits"] == [{"teacher": "t3", "group": "g1", "slot": "mon-2"}]
    assert (told.faults, familiar(told)) == ([], 1)


def test_where_nobody_can_come_the_visit_falls_away() -> None:
    told = other_teacher(week_with(), PLAN, ill="t1", instead={})
    assert told.rows["visits"] == []
    assert familiar(told) == 0
    assert [row["student"] for row in told.rows["unmet"]] == ["s1", "s2", "s3", "s4"]


def test_somebody_whom_the_week_does_not_know_is_a_fault() -> None:
    with pytest.raises(KeyError):
        other_mentor(week_with(), PLAN, ill="m9", instead="m2")
