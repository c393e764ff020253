"""Most votes first: what does not fit in what is left is skipped."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from warmwelkom.engines.choice.ballots import Election
from warmwelkom.engines.choice.figures import Utility


def most_votes_first(
    *, election: Election, utility: Utility = Utility.COST, have: Collection[str] = ()
) -> list[str]:
    """The plans that are added to those of `have`, in the order in which they are taken.

    By votes; with `Utility.CARDINALITY` by votes per unit of money, which is what utilitarian means
    there. Equals go by id. A plan without a vote comes last, and is taken if it fits.
    """
    costs = election.costs

    def rank(name: str) -> tuple[bool, Fraction, str]:
        votes = len(election.backers[name])
        per = costs[name] if utility is Utility.CARDINALITY else Fraction(1)
        is_free = not per and votes > 0
        return not is_free, -votes / (per or Fraction(1)), name

    left = election.budget - sum(costs[name] for name in have)
    taken = []
    for name in sorted(costs.keys() - set(have), key=rank):
        if costs[name] <= left:
            taken.append(name)
            left -= costs[name]
    return taken
