"""How often a job is tried again: after 4, 16, 64, 256 and 1,024 seconds, and then it has failed."""

from __future__ import annotations

from procrastinate import RetryStrategy

MOST_ATTEMPTS = 5
AGAIN = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=4)
