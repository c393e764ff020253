"""What a plan costs one person: slots of waiting, and for who walks the ways between blocks."""

from __future__ import annotations

from collections import defaultdict

from warmwelkom.engines.handover_day.colour import FREE, Board
from warmwelkom.engines.handover_day.day import Day

WALK, RUSH = 2, 20
"""Beside one slot of waiting: a needless way is worth two, a way without time for it is next to never."""


def waiting_of(mask: int) -> int:
    """Slots between the first and the last talk in which there is none; `mask` are the talks as bits."""
    if not mask:
        return 0
    return mask.bit_length() - ((mask & -mask).bit_length() - 1) - mask.bit_count()


class Costs:
    """The cost of people on a board; slots spent walking are no waiting.

    `masks` holds the talks of each person as bits and `people` what each costs; both follow `turn`.
    """

    def __init__(self, board: Board, day: Day) -> None:
        self.board, self.walk = board, day.walk
        self.block = [row.block for row in board.rows]
        theirs: dict[int, set[str]] = defaultdict(set)
        for walker, sitter in board.ends:
            theirs[walker].add(self.block[sitter])
        self.blocks = {who: len(names) for who, names in theirs.items()}
        self.roams = [self.blocks.get(who, 1) > 1 for who in range(len(board.names))]
        self.masks = [0] * len(board.names)
        self.people = [0] * len(board.names)
        self.read()

    def read(self) -> None:
        """Take over what stands on the board."""
        for who, row in enumerate(self.board.at):
            self.masks[who] = sum(1 << slot for slot, talk in enumerate(row) if talk != FREE)
        for who in range(len(self.people)):
            self.people[who] = self.of(who)

    @property
    def least_walks(self) -> int:
        """Who has talks in so many blocks goes to another at least one time fewer."""
        return sum(number - 1 for number in self.blocks.values())

    def of(self, who: int) -> int:
        """One number to make smaller, of somebody whose mask is right."""
        if not self.roams[who]:
            return waiting_of(self.masks[who])
        waiting, walks, rushed = self.parts(who)
        return waiting + WALK * walks + RUSH * rushed

    def parts(self, who: int) -> tuple[int, int, int]:
        """(waiting, walks, rushed) of one person."""
        waiting = waiting_of(self.masks[who])
        return self._walked(who, waiting) if self.roams[who] else (waiting, 0, 0)

    def _walked(self, who: int, waiting: int) -> tuple[int, int, int]:
        walks = rushed = 0
        before, block = FREE, ""
        for slot, talk in enumerate(self.board.at[who]):
            if talk == FREE:
                continue
            here = self.block[self.board.ends[talk][1]]
            if before != FREE and here != block:
                gap = slot - before - 1
                walks += 1
                rushed += gap < self.walk
                waiting -= min(gap, self.walk)
            before, block = slot, here
        return waiting, walks, rushed
