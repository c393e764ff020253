"""A plan of two groups with the words of its week, for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.rooms.introweek.whereabouts import What, When, Where, Whereabouts, Words

MONDAY = dt.date(2026, 8, 24)
ROWS: dict[str, Any] = {
    "format": "intro-week-plan/1",
    "groups": [
        {"id": "g1", "programme": "p1", "mentor": "m1", "students": ["dina", "piet"]},
        {"id": "g2", "programme": "p1", "mentor": None, "students": ["omar"]},
    ],
    "sessions": [
        {"group": "g1", "type": "tour", "slot": "mon-2", "room": "hall"},
        {"group": "g1", "type": "mentor", "slot": "mon-1", "room": "t104"},
        {"group": "g2", "type": "tour", "slot": "mon-1", "room": "hall"},
    ],
    "visits": [
        {"teacher": "t2", "group": "g1", "slot": "mon-2"},
        {"teacher": "t1", "group": "g1", "slot": "mon-2"},
    ],
}
WORDS = Words(
    slots={
        "mon-1": When(code="mon-1", day=MONDAY, half_day="2026-08-24-am", begins=dt.time(9), ends=dt.time(10, 15)),
        "mon-2": When(code="mon-2", day=MONDAY, half_day="2026-08-24-am", begins=dt.time(10, 30), ends=dt.time(11, 45)),
    },
    parts={
        "mentor": What(key="mentor", title="Je mentor"),
        "tour": What(key="tour", title="Rondleiding", bring="goede schoenen"),
    },
    rooms={"hall": Where(name="hal", building="T"), "t104": Where(name="T1.04", building="T")},
    students=("dina", "piet", "omar"),
    mentors={"m1": "Joris"},
    teachers={"t1": "Soekhoe", "t2": "Van Dijk"},
)  # fmt: skip


def whereabouts(**changes: Any) -> Whereabouts:
    return Whereabouts({**ROWS, **changes}, WORDS)
