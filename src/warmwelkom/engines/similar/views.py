"""One way to look at all texts: which bags have rare things in common.

Cosine of tf-idf weights (Salton and Buckley 1988), with the texts as one flat array, so that five thousand of them are
compared in some milliseconds and a new one is simply put behind. `damp` keeps a bag of one thing from being wholly
like another of that one thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

BACKGROUND: Final = (
    200  # texts that we imagine beside the real ones, so that counts mean something from the first
)
SHARE: Final = 0.25  # of them have the common things

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighted:
    """The weights of all texts, one after another; `starts` is where each begins."""

    things: npt.NDArray[np.int32]
    weights: Floats
    starts: npt.NDArray[np.int64]
    rarity: Floats


class View:
    """A growing list of bags and how alike each is to another one."""

    def __init__(self, *, damp: float, common: Collection[str] = ()) -> None:
        self.damp = damp
        self.common = frozenset(common)
        self._numbers: dict[str, int] = {}
        self._known: list[bool] = []  # whether it is common, by number
        self._bags: list[tuple[npt.NDArray[np.int32], Floats]] = []
        self._flat: Weighted | None = None

    def add(self, bag: Sequence[str]) -> None:
        counted = Counter(bag)
        numbers = [self._number(thing) for thing in counted]
        often = [1 + math.log(times) for times in counted.values()]
        self._bags.append((np.array(numbers, dtype=np.int32), np.array(often, dtype=np.float32)))
        self._flat = None

    def _number(self, thing: str) -> int:
        number = self._numbers.get(thing)
        if number is None:
            number = self._numbers[thing] = len(self._known)
            self._known.append(thing in self.common)
        return number

    def alike(self, bag: Sequence[str]) -> Floats:
        """Every text's likeness to the bag, 0 to 1, in the order in which they were added."""
        flat = self._flat = self._flat or self._weigh()
        asked = np.zeros(len(self._numbers) + 1, dtype=np.float32)
        squares = self.damp**2
        for thing, times in Counter(bag).items():
            number = self._numbers.get(thing, -1)
            rarity = float(flat.rarity[number]) if number >= 0 else self._rarity_of_new(thing)
            weight = (1 + math.log(times)) * rarity
            squares += weight**2
            if number >= 0:
                asked[number] = weight
        if squares == 0:
            return np.zeros(len(self._bags), dtype=np.float32)
        met = flat.weights * asked[flat.things]
        sums: Floats = np.add.reduceat(np.append(met, np.float32(0)), flat.starts)
        empty = np.diff(np.append(flat.starts, len(met))) == 0
        sums[empty] = 0
        return sums / np.float32(math.sqrt(squares))

    def _weigh(self) -> Weighted:
        none = (np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32))
        bags = self._bags or [none]
        things = np.concatenate([numbers for numbers, _often in bags])
        often = np.concatenate([often for _numbers, often in bags])
        sizes = np.array([len(numbers) for numbers, _often in bags])
        counts = np.bincount(things, minlength=len(self._numbers))
        rarity = self._rarity(counts)
        weights = often * rarity[things]
        owner = np.repeat(np.arange(len(bags)), sizes)
        squares = np.bincount(owner, weights=weights.astype(np.float64) ** 2, minlength=len(bags))
        norms = np.sqrt(squares + self.damp**2)
        norms[norms == 0] = 1
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        return Weighted(things, (weights / norms[owner]).astype(np.float32), starts, rarity)

    def _rarity(self, counts: npt.NDArray[np.int64]) -> Floats:
        known = np.array(self._known, dtype=np.float64)
        imagined = counts + known * BACKGROUND * SHARE + 0.5
        return np.log1p((len(self._bags) + BACKGROUND) / imagined).astype(np.float32)

    def _rarity_of_new(self, thing: str) -> float:
        imagined = 0.5 + (BACKGROUND * SHARE if thing in self.common else 0)
        return math.log1p((len(self._bags) + BACKGROUND) / imagined)
