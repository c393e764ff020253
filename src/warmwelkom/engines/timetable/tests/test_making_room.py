"""A room is lost and nothing is free: another group makes room, unless somebody pinned it."""

from __future__ import annotations

from typing import Any

from warmwelkom.engines.timetable import replan, verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week

TIMES = ("09:00", "10:00", "11:00", "13:00", "14:00")
AT_FIRST = {"WELCOME": "mon-1", "TALK": "mon-2", "MENTOR": "mon-3"}


def tight(rooms: str) -> dict[str, Any]:
    """Two groups and rooms B and C; the mentor of the second is there in the morning only."""
    return {
        "format": "intro-week/1", "name": "tight",
        "rules": {"group_min": 3, "group_max": 4, "day_min": 3, "day_max": 3, "idle_max": 2},
        "locations": [{"id": "L1", "buildings": ["A"], "walk_min": [[0]]}],
        "slots": [
            {"id": f"mon-{n}", "day": "2027-08-23", "half_day": "am" if n < 4 else "pm",
             "start": start, "end": f"{start[:2]}:50"}
            for n, start in enumerate(TIMES, 1)
        ],
        "rooms": [
            {"id": "hall", "building": "A", "seats": 8, "parallel_groups": 2, "features": ["hall"]},
            *({"id": one, "building": "A", "seats": 4, "features": ["class"]} for one in rooms),
        ],
        "session_types": [
            {"id": "WELCOME", "features": ["hall"], "slots": ["mon-1"]},
            {"id": "TALK", "features": ["class"], "slots": ["mon-2", "mon-4"]},
            {"id": "MENTOR", "features": ["class"], "slots": ["mon-3", "mon-5"], "mentor": True},
        ],
        "programmes": [{"id": "p1", "location": "L1"}],
        "mentors": [
            {"id": "m1", "programme": "p1"}, {"id": "m2", "programme": "p1", "half_days": ["am"]},
        ],
        "students": [{"id": f"s{n}", "programme": "p1"} for n in range(8)],
        "vo_teachers": [],
    }  # fmt: skip


def shared(*, pinned: bool = False) -> dict[str, Any]:
    return {
        "format": "intro-week-plan/1", "week": "tight", "status": "optimal",
        "groups": [
            {"id": f"g{g}", "programme": "p1", "mentor": f"m{g}",
             "students": [f"s{n}" for n in range(4 * g - 4, 4 * g)]}
            for g in (1, 2)
        ],
        "sessions": [
            {"group": f"g{g}", "type": kind, "slot": slot, "room": "hall" if kind == "WELCOME" else room,
             "pinned": pinned and g == 1}
            for g, room in ((1, "B"), (2, "C"))
            for kind, slot in AT_FIRST.items()
        ],
        "visits": [], "bounds": {"B0": 0, "B2": 0},
    }  # fmt: skip


def where(rows: dict[str, Any], group: str) -> dict[str, str]:
    return {row["type"]: row["slot"] for row in rows["sessions"] if row["group"] == group}


def test_another_group_makes_room_and_only_where_it_must() -> None:
    week = as_week(tight("B"))
    new = replan(week, shared())
    assert new["status"] == "optimal", new
    assert verify(week, new) == []
    assert where(new, "g2")["MENTOR"] == "mon-3"  # its mentor is away in the afternoon
    assert where(new, "g1")["MENTOR"] == "mon-5"
    assert {row["type"] for row in new["changes"]} == {"TALK", "MENTOR"}


def test_what_is_pinned_makes_room_for_nobody() -> None:
    old = shared(pinned=True)
    new = replan(as_week(tight("B")), old)
    assert new["status"] == "unknown"
    assert "session_missing: g2: MENTOR" in new["broken"]


def test_nothing_moves_while_both_rooms_are_there() -> None:
    assert replan(as_week(tight("BC")), shared())["changes"] == []


def test_what_the_groups_need_and_is_not_there_is_told_in_numbers() -> None:
    stock = tight("B")
    stock["rules"]["group_max"] = stock["rooms"][1]["seats"] = (
        8  # one group could do, two are shared
    )
    stock["session_types"][1]["slots"] = ["mon-2"]
    new = replan(as_week(stock), shared())
    assert new["status"] == "unknown"
    told = [(row["kind"], row["where"], row["needed"], row["available"]) for row in new["short"]]
    assert told == [("room_places", "TALK", 2, 1)]
    assert replan(as_week(tight("B")), shared(pinned=True))["short"] == []
