"""What changed, and how sure that is: before and after, with or without a group to compare with.

    seen = effect_of(before=Share(n=310, number=189), after=Share(n=312, number=231))
    seen.difference, seen.low, seen.high   # 0.13, 0.06, 0.20
    seen.finding                           # Finding.BETTER

A share is a count out of so many pupils, a mean a number with its spread. The interval is the 95 per
cent interval of the difference; with a group to compare with, of the difference between the two
differences. The two groups are taken as different pupils: where the same pupils are asked twice the
true interval is narrower, never wider than told here as long as their answers go together.

Methods, each with its source in its function: the interval of one share (Wilson 1927), of a sum of
shares (Newcombe 1998, method 10; Zou and Donner 2008), of a sum of means (Welch 1947), and how many
pupils would have been enough (the usual formula for power, as in Fleiss 1981). Pure: no database, no
clock, the same input the same output.
"""

from __future__ import annotations

from warmwelkom.engines.effect.engine import Effect, Finding, effect_of
from warmwelkom.engines.effect.means import Mean
from warmwelkom.engines.effect.shares import Share

__all__ = ["Effect", "Finding", "Mean", "Share", "effect_of"]
