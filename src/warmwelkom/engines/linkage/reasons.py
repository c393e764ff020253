"""The reasons of a pair in words, Dutch and English: what agrees, what differs, what a rule says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warmwelkom.engines.linkage.fields import FIELDS, MISSING


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `agrees` tells the review page on which side to show it."""

    dutch: str
    english: str
    agrees: bool


NAMESAKE: Final = Reason(
    "er is nog iemand met deze naam en geboortedatum",
    "somebody else has this name and birth date",
    agrees=False,
)
NAME_ALONE: Final = Reason(
    "alleen de naam komt overeen",
    "only the name agrees",
    agrees=False,
)


@lru_cache(maxsize=10_000)
def reasons_for(levels: tuple[int, ...], *, namesake: bool, name_alone: bool) -> tuple[Reason, ...]:
    """The reasons of one row of levels, in the order of the fields."""
    found = [
        Reason(field.levels[level].dutch, field.levels[level].english, agrees=level > 0)
        for field, level in zip(FIELDS, levels, strict=True)
        if level != MISSING and field.levels[level].dutch
    ]
    if namesake:
        found.append(NAMESAKE)
    elif name_alone:
        found.append(NAME_ALONE)
    return tuple(found)
