"""Counts in, counts that give nobody away out.

A count below the threshold is hidden (zero too: that nobody is there is also a fact about people),
and so many others with it that no hidden count can be worked out from the sums that are shown.

    shown = suppress(counts={"Maris": {"placed": 40, "underway": 3}, …})
    shown.cells["Maris", "underway"]  # None

Method: primary and complementary cell suppression (Hundepool e.a., Statistical Disclosure Control,
2012, ch. 4). Every count stands in exactly two sums, so the hidden ones form a network; a hidden count
is safe as long as some cycle of that network lets it be one higher or one lower while every shown sum
stays true and no count falls below zero. Pure: no database, no clock, the same input the same output.
"""

from __future__ import annotations

from warmwelkom.engines.suppression.engine import Suppressed, suppress

__all__ = ["Suppressed", "suppress"]
