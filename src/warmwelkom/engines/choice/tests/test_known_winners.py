"""A table of cases with the winners that pabutools 1.2.3 gives for them, in its order.

Equal shares: `method_of_equal_shares` with `Cost_Sat` or `Cardinality_Sat`, for Add1 with
`voter_budget_increment=1`, and for Add1U followed by `greedy_utilitarian_welfare`, both out of
`completion_by_rule_combination`. Most votes first: `greedy_utilitarian_welfare` with `Cost_Sat`. Pabutools
itself is no part of the suite: it brings a solver that is not free software.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest

from warmwelkom.engines.choice import Completion, Rule, Utility, choose
from warmwelkom.engines.choice.tests.elections import election


class Case(NamedTuple):
    """An election in short, and its winners: by cost and by cardinality (none, add1, add1u), by votes."""

    budget: str
    costs: dict[str, str]
    ballots: list[str]
    by_cost: tuple[str, str, str]
    by_cardinality: tuple[str, str, str]
    by_votes: str


def costs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


CASES = {
    "two groups": Case(
        "10",
        costs("a=5 b=5 c=5 d=5"),
        ["ab"] * 6 + ["cd"] * 4,
        ("a", "a", "ab"),
        ("a", "a", "ab"),
        "ab",
    ),
    "a majority that would take all": Case(
        "300",
        costs("a=100 b=100 c=100 d=100 e=100"),
        ["abc"] * 7 + ["de"] * 3,
        ("ab", "abd", "abd"),
        ("ab", "abd", "abd"),
        "abc",
    ),
    "a raise buys more": Case(
        "100",
        costs("a=40 b=40 c=30 d=25"),
        ["ab", "ab", "b", "c", "cd", "d"],
        ("bc", "bcd", "bcd"),
        ("db", "dbc", "dbc"),
        "ba",
    ),
    "a raise would overspend": Case(
        "100", costs("a=60 b=60"), ["a", "b"], ("", "", "a"), ("", "", "a"), "a"
    ),
    "equal in all, by id": Case(
        "2", costs("b=1 a=1 c=1"), ["abc", "abc"], ("ab", "ab", "ab"), ("ab", "ab", "ab"), "ab"
    ),
    "poor supporters": Case(
        "12",
        costs("a=4 b=4 c=6"),
        ["a", "a", "ab", "bc", "c", "ac"],
        ("a", "ac", "ac"),
        ("a", "a", "ab"),
        "ac",
    ),
    "dearer than the budget": Case(
        "10", costs("a=11 b=4 c=3"), ["ab", "a", "ac"], ("c", "c", "cb"), ("c", "cb", "cb"), "bc"
    ),
    "cents": Case(
        "12.50",
        costs("a=4.25 b=4.20 c=4.10 d=0.05"),
        ["a", "ab", "bc", "cd", "d"],
        ("acd", "acd", "acd"),
        ("dca", "dca", "dca"),
        "abd",
    ),
    "thirds": Case(
        "10",
        costs("a=10/3 b=10/3 c=10/3 d=1"),
        ["ad", "b", "cd"],
        ("db", "db", "dba"),
        ("db", "db", "dba"),
        "dab",
    ),
    "one voter": Case(
        "9", costs("a=5 b=4 c=3"), ["abc"], ("ab", "ab", "ab"), ("cb", "cb", "cb"), "ab"
    ),
    "empty ballots have a share too": Case(
        "12",
        costs("a=4 b=4 c=4"),
        ["a", "a", "b", "", "", ""],
        ("a", "ab", "abc"),
        ("a", "ab", "abc"),
        "abc",
    ),
    "nobody": Case("5", costs("a=3 b=2 c=1"), [], ("", "", "ab"), ("", "", "ab"), "ab"),
    "plans without a vote": Case(
        "5", costs("a=3 b=2 c=1"), ["c", "c"], ("c", "c", "ca"), ("c", "c", "ca"), "ca"
    ),
    "small plans of many": Case(
        "20",
        costs("a=10 b=9 c=2 d=2 e=2"),
        ["ab", "ab", "abc", "cde", "cde", "de"],
        ("adec", "adec", "adec"),
        ("cdeb", "cdeb", "cdeb"),
        "ab",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_winners_are_those_of_pabutools(case: Case) -> None:
    one = election(case.budget, dict(case.costs), case.ballots)
    found = {
        utility: tuple(
            "".join(choose(election=one, utility=utility, completion=completion).names)
            for completion in Completion
        )
        for utility in Utility
    }
    assert found == {Utility.COST: case.by_cost, Utility.CARDINALITY: case.by_cardinality}
    assert "".join(choose(election=one, rule=Rule.GREEDY).names) == case.by_votes


def test_a_plan_that_costs_nothing() -> None:
    """Worth nothing by cost, so the rule leaves it to the completion; by cardinality it is free."""
    one = election("5", costs("a=0 b=3 c=0 d=3"), ["ab", "ab", "d"])
    by_cost = choose(election=one)
    assert by_cost.names == ("b", "a", "c")
    by_cardinality = choose(election=one, utility=Utility.CARDINALITY)
    assert by_cardinality.names == ("a", "b", "c")
    assert by_cardinality.winners[0].price is None


def test_what_each_side_got() -> None:
    """Seven of vo and three of mbo: by votes mbo gets nothing, by shares one plan of three."""
    one = election(
        300, dict.fromkeys("abcde", 100), ["abc"] * 7 + ["de"] * 3, sides="v" * 7 + "m" * 3
    )
    choice = choose(election=one)
    assert choice.names == ("a", "b", "d")
    told = {
        side: (own.voters, own.with_a_plan, str(own.money)) for side, own in choice.sides.items()
    }
    assert told == {"m": (3, 3, "1/3"), "v": (7, 7, "2/3")}
    by_votes = {side: own.with_a_plan for side, own in choice.majority_sides.items()}
    assert by_votes == {"m": 0, "v": 7}
    assert choice.shares["v0"] == {"a": Fraction(100, 7), "b": Fraction(100, 7)}
    assert choice.shares["v9"] == {"d": Fraction(100, 3)}
