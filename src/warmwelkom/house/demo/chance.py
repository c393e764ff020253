"""Chance that comes out the same for the same seed, on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def dice(*where: object) -> Random:
    """Dice of their own for each place (seed, region, school …), so that one change does not shift all others."""
    return Random("/".join(map(str, where)))  # noqa: S311  chance for invented people, not for secrets


def weighted(dice: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, more often as its weight is higher."""
    keys = list(weights)
    return dice.choices(keys, weights=[weights[key] for key in keys])[0]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers that add up to `total`, as near as can be to the weights (largest remainders)."""
    scale = total / sum(weights)
    exact = [weight * scale for weight in weights]
    whole = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in order[: total - sum(whole)]:
        whole[at] += 1
    return whole
