"""Add1 skips raises only where it has proven them, and rounding decides nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.choice import Ballot, Election, How, Project, Utility, choose
from warmwelkom.engines.choice.figures import figures_of
from warmwelkom.engines.choice.lockstep import run_all
from warmwelkom.engines.choice.raising import ends_here, raised
from warmwelkom.engines.choice.run import Run
from warmwelkom.engines.choice.shares import prices_of
from warmwelkom.engines.choice.tests.elections import election, elections

utilities = st.sampled_from([*Utility])


@st.composite
def dear_elections(draw: st.DrawFn) -> Election:
    """Few voters and much money, so that it takes hundreds of raises."""
    names = "abcdef"
    costs = draw(st.lists(st.integers(200, 3000), min_size=6, max_size=6))
    ballots = draw(
        st.lists(st.lists(st.sampled_from(names), unique=True, max_size=3), min_size=3, max_size=6)
    )
    return Election(
        budget=Fraction(draw(st.integers(500, 4000))),
        projects=tuple(
            Project(id=name, cost=Fraction(cost)) for name, cost in zip(names, costs, strict=True)
        ),
        ballots=tuple(
            Ballot(voter=str(number), approved=tuple(own)) for number, own in enumerate(ballots)
        ),
    )


@settings(max_examples=30, deadline=None)
@given(dear_elections(), utilities)
def test_every_raise_in_turn_ends_where_the_search_does(
    election: Election, utility: Utility
) -> None:
    figures = figures_of(election=election, utility=utility)
    base, found = raised(figures=figures)
    assert base.share == figures.share
    last, number = base, 0
    while not ends_here(last):
        number += 1
        following = run_all(figures=figures, shares=[figures.share + number])[0]
        if following.cost > figures.budget:
            break
        last = following
    assert (found.share, plans(found)) == (last.share, plans(last))


def plans(run: Run) -> list[int]:
    return [bought.plan for bought in run.bought]


@settings(max_examples=60, deadline=None)
@given(elections(), utilities, st.integers(1, 24))
def test_coarser_purses_take_longer_and_choose_the_same(
    election: Election, utility: Utility, word_bits: int
) -> None:
    """With few bits nearly everything is reckoned in fractions, with many nearly nothing."""
    figures = figures_of(election=election, utility=utility)
    shares = [figures.share + extra for extra in (0, 1, Fraction(7, 3))]
    for fine, coarse in zip(
        run_all(figures=figures, shares=shares),
        run_all(figures=figures, shares=shares, word_bits=word_bits),
        strict=True,
    ):
        assert plans(fine) == plans(coarse)
        assert prices_of(fine) == prices_of(coarse)


@pytest.mark.parametrize("unit", [1, 1000, 10**9, 10**15])
def test_a_long_way_is_gone_in_strides(unit: int) -> None:
    """One voter per plan, who must be able to pay all of it; with a step at a time it never ends."""
    dear = election(10 * unit, dict.fromkeys("abcde", 6 * unit), ["a", "b", "c", "d", "e"])
    choice = choose(election=dear)
    assert (choice.names, choice.winners[0].how) == (("a",), How.COMPLETION)
    assert choice.raised == 4 * unit - 1
    mixed = election(10 * unit, {"a": 6 * unit, "b": 4 * unit, "c": 9 * unit}, ["a", "b", "c"])
    choice = choose(election=mixed)
    assert choice.names == ("a", "b")
    assert choice.share + choice.raised - 1 < 6 * unit <= choice.share + choice.raised
