"""A published plan after something changed: mended, and otherwise as people know it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from warmwelkom.engines.timetable import Budget, plan_week, replan, verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented


@pytest.fixture(scope="module")
def published() -> tuple[dict[str, Any], dict[str, Any]]:
    week = invented(11)
    return week, plan_week(as_week(week), budget=Budget(steps=10))


def kept(rows: dict[str, Any], name: str) -> list[Any]:
    return sorted(tuple(str(v) for v in row.values()) for row in rows[name])


def test_nothing_changed_means_no_changes(published: Any) -> None:
    week, old = published
    new = replan(as_week(week), old)
    assert new["changes"] == []
    assert [kept(new, name) for name in ("groups", "sessions", "visits")] == [
        kept(old, name) for name in ("groups", "sessions", "visits")
    ]


def test_a_cancelled_half_day_changes_visits_only(published: Any) -> None:
    week, old = copy.deepcopy(published)
    gone = old["visits"][0]["teacher"]
    next(t for t in week["vo_teachers"] if t["id"] == gone)["half_days"] = []
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert [kept(new, name) for name in ("groups", "sessions")] == [
        kept(old, name) for name in ("groups", "sessions")
    ]
    assert {change["kind"] for change in new["changes"]} == {"visit"}
    assert gone not in {row["teacher"] for row in new["visits"]}
    lost = [c["text"] for c in new["changes"] if c["teacher"] == gone]
    assert lost[0].startswith(f"{gone} does not visit group ")


def test_a_late_student_joins_a_group_and_only_that_is_told(published: Any) -> None:
    week, old = copy.deepcopy(published)
    week["students"].append(
        {"id": "late", "programme": "p0", "vo_school": "v0", "own_teachers": []}
    )
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert [c["tell"] for c in new["changes"] if c["kind"] != "visit"] == [{"students": ["late"]}]


def test_a_lost_room_moves_its_sessions_and_no_others(published: Any) -> None:
    week, old = copy.deepcopy(published)
    lost = next(row["room"] for row in old["sessions"] if row["type"] == "MENTOR")
    week["rooms"] = [room for room in week["rooms"] if room["id"] != lost]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    touched = {row["group"] for row in old["sessions"] if row["room"] == lost}
    assert {c["group"] for c in new["changes"] if c["kind"] == "session"} == touched


def test_a_pinned_visit_stays_where_a_person_put_it(published: Any) -> None:
    week, old = copy.deepcopy(published)
    old["visits"][0]["pinned"] = True
    pinned = dict(old["visits"][0])
    for teacher in week["vo_teachers"]:
        teacher["half_days"] = sorted({*teacher["half_days"], "0am", "0pm", "1am", "1pm"})
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert pinned in new["visits"]


def test_a_plan_that_cannot_be_mended_says_what_breaks(published: Any) -> None:
    week, old = copy.deepcopy(published)
    week["rooms"] = [room for room in week["rooms"] if "field" not in room["features"]]
    new = replan(as_week(week), old)
    assert new["status"] == "unknown"
    assert new["broken"][0].startswith("session_missing: ")
