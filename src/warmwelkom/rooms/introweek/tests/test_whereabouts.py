from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.introweek.tests.plans import MONDAY, ROWS, WORDS, whereabouts
from warmwelkom.rooms.introweek.whereabouts import Hour, Whereabouts


def told(hours: list[Hour]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (f"{h.when.begins:%H:%M}", h.what.title, f"{h.where.building} {h.where.name}", h.faces)
        for h in hours
    ]


def test_a_student_reads_the_own_week_with_the_own_old_teachers_alone() -> None:
    assert told(whereabouts().of_student("dina", {"t1"})) == [
        ("09:00", "Je mentor", "T T1.04", ()),
        ("10:30", "Rondleiding", "T hal", ("Soekhoe",)),
    ]
    assert told(whereabouts().of_student("piet", set())) == [
        ("09:00", "Je mentor", "T T1.04", ()),
        ("10:30", "Rondleiding", "T hal", ()),
    ]


def test_who_is_in_no_group_has_no_week() -> None:
    assert whereabouts().of_student("nobody", {"t1"}) == []


def test_a_group_has_everybody_who_joins_and_its_mentor() -> None:
    hours = whereabouts().of_group("g1")
    assert told(hours)[1] == ("10:30", "Rondleiding", "T hal", ("Soekhoe", "Van Dijk"))
    assert [(h.group.name, h.group.mentor) for h in hours] == [("g1", "Joris"), ("g1", "Joris")]
    assert whereabouts().groups["g2"].mentor == ""


def test_a_teacher_reads_where_they_are_expected_and_nothing_else() -> None:
    assert told(whereabouts().of_teacher("t1")) == [
        ("10:30", "Rondleiding", "T hal", ("Soekhoe", "Van Dijk"))
    ]
    assert whereabouts().of_teacher("t9") == []


def test_a_mentor_reads_the_own_groups_and_nobody_those_without() -> None:
    assert [h.what.key for h in whereabouts().of_mentor("m1")] == ["mentor", "tour"]
    assert whereabouts().of_mentor("") == []


def test_where_a_group_is_now_and_where_it_goes() -> None:
    def at(hour: int, minute: int = 0) -> tuple[str, str]:
        moment = dt.datetime.combine(MONDAY, dt.time(hour, minute))
        here, after = whereabouts().now_or_next("g1", moment)
        return (here.what.key if here else "", after.what.key if after else "")

    assert at(8, 30) == ("", "mentor")
    assert at(9) == ("mentor", "tour")
    assert at(10, 20) == ("", "tour")
    assert at(11) == ("tour", "")
    assert at(12) == ("", "")


def test_what_the_words_do_not_know_is_left_out() -> None:
    rows = {**ROWS, "sessions": [*ROWS["sessions"], {"group": "g1", "type": "new", "slot": "mon-1", "room": "hall"}]}  # fmt: skip
    assert len(Whereabouts(rows, WORDS).of_group("g1")) == 2
    assert Whereabouts({}, WORDS).of_group("g1") == []
