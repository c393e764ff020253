"""One run of the rule: round after round the plan that asks the lowest rate of its supporters.

Purses are rounded down to grains (a power of two of the money's unit) so that they fit in machine words;
`slack` bounds what rounding took away, summed over all voters. A price is reckoned from below (as if all
of the slack were in the purses of the poor) and from above (as if none were). A plan is bought when these
bounds show that its rate is the lowest and who its poor supporters are; when they do not, its rate is
reckoned in exact fractions. Nothing is a float. A purchase moves what the poor were rounded by to the rich
and adds less than a grain for each of these, so slack stays small: the bounds seldom fail but in real ties.
"""

from __future__ import annotations

import heapq
import math
from fractions import Fraction
from typing import Final, NamedTuple

import numpy as np

from warmwelkom.engines.choice.figures import Figures, Voters
from warmwelkom.engines.choice.ledger import Key, Ledger, Purchase

WORD_BITS: Final = 60
KEY_BITS: Final = 96
NOBODY: Final[Voters] = np.empty(0, dtype=np.int64)


class Entry(NamedTuple):
    """A plan still to be had, by a bound from below on its rate; plans with equal rates by place.

    `floor` is the same bound on its price, in grains. In round `exact` the bound is the rate itself
    and `poor` its poor supporters.
    """

    key: Key
    plan: int
    floor: int
    exact: int = -1
    poor: Voters = NOBODY


class Grain:
    """How fine purses are: so fine that what all voters have together still fits in a machine word.

    `cost`: the costs in grains, rounded down where `over` is 1; `entries`: the plans that all their
    supporters together can pay with the most that a voter has in these runs, lowest rate first.
    """

    def __init__(self, *, figures: Figures, most: Fraction, word_bits: int = WORD_BITS) -> None:
        self.bits = word_bits - math.ceil(most * max(figures.voters, 1)).bit_length()
        self.size = 1 / Fraction(2) ** self.bits
        self.over = int(self.bits < 0)
        self.cost = [math.floor(cost / self.size) for cost in figures.cost]
        self.utility = figures.utility
        self.entries = sorted(
            Entry(self.key_of(floor, plan), plan, floor)
            for plan, own in enumerate(figures.supporters)
            if (floor := self.cost[plan] // own.size) <= most / self.size
        )

    def key_of(self, floor: int, plan: int) -> int:
        """A price in grains as a rate, rounded down, on a scale that is the same in all runs."""
        return (floor << (KEY_BITS - self.bits)) // self.utility[plan]


class Run:
    """The rule with one amount per voter. `purses` is this run's own row, changed as it buys."""

    def __init__(self, *, figures: Figures, share: Fraction, grain: Grain, purses: Voters) -> None:
        self.figures = figures
        self.share = share
        self.grain = grain
        self.purses = purses
        self.ledger = Ledger(figures=figures, share=share)
        self.bought = self.ledger.purchases
        grains = share / grain.size
        purses[:] = math.floor(grains)
        self.slack = 0 if grains.denominator == 1 else figures.voters
        self.heap = grain.entries.copy()  # in order, so it is a heap

    @property
    def cost(self) -> int:
        return sum(self.figures.cost[one.plan] for one in self.bought)

    def learn(self, *, poor: int, of_poor: int, of_all: int, purses: Voters) -> None:
        """Takes the first plan off, puts it back with a better bound, or buys it.

        It is told what a look at the purses of the plan's supporters shows: how many are under the
        plan's floor, what those hold together, what all hold together, and the purses.
        """
        _key, plan, floor, *_ = self.heap[0]
        cost = self.grain.cost[plan]
        if of_all + self.slack < cost:
            heapq.heappop(self.heap)
            return
        rich = purses.size - poor
        better = (cost - of_poor - self.slack) // rich if rich else floor
        if better > floor:
            heapq.heapreplace(self.heap, Entry(self.grain.key_of(better, plan), plan, better))
            return
        if rich:
            ceiling = -((of_poor - cost - self.grain.over) // rich)
            at_most = -self.grain.key_of(-ceiling, plan)
            if self.is_lowest(at_most) and self.is_plain(purses, floor, ceiling):
                own = self.figures.supporters[plan][purses < ceiling]
                self.buy(poor=own, ceiling=ceiling, at_most=at_most, purses=purses)
                return
        self.reckon(purses)

    def is_lowest(self, at_most: Key) -> bool:
        """Whether the first plan goes before every other, also if its rate is as high as this."""
        heap = self.heap
        mine = (at_most, heap[0].plan)
        return (len(heap) < 2 or mine <= heap[1]) and (len(heap) < 3 or mine <= heap[2])

    def is_plain(self, purses: Voters, floor: int, ceiling: int) -> bool:
        """Whether no purse is so near to the price that its rounding matters."""
        surely = np.count_nonzero(purses < floor - self.slack)
        return bool(surely == np.count_nonzero(purses < ceiling))

    def reckon(self, purses: Voters) -> None:
        """The first plan's exact rate; it comes back as first only if it is the lowest."""
        plan, floor = self.heap[0].plan, self.heap[0].floor
        found = self.ledger.price_of(
            plan=plan,
            purses=purses,
            surely_poor=purses < floor - self.slack,
            grain=self.grain.size,
        )
        if found is None:
            heapq.heappop(self.heap)
            return
        price, poor = found
        entry = Entry(
            key=price / self.figures.utility[plan] * 2**KEY_BITS,
            plan=plan,
            floor=math.floor(price / self.grain.size),
            exact=len(self.bought),
            poor=poor,
        )
        heapq.heapreplace(self.heap, entry)

    def is_sure(self) -> bool:
        """Whether the first plan's rate is exact: no other is lower, and of equals it is first."""
        return self.heap[0].exact == len(self.bought)

    def buy_first(self) -> None:
        """Buys the first plan, which is sure."""
        first = self.heap[0]
        purses = self.purses.take(self.figures.supporters[first.plan])
        ceiling = first.floor + 1
        self.buy(poor=first.poor, ceiling=ceiling, at_most=first.key, purses=purses)

    def buy(self, *, poor: Voters, ceiling: int, at_most: Key, purses: Voters) -> None:
        """Takes the ceiling of the price off the purses of the rich, and all off those of the poor."""
        plan = heapq.heappop(self.heap).plan
        own = self.figures.supporters[plan]
        rival = self.heap[0][:2] if self.heap else None
        rich = own.size - poor.size
        self.bought.append(Purchase(plan, poor, rich, at_most, rival))
        self.purses[own] = np.maximum(purses - ceiling, 0)
        self.slack += rich + 2
