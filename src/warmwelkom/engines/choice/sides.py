"""What the voters of each side got out of a choice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from warmwelkom.engines.choice.ballots import Election


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side got.

    `with_a_plan`: how many of its voters see at least one plan chosen that they approved of. `money`:
    which share (0 to 1) of the money spent went to such plans, on average over its voters.
    """

    voters: int
    with_a_plan: int
    money: Fraction


def sides_of(*, election: Election, names: Collection[str]) -> dict[str, Side]:
    """Side to what it got if these plans are carried out; sides in the order of their names."""
    spent = sum((election.costs[name] for name in names), Fraction(0))
    sides = [ballot.side for ballot in election.ballots]
    voters = Counter(sides)
    lucky = Counter(sides[at] for at in {at for name in names for at in election.backers[name]})
    money: defaultdict[str, Fraction] = defaultdict(Fraction)
    for name in names:
        for side, votes in Counter(sides[at] for at in election.backers[name]).items():
            money[side] += votes * election.costs[name]
    return {
        side: Side(
            voters=voters[side],
            with_a_plan=lucky[side],
            money=money[side] / (voters[side] * spent) if spent else Fraction(0),
        )
        for side in sorted(voters)
    }
