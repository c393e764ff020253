from __future__ import annotations

from dataclasses import replace

from warmwelkom.rooms.introweek.changed import OWN, as_kept, changes_in, gone_in
from warmwelkom.rooms.introweek.tests.plans import ROWS, whereabouts

WEEK = [
    ["mentor", "2026-08-24 09:00", "T T1.04", ""],
    ["tour", "2026-08-24 10:30", "T hal", "t1"],
]


def test_a_week_is_kept_in_a_few_words() -> None:
    assert as_kept(whereabouts().of_student("dina", {"t1"})) == WEEK


def test_the_same_week_has_no_changes() -> None:
    assert changes_in(WEEK, WEEK) == {}
    assert gone_in(WEEK, WEEK) == []


def test_what_changed_is_named_once_the_heaviest_first() -> None:
    moved = [
        ["mentor", "2026-08-24 10:30", "T hal", ""],
        ["tour", "2026-08-24 10:30", "T T1.04", "t1"],
        ["sport", "2026-08-25 09:00", "zaal", ""],
    ]
    assert changes_in(WEEK, moved) == {"mentor": "time", "tour": "room", "sport": "new"}
    assert changes_in(WEEK, [WEEK[0], [*WEEK[1][:3], ""]]) == {"tour": "less_faces"}
    assert changes_in([WEEK[0], [*WEEK[1][:3], ""]], WEEK) == {"tour": "more_faces"}
    assert changes_in(WEEK, [WEEK[0], [*WEEK[1][:3], "t2"]]) == {"tour": "other_face"}


def test_what_fell_away_is_named() -> None:
    assert gone_in(WEEK, WEEK[:1]) == ["tour"]


def test_a_visit_of_somebody_elses_teacher_is_no_change() -> None:
    less = {"visits": [row for row in ROWS["visits"] if row["teacher"] == "t1"]}
    assert changes_in(as_kept(whereabouts().of_student("dina", {"t1"})),
                      as_kept(whereabouts(**less).of_student("dina", {"t1"}))) == {}  # fmt: skip


def test_another_group_or_mentor_is_named_and_an_older_look_knows_of_none() -> None:
    plan = whereabouts()
    before = as_kept(plan.of_group("g1"), plan.groups["g1"])
    other = as_kept(plan.of_group("g1"), replace(plan.groups["g1"], mentor_id="m2"))
    assert changes_in(before, other) == {OWN: "mentor"}
    assert gone_in(before, other) == []
    there = as_kept(plan.of_group("g1"), replace(plan.groups["g2"], mentor_id="m2"))
    assert changes_in(before, there) == {OWN: "group"}
    assert changes_in(before[1:], other) == {}
