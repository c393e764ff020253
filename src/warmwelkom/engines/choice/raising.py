"""Add1: every voter gets one unit more, again and again, until the money is used up or overspent.

Only runs that can differ are played. Two amounts per voter with the same purchases in the same order
prove the amounts in between when in every round the bought plan's rate at the lower amount is not above
any other plan's rate at the higher amount. For as long as the purchases are the same, more money means
that every purse is fuller in every round and every rate lower, so in between the bought plan's rate is at
most the first of these two and the others' at least the second: the same plan is bought there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from warmwelkom.engines.choice.figures import Figures
from warmwelkom.engines.choice.lockstep import run_all
from warmwelkom.engines.choice.run import Run

MOST_PURSES: Final = 160_000
LEAST_WIDTH: Final = 4
MOST_WIDTH: Final = 64


def raised(*, figures: Figures) -> tuple[Run, Run]:
    """The run without a raise; and the last that stays within the budget, or that leaves no room.

    Ends where no plan that somebody supports fits in what is left, or before the first raise with
    which too much would be spent.
    """
    search = Search(figures=figures)
    return search.base, search.last()


def ends_here(run: Run) -> bool:
    """Spends too much, or leaves too little for any plan that somebody supports."""
    left = run.figures.budget - run.cost
    have = {one.plan for one in run.bought}
    return all(cost > left for plan, cost in enumerate(run.figures.cost) if plan not in have)


def prove_between(lower: Run, higher: Run) -> bool:
    """Whether every amount in between surely buys the same, in the same order."""
    return len(lower.bought) == len(higher.bought) and all(
        below.plan == above.plan
        and (above.rival is None or (below.at_most, below.plan) <= above.rival)
        for below, above in zip(lower.bought, higher.bought, strict=True)
    )


class Search:
    """Looks for the first number of raises at which to end, with strides that grow where they can."""

    def __init__(self, *, figures: Figures) -> None:
        self.figures = figures
        self.runs: dict[int, Run] = {}
        self.ends: list[int] = []
        self.at = 0
        self.stride = 1
        self.width = LEAST_WIDTH
        self.play(range(self.width + 1))
        self.base = self.runs[0]

    def last(self) -> Run:
        while True:
            marks = [self.at + self.stride * step for step in range(self.width + 1)]
            self.play(marks[1:])
            end = self.first_end(marks)
            if end is not None:
                over = self.runs[end].cost > self.figures.budget
                return self.runs[end - 1 if over else end]
            self.move(marks)

    def play(self, raises: Iterable[int]) -> None:
        """Runs the rule with so many units more; one unit of money is `scale` of ours."""
        new = [number for number in raises if number not in self.runs]
        shares = [self.figures.share + number * self.figures.scale for number in new]
        if new:
            played = run_all(figures=self.figures, shares=shares)
            self.runs.update(zip(new, played, strict=True))
            self.ends += [number for number in new if ends_here(self.runs[number])]

    def first_end(self, marks: list[int]) -> int | None:
        """Halves every stretch before the end that is not proven, until each is, or is one step."""
        stretches = list(pairwise(marks))
        while True:
            end = min(self.ends, default=None)
            open_ones = [
                (low, high)
                for low, high in stretches
                if high - low > 1
                and (end is None or low < end)
                and not prove_between(self.runs[low], self.runs[high])
            ]
            if not open_ones:
                return end
            middles = [(low + high) // 2 for low, high in open_ones]
            self.play(middles)
            stretches = [
                half
                for (low, high), middle in zip(open_ones, middles, strict=True)
                for half in ((low, middle), (middle, high))
            ]

    def move(self, marks: list[int]) -> None:
        """On from the last mark; where strides are proven they may be longer, else shorter."""
        pairs = list(pairwise(marks))
        proven = sum(prove_between(self.runs[low], self.runs[high]) for low, high in pairs)
        if 2 * proven >= len(pairs):
            self.stride *= 4 if proven == len(pairs) else 2
        elif 4 * proven < len(pairs):
            self.stride = max(1, self.stride // 2)
        most = min(MOST_WIDTH, MOST_PURSES // self.figures.voters)
        self.width = max(LEAST_WIDTH, min(most, self.width * 4))
        self.at = marks[-1]
        self.runs = {self.at: self.runs[self.at]}
