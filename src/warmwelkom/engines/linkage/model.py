"""How likely it is that a pair is one person: Fellegi and Sunter's model, learned without labels.

Three kinds of pairs are weighed against each other: one person, two of one household, two strangers.
What strangers and households share is measured (`chances`); only how lists write down one person is
estimated, by expectation and maximisation (Winkler 1988) in which rivals for one row compete. The
prior carries the sizes of the lists: a longer list asks for more evidence. It is the number of people
on both lists over the number of pairs of two rows that both have no partner, for that is what a pair
competes with once its rivals are weighed (Fortini and others 2001, Larsen 2005: links are one to one).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage.blocking import Pairs
from warmwelkom.engines.linkage.chances import Chances, Household, level_counts, shares
from warmwelkom.engines.linkage.fields import FIELDS, INDEX, MISSING, usual_chances

Weights = npt.NDArray[np.float64]
Table = npt.NDArray[np.int8]
ROUNDS: Final = 30
ANCHOR: Final = 10.0
FIRST_OVERLAP: Final = 0.7
LEAST_FREE: Final = 0.05
"""At least this share of a list is thought to have no partner: an overlap is never taken for complete."""
LEAST_TRUST: Final = 0.3
HIGHEST: Final = 60.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs with their levels and the log of how usual each agreed value is."""

    pairs: Pairs
    table: Table
    common: Weights
    left_size: int
    right_size: int

    def with_more(self, other: Evidence) -> Evidence:
        """Together, each pair once, sorted by left and then right."""
        left, right, table, common = (
            np.concatenate(both)
            for both in (
                (self.pairs.left, other.pairs.left),
                (self.pairs.right, other.pairs.right),
                (self.table, other.table),
                (self.common, other.common),
            )
        )
        _, keep = np.unique(left.astype(np.int64) * self.right_size + right, return_index=True)
        pairs = Pairs(left[keep], right[keep])
        return Evidence(pairs, table[keep], common[keep], self.left_size, self.right_size)


@dataclass(frozen=True, slots=True)
class Model:
    """Shares of levels for one person, the expected number of people on both lists, and whether it was learned."""

    one_person: Chances
    matches: float
    learned: bool

    def free(self, size: int) -> float:
        """How many rows of a list of this size have no partner on the other."""
        return max(size - self.matches, LEAST_FREE * size)


def stranger_logs(*, evidence: Evidence, strangers: Chances) -> Weights:
    """Log chance of each pair's levels for two strangers, usual values counted as usual."""
    total = np.zeros(len(evidence.table))
    for place in range(len(FIELDS)):
        logs = level_logs(evidence.table[:, place], strangers[place])
        value = evidence.common[:, place]
        total += np.where(np.isnan(value), logs, value)
    return total


def level_logs(levels: npt.NDArray[np.int8], chances: Weights) -> Weights:
    """Log chance of a level; a missing one weighs nothing (0)."""
    return np.append(np.log(chances), 0.0)[levels]


def total_logs(table: Table, chances: Chances) -> Weights:
    total = np.zeros(len(table))
    for place in range(len(FIELDS)):
        total += level_logs(table[:, place], chances[place])
    return total


def log_odds(
    *, evidence: Evidence, model: Model, household: Household, strangers_log: Weights
) -> Weights:
    """Log of the odds that a pair is one person, rivals not yet considered."""
    everyone = float(evidence.left_size) * evidence.right_size
    free = model.free(evidence.left_size) * model.free(evidence.right_size)
    one = total_logs(evidence.table, model.one_person) + np.log(model.matches / free)
    in_house = household.per_person * model.matches + 1e-9
    house = total_logs(evidence.table, household.chances) + np.log(in_house / everyone)
    odds: Weights = one - np.logaddexp(house, strangers_log)
    return np.clip(odds, -HIGHEST, HIGHEST)


def alone(*, odds: Weights, pairs: Pairs, left_size: int, right_size: int) -> Weights:
    """Chance of each pair when a row has at most one partner and rivals share the chance."""
    strength = np.exp(odds)
    mine = np.bincount(pairs.left, strength, left_size)[pairs.left]
    theirs = np.bincount(pairs.right, strength, right_size)[pairs.right]
    chance: Weights = strength / (1 + mine + theirs - strength)
    return chance


def learn(*, evidence: Evidence, household: Household, strangers_log: Weights) -> Model:
    """The model that explains the pairs best; falls back to what is usual when that is not sane."""
    usual = usual_chances()
    sizes = (evidence.left_size, evidence.right_size)
    first = Model(usual, FIRST_OVERLAP * min(sizes), learned=False)
    model = first
    for _ in range(ROUNDS):
        odds = log_odds(
            evidence=evidence, model=model, household=household, strangers_log=strangers_log
        )
        chance = alone(odds=odds, pairs=evidence.pairs, left_size=sizes[0], right_size=sizes[1])
        found = shares(level_counts(evidence.table, chance), usual, ANCHOR)
        matches = max(float(chance.sum()), 1.0)
        still = abs(matches - model.matches) < 1e-4 * matches
        model = Model(found, matches, learned=True)
        if still:
            break
    return (
        model if is_sane(model, sizes) else refit_prior(evidence, household, strangers_log, first)
    )


def is_sane(model: Model, sizes: tuple[int, int]) -> bool:
    """People agree with themselves: full agreement on name and birth date is the rule, not the exception."""
    trusted = (model.one_person[INDEX[name]][-1] for name in ("given", "surname", "birth"))
    return all(share >= LEAST_TRUST for share in trusted) and model.matches <= 1.5 * min(sizes)


def refit_prior(
    evidence: Evidence, household: Household, strangers_log: Weights, model: Model
) -> Model:
    """The usual model with the number of matches fitted to these lists."""
    for _ in range(5):
        odds = log_odds(
            evidence=evidence, model=model, household=household, strangers_log=strangers_log
        )
        chance = alone(
            odds=odds,
            pairs=evidence.pairs,
            left_size=evidence.left_size,
            right_size=evidence.right_size,
        )
        model = Model(model.one_person, max(float(chance.sum()), 1.0), learned=False)
    return model


def agrees(table: Table, name: str, level: int) -> npt.NDArray[np.bool_]:
    """Whether a field reaches a level (missing never does)."""
    reached: npt.NDArray[np.bool_] = table[:, INDEX[name]] >= max(level, MISSING + 1)
    return reached
