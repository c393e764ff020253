"""Counts for who may not see the people behind them: down to a multiple of five, so that no two tell a small one."""

from __future__ import annotations

FEWEST = 5


def in_fives(number: int) -> int:
    """At least so many. Of two such numbers the difference says nothing under five either."""
    return number - number % FEWEST
