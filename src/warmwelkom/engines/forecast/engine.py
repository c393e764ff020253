"""Next year's count of each series, and the known years forecast from the years before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warmwelkom.engines.forecast.spread import quantile

Series = Mapping[str, Sequence[int]]
WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""How much of the level is the newest year; 1 is the same as last year."""
FEWEST_YEARS = 2
LEAST_EXTRA = 0.002
"""Years differ by more than chance: with few of them known, at least so much (of the mean squared)."""


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """`low` and `high` hold the count with the probability that was asked; `last` is the newest known."""

    expected: int
    low: int
    high: int
    last: int


@dataclass(frozen=True, kw_only=True)
class LookedBack:
    """A year that is known, forecast from what was known before it. `year` counts from the first, 0."""

    name: str
    year: int
    came: int
    said: Prediction

    @property
    def was_inside(self) -> bool:
        return self.said.low <= self.came <= self.said.high

    @property
    def missed_by(self) -> int:
        return abs(self.came - self.said.expected)

    @property
    def same_missed_by(self) -> int:
        """What "the same as last year" was off by."""
        return abs(self.came - self.said.last)


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """`weight` and `extra` are the two numbers that were learned: of the newest year, and above chance."""

    rows: dict[str, Prediction]
    looked_back: list[LookedBack]
    weight: float
    extra: float
    probability: float


def forecast(*, series: Series, probability: float = 0.8) -> Forecast:
    """The next count of each series that has at least two years.

    Args:
        series: name -> counts, the oldest first, each series up to the same newest year.
        probability: how often the count should lie within the interval, such as 0.8.

    Raises:
        ValueError: a count is negative, or the probability is not between 0 and 1.
    """
    if not 0 < probability < 1 or any(count < 0 for counts in series.values() for count in counts):
        raise ValueError("Give counts from nought up, and a probability between 0 and 1.")
    known = {name: list(counts) for name, counts in series.items() if len(counts) >= FEWEST_YEARS}
    weight, extra = _learned(known)
    return Forecast(
        rows={name: _said(counts, weight, extra, probability) for name, counts in known.items()},
        looked_back=_looked_back(known, probability),
        weight=weight,
        extra=extra,
        probability=probability,
    )


def _looked_back(known: dict[str, list[int]], probability: float) -> list[LookedBack]:
    """Each year from the third: learned and forecast as if it and what came after it were not there."""
    found = []
    longest = max((len(counts) for counts in known.values()), default=0)
    for back in range(longest - FEWEST_YEARS, 0, -1):
        before = {n: c[:-back] for n, c in known.items() if len(c) - back >= FEWEST_YEARS}
        weight, extra = _learned(before)
        found += [
            LookedBack(
                name=name,
                year=len(counts),
                came=known[name][len(counts)],
                said=_said(counts, weight, extra, probability),
            )
            for name, counts in before.items()
        ]
    return found


def _said(counts: list[int], weight: float, extra: float, probability: float) -> Prediction:
    mean = level_of(counts, weight)
    tail = (1 - probability) / 2
    expected = round(mean)
    return Prediction(
        expected=expected,
        low=min(quantile(mean, extra, tail), expected),
        high=max(quantile(mean, extra, 1 - tail), expected),
        last=counts[-1],
    )


def level_of(counts: Sequence[int], weight: float) -> float:
    """The newest count, drawn towards those before it."""
    level = float(counts[0])
    for count in counts[1:]:
        level += weight * (count - level)
    return level


def _learned(known: dict[str, list[int]]) -> tuple[float, float]:
    """The weight that missed least, each miss held against chance; and what the misses were above chance."""
    tried = [(_misses(known, weight), weight) for weight in WEIGHTS]
    (misses, weight) = min(tried, key=lambda one: (sum(m for m, _mean in one[0]), -one[1]))
    return weight, _extra(misses)


def _misses(known: dict[str, list[int]], weight: float) -> list[tuple[float, float]]:
    """(squared miss as chance would have 1, mean) for every year with one before it."""
    found = []
    for counts in known.values():
        for year in range(1, len(counts)):
            mean = max(level_of(counts[:year], weight), 0.5)
            found.append(((counts[year] - mean) ** 2 / mean, mean))
    return found


def _extra(misses: list[tuple[float, float]]) -> float:
    """The variance above Poisson's, as a part of the mean squared: (miss - 1) / mean, weighed by the mean."""
    if not misses:
        return LEAST_EXTRA
    above = sum(miss - 1 for miss, _mean in misses)
    return max(above / sum(mean for _miss, mean in misses), LEAST_EXTRA)
