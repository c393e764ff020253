"""The election in whole numbers, as the rule counts with it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.choice.ballots import Election

Voters = npt.NDArray[np.int64]


class Utility(StrEnum):
    """What an approved plan is worth to a voter: its cost, or one."""

    COST = "cost"
    CARDINALITY = "cardinality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Plans that cost something and have a supporter, in the order of their ids.

    `scale`: all money is in 1/scale of the unit, so that every cost is whole.
    `share`: what each voter may spend before any raise; it need not be whole.
    `approves`: plan x voter; `supporters`: the same as places of voters.
    """

    scale: int
    budget: int
    voters: int
    share: Fraction
    ids: list[str]
    cost: list[int]
    utility: list[int]
    supporters: list[Voters]
    approves: npt.NDArray[np.bool_]


def figures_of(*, election: Election, utility: Utility) -> Figures:
    """Reads the election; a plan that is worth nothing to anybody is left out."""
    costs, backers = election.costs, election.backers
    ids = sorted(name for name, cost in costs.items() if cost > 0 and backers[name])
    amounts = [election.budget, *(costs[name] for name in ids)]
    scale = math.lcm(*(amount.denominator for amount in amounts))
    budget, *cost = [int(amount * scale) for amount in amounts]
    voters = len(election.ballots)
    supporters = [np.array(backers[name], dtype=np.int64) for name in ids]
    approves = np.zeros((len(ids), voters), dtype=np.bool_)
    for place, own in enumerate(supporters):
        approves[place, own] = True
    return Figures(
        scale=scale,
        budget=budget,
        voters=voters,
        share=election.share * scale,
        ids=ids,
        cost=cost,
        utility=cost if utility is Utility.COST else [1] * len(ids),
        supporters=supporters,
        approves=approves,
    )
