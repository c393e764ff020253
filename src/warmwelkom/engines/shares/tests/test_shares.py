"""Who is heard less than they are there: said only when chance alone would not say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.shares import heard_of, in_words
from warmwelkom.engines.shares.engine import effective_number, wilson

THERE = {"bk": 4, "gt": 5}


def test_a_group_that_is_hardly_heard_by_many_classes_is_missing() -> None:
    found = heard_of(classes=[("bk", 20), *[("gt", 20)] * 20], there=THERE)
    assert found is not None
    assert [(row.group, row.number, row.is_missing) for row in found] == [
        ("bk", 20, True),
        ("gt", 400, False),
    ]


def test_who_is_heard_as_they_are_there_is_not_missing() -> None:
    found = heard_of(classes=[*[("bk", 20)] * 4, *[("gt", 20)] * 5], there=THERE)
    assert [row.is_missing for row in found or []] == [False, False]


def test_six_classes_of_one_kind_can_be_chance() -> None:
    """120 pupils, but six classes: a class speaks as one, so the interval is wide."""
    found = heard_of(classes=[("gt", 20)] * 6, there={"bk": 1, "gt": 2})
    assert [(row.group, row.is_missing) for row in found or []] == [("bk", False), ("gt", False)]


@pytest.mark.parametrize(
    "classes",
    [
        [],
        [("gt", 29)],
        [("gt", 400)],
        [("gt", 7)] * 4,
        [("other", 50)] * 9,
        [("gt", 400), ("bk", 1)],
    ],
)
def test_too_little_is_told_as_too_little(classes: list[tuple[str, int]]) -> None:
    assert heard_of(classes=classes, there=THERE) is None


def test_where_nobody_counted_the_pupils_nothing_is_said() -> None:
    assert heard_of(classes=[("gt", 20)] * 20, there={}) is None


def test_unequal_classes_tell_as_much_as_fewer_equal_ones() -> None:
    assert effective_number([20] * 6) == pytest.approx(6)
    assert effective_number([100, 1, 1]) < 1.1
    assert effective_number([]) == 0


def test_wilsons_interval() -> None:
    """1 of 9 with 20 classes at 99%: worked out by hand."""
    low, high = wilson(1 / 9, 20)
    assert (round(low, 3), round(high, 3)) == (0.024, 0.392)


@pytest.mark.parametrize(
    ("heard", "there", "words"),
    [
        (1 / 9, 4 / 9, ((1, 9), (4, 9))),
        (0.11, 0.44, ((1, 9), (4, 9))),
        (0.1, 0.5, ((1, 10), (5, 10))),
        (0.24, 0.51, ((1, 4), (2, 4))),
        (0.01, 0.5, None),
        (0.5, 0.5, None),
    ],
)
def test_two_shares_in_words(heard: float, there: float, words: object) -> None:
    assert in_words(heard, there) == words


@given(
    classes=st.lists(st.tuples(st.sampled_from(["bk", "gt", "x"]), st.integers(0, 40)), max_size=30)
)
def test_the_shares_are_those_of_what_was_heard(classes: list[tuple[str, int]]) -> None:
    found = heard_of(classes=classes, there=THERE)
    if found is None:
        return
    assert sum(row.share for row in found) == pytest.approx(1)
    assert all(0 <= row.low <= row.share <= row.high <= 1 for row in found)
    assert sum(row.is_missing for row in found) < len(found)
