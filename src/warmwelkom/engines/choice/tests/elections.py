"""Small elections of many shapes, for properties and tables."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from warmwelkom.engines.choice import Ballot, Election, Project

NAMES = ("1", "10", "2", "3", "a", "B", "ç")
AMOUNTS = {
    "one": st.just(Fraction(1)),
    "few": st.sampled_from([Fraction(2), Fraction(3), Fraction(6)]),
    "free": st.sampled_from([Fraction(0), Fraction(0), Fraction(1), Fraction(4)]),
    "euros": st.integers(1, 40).map(Fraction),
    "cents": st.integers(1, 4000).map(lambda cents: Fraction(cents, 100)),
    "thirds": st.integers(1, 60).map(lambda thirds: Fraction(thirds, 3)),
}


def election(
    budget: object, costs: dict[str, object], ballots: Sequence[str], sides: str = ""
) -> Election:
    """An election in short: each ballot is a string of one-letter ids."""
    return Election(
        budget=Fraction(str(budget)),
        projects=tuple(Project(id=name, cost=Fraction(str(cost))) for name, cost in costs.items()),
        ballots=tuple(
            Ballot(voter=f"v{number}", approved=tuple(names), side=sides[number : number + 1])
            for number, names in enumerate(ballots)
        ),
    )


@st.composite
def elections(draw: Any, *, voters: int = 9, plans: int = 7) -> Election:
    """One kind of costs, few or many approvals, ballots that repeat, a budget from nothing to too much."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(0, plans))]
    amount = AMOUNTS[draw(st.sampled_from(sorted(AMOUNTS)))]
    costs = {name: draw(amount) for name in names}
    total = sum(costs.values(), Fraction(0))
    budget = draw(
        st.one_of(
            st.sampled_from([total / 4, total / 3, total / 2, total, total * 2, Fraction(0)]),
            st.integers(1, 60).map(Fraction),
        )
    )
    some = st.lists(st.sampled_from(names), unique=True) if names else st.just([])
    groups = draw(st.lists(some, min_size=1, max_size=4))
    ballots = draw(st.lists(st.one_of(st.sampled_from(groups), some), max_size=voters))
    return Election(
        budget=budget,
        projects=tuple(Project(id=name, cost=cost) for name, cost in costs.items()),
        ballots=tuple(
            Ballot(voter=str(number), approved=tuple(own), side="vo" if number % 3 else "mbo")
            for number, own in enumerate(ballots)
        ),
    )
