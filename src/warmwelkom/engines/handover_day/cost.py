"""What a plan costs one person: slots of waiting, and for who walks the ways between blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from warmwelkom.engines.handover_day.colour import FREE, Board
from warmwelkom.engines.handover_day.day import Day

WALK, RUSH = 2, 20
"""Beside one slot of waiting: a needless way is worth two, a way without time for it is next to never."""
MOST_KNOWN = 500_000


def waiting_of(mask: int) -> int:
    """Slots between the first and the last talk in which there is none; `mask` are the talks as bits."""
    if not mask:
        return 0
    return mask.bit_length() - ((mask & -mask).bit_length() - 1) - mask.bit_count()


class Costs:
    """The cost of people on a board; slots spent walking are no waiting.

    A person's talks are one number: the slots as bits, and for who `roams` a row of bits for each block.
    `days` holds it for each person and `people` what each costs, so that a turn is weighed without making it.
    """

    def __init__(self, board: Board, day: Day) -> None:
        self.board, self.walk = board, day.walk
        blocks = [row.block for row in board.rows]
        theirs: dict[int, set[str]] = defaultdict(set)
        for walker, sitter in board.ends:
            theirs[walker].add(blocks[sitter])
        self.blocks = {who: len(names) for who, names in theirs.items()}
        self.roams = [self.blocks.get(who, 1) > 1 for who in range(len(board.names))]
        place = {name: number * board.width for number, name in enumerate(sorted(set(blocks)))}
        self.rows = [
            [(who, place[blocks[ends[1]]] if self.roams[who] else 0) for who in ends]
            for ends in board.ends
        ]
        self.days = [0] * len(board.names)
        self.people = [0] * len(board.names)
        self._known: dict[int, int] = {}
        self.read()

    def read(self) -> None:
        """Take over what stands on the board."""
        self.days = [0] * len(self.days)
        for slot, rows in zip(self.board.slots, self.rows, strict=True):
            for who, row in rows:
                self.days[who] |= (slot != FREE) << (slot + row)
        for who, day in enumerate(self.days):
            self.people[who] = self.of(who, day)

    @property
    def least_walks(self) -> int:
        """Who has talks in so many blocks goes to another at least one time fewer."""
        return sum(number - 1 for number in self.blocks.values())

    def turned(self, chain: Sequence[int], both: int) -> dict[int, int]:
        """Who is touched when these talks change between two slots (`both`, as bits), and their day after it."""
        after: dict[int, int] = {}
        for talk in chain:
            for who, row in self.rows[talk]:
                after[who] = after.get(who, self.days[who]) ^ (both << row)
        return after

    def of(self, who: int, day: int) -> int:
        """One number to make smaller."""
        if not self.roams[who]:
            return waiting_of(day)
        known = self._known.get(day)
        if known is None:
            waiting, walks, rushed = self._walked(day)
            known = waiting + WALK * walks + RUSH * rushed
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[day] = known
        return known

    def parts(self, who: int) -> tuple[int, int, int]:
        """(waiting, walks, rushed) of one person."""
        day = self.days[who]
        return self._walked(day) if self.roams[who] else (waiting_of(day), 0, 0)

    def _walked(self, day: int) -> tuple[int, int, int]:
        talks = []
        while day:
            talks.append(divmod((day & -day).bit_length() - 1, self.board.width))
            day &= day - 1
        talks.sort(key=lambda talk: talk[1])
        waiting = walks = rushed = 0
        for (here, slot), (there, then) in pairwise(talks):
            gap = then - slot - 1
            if here != there:
                walks += 1
                rushed += gap < self.walk
                gap -= min(gap, self.walk)
            waiting += gap
        return waiting, walks, rushed
