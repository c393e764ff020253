"""Several rankings become one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.similar import fuse

rankings = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=4)


def test_what_two_methods_name_goes_before_what_one_names() -> None:
    assert fuse(rankings=[["a", "b", "c"], ["d", "c"]]) == ["c", "a", "d", "b"]


def test_one_ranking_stays_as_it_is() -> None:
    assert fuse(rankings=[["c", "a", "b"]]) == ["c", "a", "b"]


def test_the_first_ranking_decides_a_tie() -> None:
    assert fuse(rankings=[["a"], ["b"]]) == ["a", "b"]
    assert fuse(rankings=[["b"], ["a"]]) == ["b", "a"]


def test_at_most_as_many_as_asked() -> None:
    assert fuse(rankings=[list("abcdefgh")]) == list("abcde")
    assert fuse(rankings=[list("abcdefgh")], at_most=2) == ["a", "b"]


def test_nothing_gives_nothing() -> None:
    assert fuse(rankings=[]) == fuse(rankings=[[], []]) == []


@given(rankings)
def test_nothing_comes_twice_and_nothing_from_elsewhere(several: list[list[str]]) -> None:
    found = fuse(rankings=several, at_most=99)
    assert sorted(found) == sorted({one for ranking in several for one in ranking})


@given(st.permutations("abcdef"), st.integers(1, 4))
def test_whom_all_name_alike_is_ranked_alike(order: list[str], times: int) -> None:
    assert fuse(rankings=[order] * times, at_most=6) == order
