"""How likely it is that a pair is one person: Fellegi and Sunter's model, learned without labels.

A pair is one person, or two: strangers, namesakes, people of one home. What two people share is
measured (`others`); only how lists write down one person is
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
from warmwelkom.engines.linkage.chances import Chances, level_counts, shares, total_logs
from warmwelkom.engines.linkage.fields import (
    INDEX,
    MISSING,
    Birth,
    Given,
    Surname,
    usual_chances,
)

Weights = npt.NDArray[np.float64]
Table = npt.NDArray[np.int8]
ROUNDS: Final = 30
ANCHOR: Final = 10.0
FIRST_OVERLAP: Final = 0.7
LEAST_FREE: Final = 0.05
"""At least this share of a list is thought to have no partner: an overlap is never taken for complete."""
TRUSTED: Final = {"given": Given.SLIP, "surname": Surname.HALF, "birth": Birth.SLIP}
LEAST_TRUST: Final = 0.4
HIGHEST: Final = 60.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs with their levels, and the log chance of those if they are two people."""

    pairs: Pairs
    table: Table
    two_people: Weights
    left_size: int
    right_size: int

    def with_more(self, other: Evidence) -> Evidence:
        """Together, each pair once, sorted by left and then right."""
        left = np.concatenate((self.pairs.left, other.pairs.left))
        right = np.concatenate((self.pairs.right, other.pairs.right))
        table = np.concatenate((self.table, other.table))
        two_people = np.concatenate((self.two_people, other.two_people))
        _, keep = np.unique(left.astype(np.int64) * self.right_size + right, return_index=True)
        pairs = Pairs(left[keep], right[keep])
        return Evidence(pairs, table[keep], two_people[keep], self.left_size, self.right_size)


@dataclass(frozen=True, slots=True)
class Model:
    """Shares of levels for one person, the expected number of people on both lists, and whether it was learned."""

    one_person: Chances
    matches: float
    learned: bool

    def free(self, size: int) -> float:
        """How many rows of a list of this size have no partner on the other."""
        return max(size - self.matches, LEAST_FREE * size)


def log_odds(*, evidence: Evidence, model: Model) -> Weights:
    """Log of the odds that a pair is one person, rivals not yet considered."""
    free = model.free(evidence.left_size) * model.free(evidence.right_size)
    one = total_logs(evidence.table, model.one_person) + np.log(model.matches / free)
    odds: Weights = np.clip(one - evidence.two_people, -HIGHEST, HIGHEST)
    return odds


def alone(*, evidence: Evidence, odds: Weights) -> Weights:
    """Chance of each pair when a row has at most one partner and rivals share the chance."""
    pairs, strength = evidence.pairs, np.exp(odds)
    mine = np.bincount(pairs.left, strength, evidence.left_size)[pairs.left]
    theirs = np.bincount(pairs.right, strength, evidence.right_size)[pairs.right]
    chance: Weights = strength / (1 + mine + theirs - strength)
    return chance


def learn(*, evidence: Evidence) -> Model:
    """The model that explains the pairs best; falls back to what is usual when that is not sane."""
    usual = usual_chances()
    sizes = (evidence.left_size, evidence.right_size)
    first = Model(usual, FIRST_OVERLAP * min(sizes), learned=False)
    model = first
    for _ in range(ROUNDS):
        chance = alone(evidence=evidence, odds=log_odds(evidence=evidence, model=model))
        found = shares(level_counts(evidence.table, chance), usual, ANCHOR)
        matches = max(float(chance.sum()), 1.0)
        still = abs(matches - model.matches) < 1e-4 * matches
        model = Model(found, matches, learned=True)
        if still:
            break
    return model if is_sane(model, sizes) else refit_prior(evidence, first)


def is_sane(model: Model, sizes: tuple[int, int]) -> bool:
    """People agree with themselves: on name and birth date, slips and swaps counted, that is the rule."""
    trusted = (model.one_person[INDEX[name]][level:].sum() for name, level in TRUSTED.items())
    return all(share >= LEAST_TRUST for share in trusted) and model.matches <= 1.5 * min(sizes)


def refit_prior(evidence: Evidence, model: Model) -> Model:
    """The usual model with the number of matches fitted to these lists."""
    for _ in range(5):
        chance = alone(evidence=evidence, odds=log_odds(evidence=evidence, model=model))
        model = Model(model.one_person, max(float(chance.sum()), 1.0), learned=False)
    return model


def agrees(table: Table, name: str, level: int) -> npt.NDArray[np.bool_]:
    """Whether a field reaches a level (missing never does)."""
    reached: npt.NDArray[np.bool_] = table[:, INDEX[name]] >= max(level, MISSING + 1)
    return reached
