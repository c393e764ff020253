from __future__ import annotations

from typing import Any

import pytest

from warmwelkom.engines.timetable import outlook_of_school
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented, tiny


def test_what_a_school_gives_now_and_would_give_with_more() -> None:
    rows = tiny()
    rows["students"][3] |= {"vo_school": "v2", "own_teachers": ["t2"]}
    assert outlook_of_school(as_week(rows), "v2") == {
        "students": 2,
        "known": 2,
        "now": 0,
        "more": [{"teacher": "t2", "reached": 2, "half_days": ["mon-am"]}],
    }


def test_nothing_more_can_be_won_where_everybody_meets_somebody() -> None:
    assert outlook_of_school(as_week(tiny()), "v1") == {
        "students": 2, "known": 2, "now": 2, "more": [],
    }  # fmt: skip


def test_each_half_day_more_reaches_more_than_the_one_before() -> None:
    for seed in range(4):
        week = as_week(invented(seed))
        for school in week.schools:
            told = outlook_of_school(week, school, more=3)
            steps = [told["now"], *(row["reached"] for row in told["more"])]
            assert steps == sorted(set(steps))
            assert steps[-1] <= told["known"] <= told["students"]


def test_who_said_how_often_they_come_is_not_asked_for_more() -> None:
    rows: dict[str, Any] = tiny()
    rows["slots"].append(
        {"id": "mon-3", "day": "2027-08-23", "half_day": "mon-pm", "start": "13:00", "end": "14:00"}
    )
    rows["students"][2] |= {"vo_school": "v1", "own_teachers": ["t1"]}
    rows["rules"]["mix_max"] = 1
    rows["vo_teachers"][1]["vo_school"] = "v1"
    assert outlook_of_school(as_week(rows), "v1")["more"] == []


def test_a_school_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        outlook_of_school(as_week(tiny()), "v9")


def test_it_stops_when_asked() -> None:
    rows = tiny()
    assert outlook_of_school(as_week(rows), "v2", stop=lambda: True)["more"] == []
