"""What comes out: the winners, who paid for them, and what each side got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from warmwelkom.engines.choice.ballots import Election
from warmwelkom.engines.choice.figures import Utility
from warmwelkom.engines.choice.run import Run
from warmwelkom.engines.choice.shares import shares_of
from warmwelkom.engines.choice.sides import Side, sides_of


class Rule(StrEnum):
    """How winners are chosen."""

    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"


class Completion(StrEnum):
    """What is done with the money that equal shares leave."""

    NONE = "none"
    ADD1 = "add1"
    ADD1U = "add1u"


class How(StrEnum):
    """By what a winner was chosen: the shares as they are, raised shares, what was left, or votes."""

    RULE = "rule"
    RAISED = "raised"
    COMPLETION = "completion"
    VOTES = "votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """A chosen plan.

    `price` is the most that one supporter's share paid, `rate` (rho) that price by what the plan is
    worth to the supporter; both None where no share paid: by votes, and in the completion. `round`
    counts from 1.
    """

    project: str
    cost: Fraction
    votes: int
    round: int
    how: How
    price: Fraction | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The outcome, with what a page needs to explain it.

    `majority` are the winners by most votes first, for comparison. `run` is the run of the rule that
    counted; None where votes decided.
    """

    election: Election
    rule: Rule
    completion: Completion
    utility: Utility
    winners: tuple[Winner, ...]
    majority: tuple[str, ...]
    run: Run | None

    @property
    def share(self) -> Fraction:
        """The part of the budget that is each voter's."""
        return self.election.share

    @property
    def raised(self) -> Fraction:
        """What Add1 put on top of each voter's share."""
        return self.run.share / self.run.figures.scale - self.share if self.run else Fraction(0)

    @property
    def names(self) -> tuple[str, ...]:
        """The winners' ids in the order of choice."""
        return tuple(winner.project for winner in self.winners)

    @property
    def spent(self) -> Fraction:
        return sum((winner.cost for winner in self.winners), Fraction(0))

    @property
    def left(self) -> Fraction:
        return self.election.budget - self.spent

    @cached_property
    def shares(self) -> Mapping[str, Mapping[str, Fraction]]:
        """Voter to plan to what the voter's share paid of it; who paid nothing is not in it."""
        return shares_of(run=self.run, election=self.election) if self.run else {}

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """What each side got."""
        return sides_of(election=self.election, names=self.names)

    @cached_property
    def majority_sides(self) -> Mapping[str, Side]:
        """What each side would have got by most votes first."""
        return sides_of(election=self.election, names=self.majority)
