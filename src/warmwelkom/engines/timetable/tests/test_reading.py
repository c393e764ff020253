"""Bad weeks become sentences before anything is planned."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from warmwelkom.engines.timetable import WeekFileError, read_week
from warmwelkom.engines.timetable.tests.small_weeks import as_week, tiny


def test_a_gzipped_week_is_the_same_week() -> None:
    text = json.dumps(tiny()).encode()
    assert read_week(gzip.compress(text)) == read_week(text)


def test_defaults_are_those_of_the_format() -> None:
    rows = tiny()
    del rows["rules"], rows["session_types"][1]["hostable"]
    week = as_week(rows)
    assert (week.rules.group_min, week.rules.mix_max, week.rules.idle_max) == (12, 5, 0)
    assert not week.types[1].hostable
    assert week.types[1].slots == (0, 1)


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("students: the id s1 occurs twice", lambda w: w["students"].append(w["students"][0])),
        ("student s1 names 'p9'", lambda w: w["students"][0].update(programme="p9")),
        (
            "own teacher t2 is of another vo school",
            lambda w: w["students"][0].update(own_teachers=["t2"]),
        ),
        ("slot mon-2 begins before mon-1 ends", lambda w: w["slots"][1].update(start="10:00")),
        ("slot mon-2 ends before it begins", lambda w: w["slots"][1].update(end="10:20")),
        ("building A occurs twice", lambda w: w["locations"][0].update(buildings=["A", "A"])),
        ("walk_min needs one row", lambda w: w["locations"][0].update(walk_min=[[0]])),
        ("one half_day lies on two days", lambda w: w["slots"][1].update(day="2027-08-24")),
        ("Expected `int` >= 0", lambda w: w["rooms"][0].update(seats=-1)),
        ("missing required field `half_days`", lambda w: w["vo_teachers"][0].pop("half_days")),
        ('"format" is not', lambda w: w.update(format="intro-week/2")),
    ],
)
def test_a_fault_is_a_sentence(sentence: str, change: Callable[[dict[str, Any]], Any]) -> None:
    rows = tiny()
    change(rows)
    with pytest.raises(WeekFileError) as told:
        as_week(rows)
    assert sentence in str(told.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\x1f\x8bnothing", b"\xff\xfe"])
def test_what_is_no_week_is_told(content: bytes) -> None:
    with pytest.raises(WeekFileError):
        read_week(content)
