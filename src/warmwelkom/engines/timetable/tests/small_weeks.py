"""Small weeks for the tests: one that fits in a head, and invented ones from a seed."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from warmwelkom.engines.timetable import read_week
from warmwelkom.engines.timetable.week import Week

TINY: dict[str, Any] = {
    "format": "intro-week/1", "name": "tiny",
    "rules": {"group_min": 3, "group_max": 4, "day_min": 2, "day_max": 2},
    "locations": [{"id": "L1", "buildings": ["A", "B"], "walk_min": [[0, 4], [4, 0]]}],
    "slots": [
        {"id": "mon-1", "day": "2027-08-23", "half_day": "mon-am", "start": "09:00", "end": "10:15"},
        {"id": "mon-2", "day": "2027-08-23", "half_day": "mon-am", "start": "10:25", "end": "11:40"},
    ],
    "rooms": [
        {"id": "hall", "building": "A", "seats": 80, "parallel_groups": 4,
         "features": ["hall", "step_free"]},
        {"id": "B12", "building": "B", "seats": 22, "features": ["class", "step_free"],
         "closed": ["mon-1"]},
    ],
    "session_types": [
        {"id": "WELCOME", "features": ["hall"], "slots": ["mon-1"]},
        {"id": "MENTOR1", "features": ["class"], "after": ["WELCOME"], "hostable": True, "mentor": True},
    ],
    "programmes": [{"id": "p1", "location": "L1"}],
    "mentors": [{"id": "m1", "programme": "p1", "max_groups": 2}],
    "students": [
        {"id": "s1", "programme": "p1", "vo_school": "v1", "own_teachers": ["t1"], "friends": ["s2"]},
        {"id": "s2", "programme": "p1", "vo_school": "v1", "own_teachers": ["t1"], "needs": ["step_free"]},
        {"id": "s3", "programme": "p1", "vo_school": "v2", "own_teachers": ["t2"]},
        {"id": "s4", "programme": "p1"},
    ],
    "vo_teachers": [
        {"id": "t1", "vo_school": "v1", "half_days": ["mon-am"], "max_visits": 1},
        {"id": "t2", "vo_school": "v2", "half_days": []},
    ],
}  # fmt: skip


def tiny() -> dict[str, Any]:
    return copy.deepcopy(TINY)


def as_week(rows: dict[str, Any]) -> Week:
    return read_week(json.dumps(rows).encode())


def invented(seed: int, *, students: int = 60) -> dict[str, Any]:
    """Two days of three slots, two locations, two to four programmes; wishes, needs and absences."""
    chance = random.Random(seed)
    number = chance.randint(2, 4)
    people = _people(chance, students, number)
    return {
        "format": "intro-week/1", "name": f"small-{seed}",
        "rules": {"group_min": 4, "group_max": 8, "mix_max": 4, "day_min": 1, "day_max": 3},
        "locations": [
            {"id": place, "buildings": [f"{place}A", f"{place}B"], "walk_min": [[0, 6], [6, 0]],
             "travel_min": {"L2" if place == "L1" else "L1": 30}}
            for place in ("L1", "L2")
        ],
        "slots": [
            {"id": f"{d}-{n}", "day": day, "half_day": f"{d}{'am' if n < 2 else 'pm'}",
             "start": start, "end": end}
            for d, day in enumerate(("2027-08-23", "2027-08-24"))
            for n, (start, end) in enumerate(TIMES)
        ],
        "rooms": _rooms(), "session_types": TYPES,
        "programmes": [{"id": f"p{n}", "location": f"L{n % 2 + 1}"} for n in range(number)],
        "mentors": [
            {"id": f"m{n}{k}", "programme": f"p{n}", "max_groups": 2,
             "half_days": HALVES if k else HALVES[:3]}
            for n in range(number) for k in range(4)
        ],
        "students": people, "vo_teachers": _teachers(chance),
        "apart": [[people[0]["id"], people[number]["id"]]],
    }  # fmt: skip


HALVES = ["0am", "0pm", "1am", "1pm"]
TIMES = (("09:00", "10:00"), ("10:10", "11:10"), ("12:00", "13:00"))
TYPES: list[dict[str, Any]] = [
    {"id": "WELCOME", "features": ["hall"], "slots": ["0-0", "0-1"]},
    {"id": "MENTOR", "features": ["class"], "after": ["WELCOME"], "hostable": True, "mentor": True},
    {"id": "SPORT", "features": ["field"], "hostable": True},
    {"id": "PROJECT", "features": ["class"], "after": ["WELCOME"], "hostable": True},
]


def _people(chance: random.Random, students: int, number: int) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = []
    for n in range(students):
        row: dict[str, Any] = {"id": f"s{n}", "programme": f"p{n % number}"}
        if chance.random() < 0.9:
            school = chance.randrange(4)
            row["vo_school"] = f"v{school}"
            row["own_teachers"] = [f"t{school}{k}" for k in range(2) if chance.random() < 0.6]
        if chance.random() < 0.05:
            row["needs"] = ["step_free"]
        people.append(row)
    for row in chance.sample(people, 6):
        row["friends"] = [chance.choice(people)["id"]]
    return people


def _rooms() -> list[dict[str, Any]]:
    return [
        {"id": f"{place}{feature}{n}", "building": f"{place}{'AB'[n % 2]}", "seats": 8 * parallel,
         "parallel_groups": parallel, "features": [feature, "step_free"]}
        for place in ("L1", "L2")
        for feature, many, parallel in (("hall", 1, 12), ("class", 5, 1), ("field", 2, 3))
        for n in range(many)
    ]  # fmt: skip


def _teachers(chance: random.Random) -> list[dict[str, Any]]:
    found = []
    for school in range(4):
        for k in range(2):
            halves = chance.sample(HALVES, chance.randint(0, 3))
            row = {"id": f"t{school}{k}", "vo_school": f"v{school}", "half_days": halves}
            found.append(row | ({"max_visits": 2} if chance.random() < 0.3 else {}))
    return found
