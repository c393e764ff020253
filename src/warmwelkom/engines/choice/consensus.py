"""What all sides agree on, from yes, skip and no; no map of opinions, and no score on a person.

For each statement and side: n votes, of which `yes` say yes. Skip counts in n, for who skips has seen the
statement and does not say yes. The share of yes has Wilson's interval (E.B. Wilson, "Probable inference",
JASA 22, 1927), with z = 1.96 for 95 %:

    centre = (yes + z²/2) / (n + z²)
    spread = z / (n + z²) · √(yes · (n - yes) / n + z²/4)

Statements are ranked by the lowest of the sides' lower bounds: as high as is sure for every side. A statement
on which fewer than five of some side voted is not known yet, and is not ranked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Z: Final = 1.959963984540054
ENOUGH: Final = 5
AGREED_FROM: Final = 0.5


class Answer(StrEnum):
    """What a voter says to a statement."""

    YES = "yes"
    SKIP = "skip"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One voter's answer to one statement; `side` is the voter's group, such as vo or mbo."""

    statement: str
    voter: str
    side: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How one side answered; `low` and `high` bound the share of yes (0 to 1) for 95 %."""

    yes: int
    skip: int
    no: int
    low: float
    high: float

    @property
    def n(self) -> int:
        return self.yes + self.skip + self.no

    @property
    def share(self) -> float | None:
        """The share of yes; None when nobody voted."""
        return self.yes / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement with the answers of each side."""

    id: str
    sides: Mapping[str, Tally]

    @property
    def lowest(self) -> float:
        """The share of yes that is sure for every side."""
        return min(tally.low for tally in self.sides.values())

    @property
    def is_agreed(self) -> bool:
        """Whether on every side, for sure, more than half say yes."""
        return self.lowest > AGREED_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """`ranked`: most agreed first; `not_known_yet`: too few votes on some side, by id."""

    ranked: tuple[Statement, ...]
    not_known_yet: tuple[Statement, ...]


def consensus(
    *, votes: Iterable[Vote], sides: Iterable[str], statements: Iterable[str], enough: int = ENOUGH
) -> Consensus:
    """Ranks the statements by what every one of these sides surely agrees on; equals go by id.

    Raises:
        ValueError: a vote on an unknown statement or of an unknown side, a second vote of a voter on
            the same statement, or no side at all.
    """
    names, groups = sorted(set(statements)), sorted(set(sides))
    if not groups:
        raise ValueError("Agreement needs at least one side.")
    counted = counted_by_side(votes, names=set(names), groups=set(groups))
    found = [
        Statement(id=name, sides={side: tally(counted, name, side) for side in groups})
        for name in names
    ]
    known = {one.id for one in found if all(own.n >= enough for own in one.sides.values())}
    return Consensus(
        ranked=tuple(
            sorted((one for one in found if one.id in known), key=lambda one: (-one.lowest, one.id))
        ),
        not_known_yet=tuple(one for one in found if one.id not in known),
    )


def counted_by_side(
    votes: Iterable[Vote], *, names: set[str], groups: set[str]
) -> Counter[tuple[str, str, Answer]]:
    seen: set[tuple[str, str]] = set()
    counted: Counter[tuple[str, str, Answer]] = Counter()
    for vote in votes:
        if vote.statement not in names or vote.side not in groups:
            raise ValueError(f"There is no statement '{vote.statement}' or no side '{vote.side}'.")
        if (vote.voter, vote.statement) in seen:
            raise ValueError(f"'{vote.voter}' voted twice on '{vote.statement}'.")
        seen.add((vote.voter, vote.statement))
        counted[vote.statement, vote.side, vote.answer] += 1
    return counted


def tally(counted: Counter[tuple[str, str, Answer]], statement: str, side: str) -> Tally:
    yes, skip, no = (counted[statement, side, answer] for answer in Answer)
    low, high = wilson(yes=yes, n=yes + skip + no)
    return Tally(yes=yes, skip=skip, no=no, low=low, high=high)


def wilson(*, yes: int, n: int) -> tuple[float, float]:
    """Bounds of the share of yes (0 to 1) that hold in 95 of 100 cases; all of it when n is 0."""
    if not n:
        return 0.0, 1.0
    centre = (yes + Z**2 / 2) / (n + Z**2)
    spread = Z / (n + Z**2) * math.sqrt(yes * (n - yes) / n + Z**2 / 4)
    return max(0.0, centre - spread), min(1.0, centre + spread)
