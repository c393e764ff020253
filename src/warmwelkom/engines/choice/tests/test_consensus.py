"""What both sides agree on comes first; what too few voted on is not known yet."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.choice.consensus import Answer, Consensus, Vote, consensus, wilson


def votes(*, statement: str, side: str, yes: int, skip: int = 0, no: int = 0) -> list[Vote]:
    answers = [Answer.YES] * yes + [Answer.SKIP] * skip + [Answer.NO] * no
    return [
        Vote(statement=statement, voter=f"{side}{number}", side=side, answer=answer)
        for number, answer in enumerate(answers)
    ]


def found(given_votes: list[Vote], statements: str = "abc") -> Consensus:
    return consensus(votes=given_votes, sides=["vo", "mbo"], statements=statements)


def test_a_bridge_goes_before_what_only_the_large_side_wants() -> None:
    outcome = found(
        votes(statement="a", side="vo", yes=90, no=10)
        + votes(statement="a", side="mbo", yes=3, no=17)
        + votes(statement="b", side="vo", yes=70, skip=10, no=20)
        + votes(statement="b", side="mbo", yes=16, no=4)
        + votes(statement="c", side="vo", yes=100)
        + votes(statement="c", side="mbo", yes=4)
    )
    assert [one.id for one in outcome.ranked] == ["b", "a"]
    assert [one.is_agreed for one in outcome.ranked] == [True, False]
    assert [one.id for one in outcome.not_known_yet] == ["c"]
    vo = outcome.ranked[0].sides["vo"]
    assert (vo.n, vo.yes, vo.skip, vo.no, vo.share) == (100, 70, 10, 20, 0.7)
    assert outcome.ranked[0].lowest == min(one.low for one in outcome.ranked[0].sides.values())


def test_five_of_each_side_are_enough() -> None:
    both = votes(statement="a", side="vo", yes=5)
    assert found(both + votes(statement="a", side="mbo", yes=4), "a").ranked == ()
    outcome = found(both + votes(statement="a", side="mbo", yes=4, skip=1), "a")
    assert ([one.id for one in outcome.ranked], outcome.not_known_yet) == (["a"], ())


def test_a_statement_that_nobody_saw_is_not_known_yet() -> None:
    outcome = found([], "ba")
    assert [one.id for one in outcome.not_known_yet] == ["a", "b"]
    assert {own.share for one in outcome.not_known_yet for own in one.sides.values()} == {None}


def test_equals_go_by_id() -> None:
    same = [
        vote
        for statement in "ba"
        for side in ("vo", "mbo")
        for vote in votes(statement=statement, side=side, yes=6)
    ]
    assert [one.id for one in found(same, "ba").ranked] == ["a", "b"]


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_bounds_are_where_the_share_just_fits(counts: tuple[int, int]) -> None:
    """Wilson's bounds are the shares p from which yes/n is z standard deviations (of p) away."""
    yes, n = counts
    z = NormalDist().inv_cdf(0.975)
    for bound in wilson(yes=yes, n=n):
        assert 0 <= bound <= 1
        assert (yes / n - bound) ** 2 == pytest.approx(z**2 * bound * (1 - bound) / n, abs=1e-12)


@pytest.mark.parametrize(
    ("yes", "n", "bounds"),
    [(0, 0, (0, 1)), (0, 10, (0, 0.2775)), (5, 10, (0.2366, 0.7634)), (81, 263, (0.2553, 0.3662))],
)
def test_known_bounds(yes: int, n: int, bounds: tuple[float, float]) -> None:
    """The last: Newcombe, "Two-sided confidence intervals", Statistics in Medicine 17 (1998), table I."""
    assert wilson(yes=yes, n=n) == pytest.approx(bounds, abs=5e-5)


@given(st.permutations(votes(statement="a", side="vo", yes=5, skip=1, no=2)))
def test_the_order_of_votes_changes_nothing(turned: Any) -> None:
    assert found(list(turned)) == found(votes(statement="a", side="vo", yes=5, skip=1, no=2))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (votes(statement="z", side="vo", yes=1), "no statement 'z'"),
        (votes(statement="a", side="po", yes=1), "no side 'po'"),
        (votes(statement="a", side="vo", yes=1) * 2, "'vo0' voted twice on 'a'"),
    ],
)
def test_votes_that_cannot_be_are_refused(wrong: list[Vote], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        found(wrong)
    with pytest.raises(ValueError, match="at least one side"):
        consensus(votes=[], sides=[], statements=["a"])
