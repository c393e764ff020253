"""The keystroke-level model of Card, Moran and Newell (1980), as far as a keyboard goes."""

from __future__ import annotations

KEY, MENTAL = 0.28, 1.35
"""Seconds: a key of an average typist who is no secretary, and getting ready for a step."""


def seconds_of_hands(*, keys: float, steps: int) -> float:
    """What so many keys take, and getting ready before each step; thinking is not in it."""
    return keys * KEY + steps * MENTAL
