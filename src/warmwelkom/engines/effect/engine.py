"""From groups that were counted to what may be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from warmwelkom.engines.effect import means, shares
from warmwelkom.engines.effect.means import Mean
from warmwelkom.engines.effect.shares import Share

FEWEST = 10
"""Under so many pupils in a group one pupil more or less turns the finding round."""
SHARE_THAT_MATTERS = 0.15
"""Fifteen in a hundred: a difference of this size people in a school notice."""
SPREAD_THAT_MATTERS = 0.5
"""Half the usual deviation: what Cohen (1988) calls a medium effect."""

Group = Share | Mean


class Finding(StrEnum):
    """What the interval of the difference says."""

    BETTER = "better"
    WORSE = "worse"
    NO_DIFFERENCE = "no_difference"
    TOO_FEW = "too_few"
    NO_SPREAD = "no_spread"
    NO_BEFORE = "no_before"


@dataclass(frozen=True, kw_only=True)
class Effect:
    """The difference with its 95 per cent interval, in the unit of the groups (a share is 0 to 1).

    `is_compared`: it is the change here minus the change in the group beside it. `needed`: how many
    pupils in each group would have been enough; 0 where nothing more was needed.
    """

    finding: Finding
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    is_compared: bool = False
    needed: int = 0


def effect_of(
    *,
    before: Group | None,
    after: Group,
    comparison_before: Group | None = None,
    comparison_after: Group | None = None,
    more_is_better: bool = True,
) -> Effect:
    """Compare two or four groups that were counted in the same way.

    Args:
        before: what it was here before, or None where nobody counted: then nothing is compared.
        after: what it was here afterwards.
        comparison_before: the same in a group without the plan; counts only with the next.
        comparison_after: what it was there afterwards.
        more_is_better: whether a higher number is what we hope for.

    Raises:
        TypeError: shares and means stand side by side.
    """
    if before is None:
        return Effect(finding=Finding.NO_BEFORE)
    terms = _terms(before, after, comparison_before, comparison_after)
    found, needed, is_wide = _interval(terms)
    compared = len(terms) == 4
    if found is None:
        total = sum(sign * group.value for sign, group in terms)
        return Effect(finding=Finding.NO_SPREAD, difference=total, is_compared=compared)
    total, low, high = found
    finding = _finding(low, high, more_is_better, is_too_few=is_wide)
    if min(group.n for _sign, group in terms) < FEWEST:
        finding = Finding.TOO_FEW
    return Effect(
        finding=finding,
        difference=total,
        low=low,
        high=high,
        is_compared=compared,
        needed=max(needed, FEWEST) if finding == Finding.TOO_FEW else 0,
    )


def _terms(
    before: Group, after: Group, there_before: Group | None, there_after: Group | None
) -> list[tuple[int, Group]]:
    """What is added up: here after less before, less the same there, where both were counted."""
    terms = [(1, after), (-1, before)]
    if there_before is not None and there_after is not None:
        terms += [(-1, there_after), (1, there_before)]
    return terms


def _interval(
    terms: Sequence[tuple[int, Group]],
) -> tuple[tuple[float, float, float] | None, int, bool]:
    """The difference with its interval, how many would be enough, and whether it is too wide.

    Too wide: a difference that matters could have stayed hidden in it.
    """
    as_shares = [(sign, group) for sign, group in terms if isinstance(group, Share)]
    if len(as_shares) == len(terms):
        total, low, high = shares.interval_of_shares(as_shares)
        needed = shares.pupils_needed(as_shares, SHARE_THAT_MATTERS)
        return (total, low, high), needed, (high - low) / 2 > SHARE_THAT_MATTERS
    as_means = [(sign, group) for sign, group in terms if isinstance(group, Mean)]
    if len(as_means) < len(terms):
        raise TypeError("Shares and means can't be compared with each other.")
    found = means.interval_of_means(as_means)
    matters = SPREAD_THAT_MATTERS * means.spread_of(as_means)
    if found is None or matters == 0:
        return found, 0, False
    needed = means.pupils_needed(as_means, matters)
    return found, needed, (found[2] - found[1]) / 2 > matters


def _finding(low: float, high: float, more_is_better: bool, *, is_too_few: bool) -> Finding:
    if low > 0:
        return Finding.BETTER if more_is_better else Finding.WORSE
    if high < 0:
        return Finding.WORSE if more_is_better else Finding.BETTER
    return Finding.TOO_FEW if is_too_few else Finding.NO_DIFFERENCE
