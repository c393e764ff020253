"""Winners are those of the paper's definition, within the budget, paid to the last cent by who wanted them."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.choice import (
    Ballot,
    Completion,
    Election,
    How,
    Project,
    Rule,
    Utility,
    choose,
)
from warmwelkom.engines.choice.tests import slow
from warmwelkom.engines.choice.tests.elections import elections

completions = st.sampled_from([*Completion])
utilities = st.sampled_from([*Utility])


@settings(max_examples=150, deadline=None)
@given(elections(), utilities, completions)
def test_winners_are_those_of_the_definition_in_its_order(
    election: Election, utility: Utility, completion: Completion
) -> None:
    choice = choose(election=election, utility=utility, completion=completion)
    assert list(choice.names) == slow.winners(election, utility, completion)


@settings(max_examples=60, deadline=None)
@given(elections())
def test_greedy_is_most_votes_first(election: Election) -> None:
    choice = choose(election=election, rule=Rule.GREEDY)
    assert list(choice.names) == slow.by_votes(election, [])
    assert choice.names == choice.majority
    assert {winner.how for winner in choice.winners} <= {How.VOTES}
    assert choice.shares == {}


@settings(max_examples=60, deadline=None)
@given(elections(), utilities, completions)
def test_the_budget_is_never_exceeded(
    election: Election, utility: Utility, completion: Completion
) -> None:
    choice = choose(election=election, utility=utility, completion=completion)
    assert choice.spent == slow.spent(election, list(choice.names))
    assert choice.left == election.budget - choice.spent >= 0
    if completion is Completion.ADD1U:
        rest = [one.cost for one in election.projects if one.id not in choice.names]
        assert [cost for cost in rest if cost <= choice.left] == []


@settings(max_examples=60, deadline=None)
@given(elections(), utilities, completions)
def test_each_winner_is_paid_exactly_by_who_approves_of_it(
    election: Election, utility: Utility, completion: Completion
) -> None:
    choice = choose(election=election, utility=utility, completion=completion)
    approved = {ballot.voter: set(ballot.approved) for ballot in election.ballots}
    paid: defaultdict[str, Fraction] = defaultdict(Fraction)
    for voter, shares in choice.shares.items():
        assert shares.keys() <= approved[voter]
        assert 0 < sum(shares.values()) <= choice.share + choice.raised
        for name, amount in shares.items():
            paid[name] += amount
    for winner in choice.winners:
        by_shares = winner.how in (How.RULE, How.RAISED)
        assert paid[winner.project] == (winner.cost if by_shares else 0)
        assert (winner.price is not None) == (by_shares and winner.cost > 0)
        if winner.price is not None:
            highest = max(shares.get(winner.project, 0) for shares in choice.shares.values())
            assert winner.price == highest
            worth = winner.cost if utility is Utility.COST else 1
            assert winner.rate == winner.price / worth


@settings(max_examples=60, deadline=None)
@given(elections(), utilities)
def test_no_plan_is_left_that_its_supporters_could_pay(
    election: Election, utility: Utility
) -> None:
    """Priceability: what the supporters of a plan that was not chosen have left is less than it costs."""
    choice = choose(election=election, utility=utility, completion=Completion.NONE)
    left = {
        ballot.voter: choice.share - sum(choice.shares.get(ballot.voter, {}).values(), Fraction(0))
        for ballot in election.ballots
    }
    for project in election.projects:
        own = slow.supporters(election, project.id)
        if project.cost and own and project.id not in choice.names:
            assert sum(left[voter] for voter in own) < project.cost


@settings(max_examples=60, deadline=None)
@given(elections(voters=5, plans=4), utilities)
def test_a_group_that_agrees_gets_what_its_share_pays_up_to_one_plan(
    election: Election, utility: Utility
) -> None:
    """EJR up to one project: somebody in the group is as well off, or would be better off with one more."""
    names = choose(election=election, utility=utility, completion=Completion.NONE).names
    costs = {one.id: one.cost for one in election.projects}
    worth = costs if utility is Utility.COST else dict.fromkeys(costs, Fraction(1))
    for group in subsets(election.ballots):
        common = set.intersection(*(set(ballot.approved) for ballot in group))
        for wish in subsets(sorted(common)):
            cost = sum(costs[name] for name in wish)
            if cost * len(election.ballots) > len(group) * election.budget:
                continue
            wanted = sum(worth[name] for name in wish)
            best = max(
                sum(worth[name] for name in ballot.approved if name in names) for ballot in group
            )
            one_more = [best + worth[name] for name in wish if name not in names]
            assert best >= wanted or max(one_more) > wanted


def subsets(things: Any) -> Any:
    some = list(things)
    return chain.from_iterable(combinations(some, size) for size in range(1, len(some) + 1))


@settings(max_examples=40, deadline=None)
@given(elections(), utilities, completions, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_plans_changes_nothing(
    election: Election, utility: Utility, completion: Completion, random: Any
) -> None:
    ballots, projects = list(election.ballots), list(election.projects)
    random.shuffle(ballots)
    random.shuffle(projects)
    turned = Election(budget=election.budget, projects=tuple(projects), ballots=tuple(ballots))
    one = choose(election=election, utility=utility, completion=completion)
    other = choose(election=turned, utility=utility, completion=completion)
    assert (one.winners, one.shares, one.raised) == (other.winners, other.shares, other.raised)


@settings(max_examples=40, deadline=None)
@given(elections(), utilities, st.fractions(Fraction(1, 50), 50, max_denominator=60))
def test_another_currency_changes_no_winner(
    election: Election, utility: Utility, rate: Fraction
) -> None:
    """Not with Add1: there a unit of money is what is added."""
    exchanged = Election(
        budget=election.budget * rate,
        projects=tuple(Project(id=one.id, cost=one.cost * rate) for one in election.projects),
        ballots=election.ballots,
    )
    for rule in Rule:
        one = choose(election=election, rule=rule, utility=utility, completion=Completion.NONE)
        other = choose(election=exchanged, rule=rule, utility=utility, completion=Completion.NONE)
        assert one.names == other.names
        assert other.spent == one.spent * rate


@settings(max_examples=40, deadline=None)
@given(elections(), completions)
def test_a_winner_is_by_the_rule_if_the_shares_alone_chose_it(
    election: Election, completion: Completion
) -> None:
    choice = choose(election=election, completion=completion)
    alone = choose(election=election, completion=Completion.NONE).names
    by = {how: {one.project for one in choice.winners if one.how is how} for how in How}
    assert by[How.RULE] == set(alone) & (by[How.RULE] | by[How.RAISED])
    assert by[How.VOTES] == set()
    assert not by[How.RAISED] or choice.raised > 0
    assert [winner.round for winner in choice.winners] == list(range(1, len(choice.names) + 1))


@pytest.mark.parametrize(
    ("ballots", "costs", "budget", "words"),
    [
        ([("a", "x")], {"y": 1}, 1, "The ballot of 'a' names no project: 'x'"),
        ([("a", "x"), ("a", "x")], {"x": 1}, 1, "The voter 'a' is there twice"),
        ([], {"x": -1}, 1, "below zero"),
        ([], {"x": 1}, -1, "below zero"),
    ],
)
def test_what_is_no_election_is_refused(
    ballots: list[tuple[str, str]], costs: dict[str, int], budget: int, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Election(
            budget=Fraction(budget),
            projects=tuple(Project(id=name, cost=Fraction(cost)) for name, cost in costs.items()),
            ballots=tuple(Ballot(voter=who, approved=(name,)) for who, name in ballots),
        )
