from __future__ import annotations

import datetime as dt

import pytest

from warmwelkom.rooms.introweek.rules_of_arrival import not_seen
from warmwelkom.rooms.introweek.tests.plans import MONDAY, whereabouts

BOTH = ("dina", "piet")


@pytest.mark.parametrize(
    ("moment", "ticked", "expected"),
    [
        ((9, 59), {"piet"}, []),
        ((10, 0), {"piet"}, ["dina"]),
        ((10, 0), {"piet", "dina"}, []),
        ((10, 59), set(), []),
        ((11, 0), set(), ["dina", "piet"]),
    ],
)
def test_ten_o_clock_and_an_hour_more_where_the_mentor_ticked_nobody(
    moment: tuple[int, int], ticked: set[str], expected: list[str]
) -> None:
    at = dt.datetime.combine(MONDAY, dt.time(*moment))
    hours = whereabouts().of_group("g1")
    assert not_seen(hours, students=BOTH, ticked=ticked, moment=at) == expected


def test_a_group_that_begins_later_has_an_hour() -> None:
    hours = whereabouts().of_group("g1")[1:]  # begins at half past ten
    half = dt.datetime.combine(MONDAY, dt.time(11, 29))
    assert not_seen(hours, students=BOTH, ticked={"piet"}, moment=half) == []
    half += dt.timedelta(minutes=1)
    assert not_seen(hours, students=BOTH, ticked={"piet"}, moment=half) == ["dina"]


def test_on_another_day_nobody_is_late() -> None:
    at = dt.datetime.combine(MONDAY + dt.timedelta(days=1), dt.time(12))
    hours = whereabouts().of_group("g1")
    assert not_seen(hours, students=BOTH, ticked=set(), moment=at) == []
    assert not_seen([], students=BOTH, ticked=set(), moment=at) == []
