"""What one run has bought, in exact fractions; reckoned only when somebody asks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.choice.figures import Figures, Voters

Key = int | Fraction
Rival = tuple[Key, int]


class Purchase(NamedTuple):
    """One plan that a run buys.

    `poor` are the supporters who give all they have left, which is less than the price; the `rich`
    others pay the price. `at_most` is a bound on the rate (price by utility) from above, `rival` the
    bound from below on that of the best plan that was not bought, with its place: the run's proof.
    """

    plan: int
    poor: Voters
    rich: int
    at_most: Key
    rival: Rival | None


class Payment(NamedTuple):
    """Who pays what for one purchase: `full` pay the price, and each of `rest` all they had left."""

    price: Fraction
    full: list[int]
    rest: list[tuple[int, Fraction]]


class Ledger:
    """Every price of a run as a whole number of 1/`unit`, so that sums need no fractions."""

    def __init__(self, *, figures: Figures, share: Fraction) -> None:
        self.figures = figures
        self.purchases: list[Purchase] = []
        self.unit = share.denominator
        self.share = share.numerator
        self.prices: list[int] = []
        self.empty: npt.NDArray[np.bool_] | None = None

    def price_of(
        self, *, plan: int, purses: Voters, surely_poor: npt.NDArray[np.bool_], grain: Fraction
    ) -> tuple[Fraction, Voters] | None:
        """The exact price of a plan now and its poor supporters; None if they can't afford it.

        `purses` are the supporters' rounded purses: each holds at least that many grains. Newton's
        method from below: the price at which the known poor give all is never too high, and whoever
        has less than that is poor too.
        """
        own = self.figures.supporters[plan]
        poor = surely_poor
        while rich := own.size - int(np.count_nonzero(poor)):
            if poor.any():
                self.catch_up()
            price = (self.figures.cost[plan] - self.left_of_all(own[poor])) / rich
            doubtful = np.flatnonzero(~poor & (purses < math.ceil(price / grain)))
            if doubtful.size:
                self.catch_up()
            left = self.left_of_each(own[doubtful])
            more = [place for place, has in zip(doubtful, left, strict=True) if has < price]
            if not more:
                return price, own[poor]
            poor = poor.copy()
            poor[more] = True
        return None

    def catch_up(self) -> None:
        for _ in self.payments(start=len(self.prices)):
            pass

    def payments(self, *, start: int = 0, each: bool = False) -> Iterator[Payment]:
        """Reckons purchase after purchase from `start`; with `each`, says who paid what."""
        if self.empty is None:
            self.empty = np.zeros(self.figures.voters, dtype=np.bool_)
        for bought in self.purchases[start:]:
            awake = bought.poor[~self.empty[bought.poor]]
            price = (self.figures.cost[bought.plan] - self.left_of_all(awake)) / bought.rich
            rest: list[tuple[int, Fraction]] = []
            full: list[int] = []
            if each:
                left = self.left_of_each(awake)
                rest = [(int(who), has) for who, has in zip(awake, left, strict=True) if has]
                full = np.setdiff1d(self.figures.supporters[bought.plan], bought.poor).tolist()
            yield Payment(price, full, rest)
            self.empty[bought.poor] = True
            self.write(price)

    def write(self, price: Fraction) -> None:
        """Adds a price, in a smaller unit when it does not fit in the one so far."""
        finer = math.lcm(self.unit, price.denominator) // self.unit
        if finer > 1:
            self.unit *= finer
            self.share *= finer
            self.prices = [one * finer for one in self.prices]
        self.prices.append(int(price * self.unit))

    def left_of_all(self, who: Voters) -> Fraction:
        """What these voters have left together."""
        awake = self.awake(who)
        if not awake.size:
            return Fraction(0)
        times = self.paid_in_full(awake).sum(axis=1).tolist()
        paid = sum(price * often for price, often in zip(self.prices, times, strict=True))
        return Fraction(awake.size * self.share - paid, self.unit)

    def left_of_each(self, who: Voters) -> list[Fraction]:
        """What each of these voters has left; reckoned once for those with the same history."""
        if not who.size:
            return []
        awake = self.empty is None or ~self.empty[who]
        table = np.vstack([np.broadcast_to(awake, who.size), self.paid_in_full(who)])
        kinds, kind_of = np.unique(table, axis=1, return_inverse=True)
        left = [self.left_with(is_awake, paid) for is_awake, *paid in kinds.T.tolist()]
        return [left[kind] for kind in kind_of.ravel().tolist()]

    def left_with(self, is_awake: bool, paid: list[bool]) -> Fraction:
        if not is_awake:
            return Fraction(0)
        spent = sum(price for price, own in zip(self.prices, paid, strict=True) if own)
        return Fraction(self.share - spent, self.unit)

    def awake(self, who: Voters) -> Voters:
        return who if self.empty is None else who[~self.empty[who]]

    def paid_in_full(self, who: Voters) -> npt.NDArray[np.bool_]:
        """Purchase x voter: whether the voter paid its price, for voters who have not given all."""
        paid = self.purchases[: len(self.prices)]
        plans = np.array([bought.plan for bought in paid], dtype=np.int64)
        return self.figures.approves[np.ix_(plans, who)]
