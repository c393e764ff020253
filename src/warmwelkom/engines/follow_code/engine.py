"""Making a code."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Protocol

from warmwelkom.engines.follow_code.words import words

LENGTH: Final = 4
BITS: Final = LENGTH * math.log2(len(words()))


class Chooser(Protocol):
    """Where chance comes from; outside tests that is `secrets.SystemRandom()`."""

    def choice(self, seq: Sequence[str], /) -> str: ...


def new_code(*, random: Chooser) -> str:
    """Four words with a space between them, each drawn anew from the whole list (a word may come twice)."""
    return " ".join(random.choice(words()) for _ in range(LENGTH))
