"""Invented weeks of any size, from a seed: the shares are assumptions, drawn like those of a Dutch city.

`python weeks.py STUDENTS SEED LOCATIONS OUT.json.gz` writes one. Four days of four slots and eleven session
types; thirty vo schools, some large and most small; one vo teacher for each 17 pupils, who offers one to
four half-days and knows some 25 pupils; one programme for each 53 students.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

DAYS = ("mon", "tue", "wed", "thu")
TIMES = (("09:00", "10:15"), ("10:25", "11:40"), ("12:25", "13:40"), ("13:50", "15:05"))
LATER = [f"{day}-{n}" for day in DAYS for n in (1, 2, 3, 4)][1:]
AFTER_MONDAY = LATER[3:]
TYPES: tuple[tuple[str, str, list[str], list[str], bool, bool], ...] = (
    ("WELCOME", "hall", ["mon-1", "mon-2"], [], False, False),
    ("MENTOR1", "class", LATER[:3], ["WELCOME"], True, True),
    ("TOUR", "guide", LATER, ["WELCOME"], True, False),
    ("SAFETY", "safety", LATER, ["WELCOME"], False, False),
    ("LAB", "lab", AFTER_MONDAY, ["SAFETY"], False, False),
    ("TEAM", "gym", LATER, ["MENTOR1"], True, False),
    ("DESK", "desk", LATER, ["WELCOME"], False, False),
    ("STUDY", "class", AFTER_MONDAY, ["DESK"], True, False),
    ("SPORT", "field", AFTER_MONDAY, ["WELCOME"], True, False),
    ("PROJECT", "class", AFTER_MONDAY, ["MENTOR1"], True, False),
    ("MENTOR2", "class", LATER[11:], ["PROJECT"], True, True),
)
# seats, groups at once, and rooms per hundred groups
ROOMS = {
    "class": (22, 1, 42), "lab": (20, 1, 11), "guide": (20, 1, 8.5), "gym": (40, 2, 5.4),
    "safety": (40, 2, 4.6), "desk": (40, 2, 4.6), "field": (80, 4, 3),
}  # fmt: skip


def week_of(students: int, seed: int, locations: int = 1) -> dict[str, Any]:
    """A whole week as the format has it."""
    chance = random.Random(seed)
    programmes = _programmes(chance, students, locations)
    teachers = _teachers(chance, students)
    people = _students(chance, programmes, teachers)
    mentors = _mentors(chance, programmes)
    return {
        "format": "intro-week/1",
        "name": f"{students}-{locations}loc-s{seed}",
        "locations": [_location(f"L{n + 1}", locations) for n in range(locations)],
        "slots": [
            {"id": f"{day}-{n + 1}", "day": f"2027-08-{23 + place}",
             "half_day": f"{day}-{'am' if n < 2 else 'pm'}", "start": start, "end": end}
            for place, day in enumerate(DAYS)
            for n, (start, end) in enumerate(TIMES)
        ],
        "rooms": _rooms(chance, programmes, locations),
        "session_types": [
            {"id": name, "features": [feature], "slots": slots, "after": after,
             "hostable": host, "mentor": mentor}
            for name, feature, slots, after, host, mentor in TYPES
        ],
        "programmes": [{"id": name, "location": place} for name, (place, _n) in programmes.items()],
        "mentors": mentors,
        "students": people,
        "vo_teachers": [row for row, _weight in teachers],
        "apart": _apart(chance, people),
    }  # fmt: skip


def _mentors(chance: random.Random, programmes: dict[str, tuple[str, int]]) -> list[dict[str, Any]]:
    halves = list(dict.fromkeys(f"{s[:3]}-{'am' if s[-1] in '12' else 'pm'}" for s in LATER))
    mentors: list[dict[str, Any]] = []
    for name, (_place, size) in programmes.items():
        for number in range(-(-size // 26)):
            row: dict[str, Any] = {
                "id": f"m{name[1:]}-{number + 1}",
                "programme": name,
                "max_groups": 2,
            }
            if chance.random() < 0.3:
                kept = [half for half in halves if chance.random() < 0.87]
                row["half_days"] = sorted({*kept, "mon-am", "mon-pm", "thu-am"}, key=halves.index)
            mentors.append(row)
    return mentors


def _programmes(chance: random.Random, students: int, places: int) -> dict[str, tuple[str, int]]:
    """Sizes from 14 to 160, none that cannot be cut into groups of 12 to 20."""
    number = max(students // 53, 2)
    sizes = [0]
    while sum(sizes) != students or any(size < 12 or 20 < size < 24 for size in sizes):
        weights = [chance.lognormvariate(0, 0.45) for _each in range(number)]
        sizes = [max(14, round(students * one / sum(weights))) for one in weights]
        sizes = [24 if 20 < size < 24 else size for size in sizes]
        sizes[sizes.index(max(sizes))] += students - sum(sizes)
    return {
        f"p{place + 1:02d}": (f"L{place % places + 1}", size) for place, size in enumerate(sizes)
    }


def _teachers(chance: random.Random, students: int) -> list[tuple[dict[str, Any], float]]:
    """Teachers with the weight of their school, which falls as it does between large and small schools."""
    schools = min(30, max(6, students // 25))
    weights = sorted((chance.lognormvariate(0, 0.8) for _each in range(schools)), reverse=True)
    halves = [f"{day}-{half}" for day in DAYS for half in ("am", "pm")][1:]
    found = []
    for place, weight in enumerate(weights):
        own = students * 0.92 * weight / sum(weights)
        for _each in range(max(1, round(own / 16))):
            row: dict[str, Any] = {
                "id": f"t{len(found) + 1:03d}", "vo_school": f"v{place + 1:02d}",
                "half_days": sorted(
                    chance.sample(halves, chance.choices((1, 2, 3, 4), (18, 31, 40, 11))[0]),
                    key=halves.index,
                ),
            }  # fmt: skip
            if chance.random() < 0.12:
                row["max_visits"] = chance.choice((2, 3, 3, 5))
            found.append((row, weight))
    return found


def _students(
    chance: random.Random,
    programmes: dict[str, tuple[str, int]],
    teachers: list[tuple[dict[str, Any], float]],
) -> list[dict[str, Any]]:
    of_school: dict[str, list[str]] = {}
    weight_of: dict[str, float] = {}
    for row, weight in teachers:
        of_school.setdefault(row["vo_school"], []).append(row["id"])
        weight_of[row["vo_school"]] = weight
    found: list[dict[str, Any]] = []
    for name, (_place, size) in programmes.items():
        taste = {s: weight * chance.lognormvariate(0, 0.7) for s, weight in weight_of.items()}
        for _each in range(size):
            row: dict[str, Any] = {"id": f"s{len(found) + 1:04d}", "programme": name}
            if chance.random() > 0.075:
                row["vo_school"] = chance.choices(list(taste), list(taste.values()))[0]
                own = of_school[row["vo_school"]]
                number = chance.choices((0, 1, 2, 3, 4), (9, 29, 39, 17, 6))[0]
                begin = chance.randrange(len(own))
                near = [own[(begin + step) % len(own)] for step in range(min(5, len(own)))]
                row["own_teachers"] = sorted(chance.sample(near, min(number, len(near))))
            if chance.random() < 0.02:
                row["needs"] = ["step_free"]
            found.append(row)
    _wish(chance, found)
    return found


def _wish(chance: random.Random, students: list[dict[str, Any]]) -> None:
    """One in eight wishes to be with a schoolmate of the same programme."""
    mates: dict[tuple[str, str], list[str]] = {}
    for row in students:
        if "vo_school" in row:
            mates.setdefault((row["programme"], row["vo_school"]), []).append(row["id"])
    for row in students:
        others = [
            m for m in mates.get((row["programme"], row.get("vo_school", "")), []) if m != row["id"]
        ]
        if others and chance.random() < 0.14:
            row["friends"] = [chance.choice(others)]


def _rooms(
    chance: random.Random, programmes: dict[str, tuple[str, int]], locations: int
) -> list[dict[str, Any]]:
    found = []
    for number in range(locations):
        place = f"L{number + 1}"
        groups = sum(-(-size // 16) for here, size in programmes.values() if here == place)
        blocks = "ABCD" if locations == 1 else "AB"
        half = -(-groups // 2) + 3
        hall = {"id": f"{place}-hall", "building": f"{place}-A", "seats": 20 * half}
        closed = list(AFTER_MONDAY)
        hall |= {"parallel_groups": half, "features": ["hall", "step_free"], "closed": closed}
        found.append(hall)
        for feature, (seats, parallel, per_hundred) in ROOMS.items():
            for n in range(-int(-per_hundred * groups // 100)):
                fits = chance.choices((22, 18, 16), (6, 2, 2))[0] if feature == "class" else seats
                plain = feature == "class" and chance.random() < 0.25
                building = (
                    blocks[n % len(blocks)]
                    if feature == "class"
                    else blocks[len(feature) % len(blocks)]
                )
                found.append(
                    {"id": f"{place}-{feature}-{n + 1:02d}", "building": f"{place}-{building}",
                     "seats": fits, "parallel_groups": parallel,
                     "features": [feature] if plain else [feature, "step_free"]}
                )  # fmt: skip
    return found


def _location(name: str, locations: int) -> dict[str, Any]:
    blocks = "ABCD" if locations == 1 else "AB"
    far = {a: {b: 5 + 2 * abs(ord(a) - ord(b)) - 2 for b in blocks} for a in blocks}
    travel = {f"L{n + 1}": 33 for n in range(locations) if f"L{n + 1}" != name}
    walks = [[0 if a == b else far[a][b] for b in blocks] for a in blocks]
    return {"id": name, "buildings": [f"{name}-{b}" for b in blocks], "walk_min": walks,
            "travel_min": travel}  # fmt: skip


def _apart(chance: random.Random, students: list[dict[str, Any]]) -> list[list[str]]:
    found = []
    for _each in range(len(students) // 500):
        first = chance.choice(students)
        others = [
            s["id"] for s in students if s["programme"] == first["programme"] and s is not first
        ]
        second = chance.choice(others)
        if second not in first.get("friends", []):
            found.append([first["id"], second])
    return found


if __name__ == "__main__":
    made = week_of(*(int(word) for word in sys.argv[1:4]))
    Path(sys.argv[4]).write_bytes(gzip.compress(json.dumps(made).encode(), mtime=0))
