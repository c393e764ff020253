"""Many runs of the rule side by side: each looks at one plan at a time, all looks are one sweep."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from warmwelkom.engines.choice.figures import Figures, Voters
from warmwelkom.engines.choice.run import WORD_BITS, Grain, Run


def run_all(
    *, figures: Figures, shares: Sequence[Fraction], word_bits: int = WORD_BITS
) -> list[Run]:
    """The rule with each of these amounts per voter, to the end; the runs do not touch each other.

    `word_bits` is the room for the money of all; less room takes more exact reckoning, no more.
    """
    grain = Grain(figures=figures, most=max(shares), word_bits=word_bits)
    rows = np.empty((len(shares), figures.voters), dtype=np.int64)
    runs = [
        Run(figures=figures, share=share, grain=grain, purses=row)
        for share, row in zip(shares, rows, strict=True)
    ]
    begins = [place * figures.voters for place in range(len(runs))]
    busy = [(run, begin) for run, begin in zip(runs, begins, strict=True) if run.heap]
    while busy:
        sweep(figures=figures, busy=busy, purses=rows.ravel())
        busy = [one for one in busy if one[0].heap]
    return runs


def sweep(*, figures: Figures, busy: list[tuple[Run, int]], purses: Voters) -> None:
    """One look at the first plan of each run; what is sure already is bought without."""
    looking = []
    for one in busy:
        if one[0].is_sure():
            one[0].buy_first()
        else:
            looking.append(one)
    if not looking:
        return
    firsts = [run.heap[0] for run, _ in looking]
    owns = [figures.supporters[first.plan] for first in firsts]
    sizes = np.array([own.size for own in owns])
    ends = sizes.cumsum()
    begins = ends - sizes
    places = np.concatenate(owns)
    places += np.array([begin for _, begin in looking]).repeat(sizes)
    seen = purses.take(places)
    under = seen < np.array([first.floor for first in firsts]).repeat(sizes)
    poor = np.add.reduceat(under, begins, dtype=np.int64).tolist()
    of_poor = np.add.reduceat(seen * under, begins).tolist()
    of_all = np.add.reduceat(seen, begins).tolist()
    rows = zip(looking, poor, of_poor, of_all, begins.tolist(), ends.tolist(), strict=True)
    for (run, _), few, part, whole, begin, end in rows:
        run.learn(poor=few, of_poor=part, of_all=whole, purses=seen[begin:end])
