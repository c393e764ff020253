"""A share that was heard, its interval, and the words for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Z = 2.576
"""99% two-sided: several groups are looked at, and a region is not to be told what chance said."""
FEWEST_VOICES, FEWEST_CLASSES = 30, 5.0


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was heard of one group: `share` of all voices, between `low` and `high`; `there`: its share of all pupils."""

    group: str
    number: int
    share: float
    low: float
    high: float
    there: float

    @property
    def is_missing(self) -> bool:
        return self.high < self.there


def heard_of(*, classes: Iterable[tuple[str, int]], there: Mapping[str, int]) -> list[Heard] | None:
    """Each group's share of what was heard beside its share of who is there, the most missed first.

    Args:
        classes: (group, voices) of every class; groups that `there` does not name are left out.
        there: group -> how many pupils.

    Returns:
        None when too little was heard to say anything: fewer than 30 voices, or fewer than five
        classes of equal size's worth.
    """
    known = [(group, voices) for group, voices in classes if group in there and voices > 0]
    total = sum(voices for _group, voices in known)
    worth = effective_number([voices for _group, voices in known])
    everybody = sum(there.values())
    if total < FEWEST_VOICES or worth < FEWEST_CLASSES or not everybody:
        return None
    found = []
    for group, pupils in there.items():
        number = sum(voices for other, voices in known if other == group)
        low, high = wilson(number / total, worth)
        found.append(
            Heard(
                group=group, number=number, share=number / total, low=low, high=high,
                there=pupils / everybody,
            )
        )  # fmt: skip
    return sorted(found, key=lambda row: (row.share - row.there, row.group))


def effective_number(sizes: Iterable[int]) -> float:
    """How many equal classes tell as much as these: (sum)² / sum of squares."""
    sizes = list(sizes)
    squares = sum(size * size for size in sizes)
    return sum(sizes) ** 2 / squares if squares else 0.0


def wilson(share: float, number: float) -> tuple[float, float]:
    """Wilson's interval for a share of so many; the share is in it, also where it is all or nothing."""
    widened = 1 + Z * Z / number
    middle = (share + Z * Z / (2 * number)) / widened
    half = Z * math.sqrt(share * (1 - share) / number + Z * Z / (4 * number * number)) / widened
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def in_words(heard: float, there: float) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two shares as "a of d" with one small d that fits both best: ((1, 9), (4, 9)).

    None when the smaller one is less than 1 of 20, or when no d up to ten tells them apart.
    """
    best: tuple[float, int] | None = None
    for parts in range(2, 11):
        one, other = round(heard * parts), round(there * parts)
        off = max(abs(one / parts - heard), abs(other / parts - there))
        if 1 <= one < other and (best is None or off < best[0] - 1e-9):
            best = (off, parts)
    if best is None or heard < 1 / 20:
        return None
    parts = best[1]
    return (round(heard * parts), parts), (round(there * parts), parts)
