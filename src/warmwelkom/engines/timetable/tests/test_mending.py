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


def test_a_room_that_is_elsewhere_now_is_a_lost_room(published: Any) -> None:
    week, old = copy.deepcopy(published)
    lost = next(row["room"] for row in old["sessions"] if row["type"] == "MENTOR")
    room = next(each for each in week["rooms"] if each["id"] == lost)
    room["building"] = "L2A" if room["building"].startswith("L1") else "L1A"
    new = replan(as_week(week), old)
    assert new["status"] == "feasible"
    assert verify(as_week(week), new) == []


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


def test_a_pin_that_no_room_can_hold_is_told(published: Any) -> None:
    week, old = copy.deepcopy(published)
    row = next(row for row in old["sessions"] if row["type"] == "PROJECT")
    row["pinned"] = True
    for room in week["rooms"]:
        if "class" in room["features"] and room["id"][:2] == row["room"][:2]:
            room["closed"] = [row["slot"]]
    new = replan(as_week(week), old)
    assert new["status"] == "unknown"
    assert f"session_missing: {row['group']}: PROJECT" in new["broken"]


def test_a_week_that_has_no_plan_any_more_names_what_is_short(published: Any) -> None:
    week, old = copy.deepcopy(published)
    week["rooms"] = [room for room in week["rooms"] if "field" not in room["features"]]
    new = replan(as_week(week), old)
    assert new["status"] == "infeasible"
    assert {(row["kind"], row["where"]) for row in new["short"]} == {
        ("room_places", "SPORT"), ("room_seats", "SPORT"),
    }  # fmt: skip


def test_a_mentor_who_is_gone_is_replaced_and_groups_stay(published: Any) -> None:
    week, old = copy.deepcopy(published)
    gone = old["groups"][0]["mentor"]
    week["mentors"] = [one for one in week["mentors"] if one["id"] != gone]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert gone not in {group["mentor"] for group in new["groups"]}
    assert [group["students"] for group in new["groups"]] == [
        group["students"] for group in old["groups"]
    ]
    others = {group["id"] for group in old["groups"] if group["mentor"] != gone}
    assert [g["mentor"] for g in new["groups"] if g["id"] in others] == [
        g["mentor"] for g in old["groups"] if g["id"] in others
    ]


def test_a_mentor_who_comes_less_leads_the_session_at_another_time(published: Any) -> None:
    week, old = copy.deepcopy(published)
    group = old["groups"][0]
    slot = next(
        row["slot"]
        for row in old["sessions"]
        if (row["group"], row["type"]) == (group["id"], "MENTOR")
    )
    half = next(one["half_day"] for one in week["slots"] if one["id"] == slot)
    mentor = next(one for one in week["mentors"] if one["id"] == group["mentor"])
    mentor["half_days"] = [one for one in mentor["half_days"] if one != half]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert [g["mentor"] for g in new["groups"]] == [g["mentor"] for g in old["groups"]]
    led = {g["id"] for g in old["groups"] if g["mentor"] == mentor["id"]}
    assert {c["group"] for c in new["changes"] if c["kind"] == "session"} <= led


def test_too_few_mentors_are_named(published: Any) -> None:
    week, old = copy.deepcopy(published)
    week["mentors"] = [one for one in week["mentors"] if one["programme"] != "p0"]
    new = replan(as_week(week), old)
    assert new["status"] == "infeasible"
    assert [row["kind"] for row in new["short"]] == ["mentors"]
    assert verify(as_week(week), new) == []


def test_a_programme_that_is_full_is_told_in_a_sentence(published: Any) -> None:
    week, old = copy.deepcopy(published)
    most = week["rules"]["group_max"]
    mine = [group for group in old["groups"] if group["programme"] == "p0"]
    late = sum(most - len(group["students"]) for group in mine) + 1
    week["students"] += [{"id": f"late{n}", "programme": "p0"} for n in range(late)]
    new = replan(as_week(week), old)
    assert new["status"] == "unknown"
    assert new["broken"][0] == (
        f"student_missing: late{late - 1}: no group of p0 may have one more student like this. "
        "Plan anew, so that there is another group, or allow larger ones."
    )


def test_a_pinned_session_keeps_its_slot_when_the_room_is_lost_and_that_is_told(
    published: Any,
) -> None:
    week, old = copy.deepcopy(published)
    row = next(row for row in old["sessions"] if row["type"] == "MENTOR")
    row["pinned"] = True
    week["rooms"] = [room for room in week["rooms"] if room["id"] != row["room"]]
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    now = next(r for r in new["sessions"] if (r["group"], r["type"]) == (row["group"], "MENTOR"))
    assert (now["slot"], now["pinned"]) == (row["slot"], True)
    assert now["room"] != row["room"]
    assert new["loosened"] == [
        f"MENTOR of group {row['group']} was pinned in room {row['room']} on {row['slot']}, and cannot stay."
    ]


def test_a_pinned_visit_of_a_teacher_who_cancels_goes_and_that_is_told(published: Any) -> None:
    week, old = copy.deepcopy(published)
    row = old["visits"][0]
    row["pinned"] = True
    next(t for t in week["vo_teachers"] if t["id"] == row["teacher"])["half_days"] = []
    new = replan(as_week(week), old)
    assert verify(as_week(week), new) == []
    assert new["loosened"] == [
        f"The visit of {row['teacher']} with group {row['group']} on {row['slot']} was pinned, and cannot stay."
    ]
