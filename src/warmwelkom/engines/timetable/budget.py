"""How long a plan may take: seconds on the clock, or a number of steps that is the same everywhere."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

LEAST = 0.05


@dataclass(kw_only=True)
class Budget:
    """Ends after `seconds`, after `steps`, or as soon as `stopped` is set, whichever is first.

    With steps alone a plan depends on nothing but its week and seed.
    """

    seconds: float = math.inf
    steps: float = math.inf
    stopped: bool = False
    taken: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.began

    @property
    def share(self) -> float:
        """How much of it is spent, 0 to 1."""
        if self.stopped:
            return 1.0
        by_clock = 0.0 if self.seconds == math.inf else self.elapsed / max(self.seconds, 1e-9)
        return min(1.0, max(by_clock, self.taken / self.steps))

    @property
    def is_late(self) -> bool:
        """Nothing more may begin: stopped, or the clock is over. With steps alone there is no clock."""
        return self.stopped or self.elapsed >= self.seconds

    def is_over(self, until: float = 1.0) -> bool:
        return self.share >= until

    def seconds_until(self, until: float, *, most: float) -> float:
        """The clock time that one step may take; without a clock there is no limit."""
        if self.stopped:
            return LEAST
        if self.seconds == math.inf:
            return math.inf
        return max(LEAST, min(most, until * self.seconds - self.elapsed))
