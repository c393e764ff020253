"""A handover day as data: rows of slots, the talks, and a plan with what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class DoesNotFitError(ValueError):
    """Talks that no plan can place; `people` are the keys of who has too few slots."""

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__(", ".join(people))
        self.people = tuple(people)


@dataclass(frozen=True, kw_only=True)
class Row:
    """The slots that one person offers, `first` to `last`, from 0; `block` is where who stays sits."""

    person: str
    first: int
    last: int
    block: str = ""

    @property
    def mask(self) -> int:
        """The slots as bits."""
        return ((1 << (self.last - self.first + 1)) - 1) << self.first

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One talk: who comes (`walker`, of the old school) and who stays in place (`sitter`)."""

    key: str
    walker: str
    sitter: str


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything that a plan is made of. `walk` is how many slots it takes to go to another block."""

    rows: Sequence[Row]
    pairs: Sequence[Pair]
    walk: int = 1


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The slot of each talk, and what it costs in slots of waiting, counted over all people.

    `bound` is the least that any plan must have people wait; `walks` how often somebody goes to
    another block, `least_walks` the least there can be; `rushed` counts the times that somebody has
    no free slot for a walk.
    """

    slots: Mapping[str, int]
    waiting: int
    bound: int
    walks: int
    least_walks: int
    rushed: int
    tries: int

    @property
    def is_best(self) -> bool:
        """Proven: nobody can wait less, walk less or rush less."""
        done = self.waiting == self.bound and self.walks == self.least_walks
        return done and self.rushed == 0
