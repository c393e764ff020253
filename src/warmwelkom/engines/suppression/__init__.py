"""Counts in, counts that give nobody away out.

A count below the threshold is hidden (zero too: that nobody is there is also a fact about people),
and so many others with it that no hidden count can be worked out from the sums that are shown.

    shown = suppress(counts={"Maris": {"placed": 40, "underway": 3}, …})
    shown.cells["Maris", "underway"]  # None

Method: primary and complementary cell suppression (Hundepool e.a., Statistical Disclosure Control,
2012, ch. 4). In one table every count stands in exactly two sums, so the hidden ones form a network; a hidden count
is safe as long as some cycle of that network lets it be one higher or one lower while every shown sum
stays true and no count falls below zero. With `apart` it must be able to move that far: with the threshold nobody can
tell it from a count that may be shown, and the sum of a few small ones is not told either (decision 0047).

Many tables about the same people (`suppress_linked`) are hidden together: a sum of one may stand inside
another, so the counts are no network but a system of equations. There the promise is wider: the values
that fit what is shown lie at least the threshold apart for each small count, so that nobody can tell it
from a count that may be shown. Both are pure: no database, no clock, the same input the same output.

    suppress_linked(counts={"all": 60, "maris": 20, "witt": 40, "placed": 57, "not": 3},
                    sums=[("all", ["maris", "witt"]), ("all", ["placed", "not"])])
"""

from __future__ import annotations

from warmwelkom.engines.suppression.engine import Suppressed, suppress
from warmwelkom.engines.suppression.fives import FEWEST, in_fives
from warmwelkom.engines.suppression.linked import CannotHideError, Sums, suppress_linked

__all__ = [
    "FEWEST",
    "CannotHideError",
    "Sums",
    "Suppressed",
    "in_fives",
    "suppress",
    "suppress_linked",
]
