"""A first plan: give every talk a slot, nobody two at once.

Talks and people are a bipartite graph and a slot is a colour. Kőnig (1916): as many slots as the busiest
person has talks are enough, and an alternating path always makes room for the next talk. Rows that not
everybody offers make some paths shut; then another order is tried.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from warmwelkom.engines.handover_day.day import Day, DoesNotFitError, Row

FREE = -1


class Board:
    """Which talk everybody has in each slot; `slots` is the slot of each talk, FREE while it has none."""

    def __init__(self, day: Day) -> None:
        rows = {row.person: row for row in day.rows}
        self.names = sorted({name for pair in day.pairs for name in (pair.walker, pair.sitter)})
        number = {name: place for place, name in enumerate(self.names)}
        self.ends = [(number[pair.walker], number[pair.sitter]) for pair in day.pairs]
        self.rows: list[Row] = [rows[name] for name in self.names]
        self.width = max((row.last for row in self.rows), default=0) + 1
        self.open = [self.rows[a].mask & self.rows[b].mask for a, b in self.ends]
        self.at = [[FREE] * self.width for _ in self.names]
        self.slots = [FREE] * len(self.ends)

    def chain(self, talk: int, to: int, *, most: int) -> list[int] | None:
        """The talks that change between two slots when this one goes to `to`: a path with it inside.

        None when it is longer than `most`, or when somebody has no such slot.
        """
        here = self.slots[talk]
        found = [talk]
        for end in self.ends[talk]:
            slot, who = to, end
            while (other := self.at[who][slot]) not in (FREE, talk):
                if len(found) >= most:
                    return None
                found.append(other)
                first, second = self.ends[other]
                who = second if first == who else first
                slot = here if slot == to else to
            if other == talk:
                break
        both = (1 << here | 1 << to) if here != FREE else 1 << to
        fits = all(self.open[one] & both == both for one in found[1:])
        return found if fits and self.open[talk] >> to & 1 else None

    def swap(self, talks: Sequence[int], one: int, two: int) -> None:
        """Each of these talks goes from the one slot to the other."""
        for talk in talks:
            for who in self.ends[talk]:
                self.at[who][self.slots[talk]] = FREE
        for talk in talks:
            self.put(talk, two if self.slots[talk] == one else one)

    def put(self, talk: int, slot: int) -> None:
        self.slots[talk] = slot
        for who in self.ends[talk]:
            self.at[who][slot] = talk

    def load(self, slots: Sequence[int]) -> None:
        """Take over a whole plan."""
        self.at = [[FREE] * self.width for _ in self.names]
        for talk, slot in enumerate(slots):
            self.put(talk, slot)


def check_rows(board: Board) -> None:
    """Raises DoesNotFitError: somebody has more talks than slots, or two people share none."""
    load = Counter(who for ends in board.ends for who in ends)
    busy = [board.names[who] for who, talks in load.items() if talks > board.rows[who].length]
    apart = [
        board.names[who]
        for ends, mask in zip(board.ends, board.open, strict=True)
        if not mask
        for who in ends
    ]
    if busy or apart:
        raise DoesNotFitError(sorted({*busy, *apart}))


def first_plan(board: Board, *, chance: random.Random, tries: int = 40) -> None:
    """Give every talk a slot. Raises DoesNotFitError naming whose talks found no place."""
    check_rows(board)
    order = sorted(range(len(board.ends)), key=lambda talk: board.open[talk].bit_count())
    for _attempt in range(tries):
        board.at = [[FREE] * board.width for _ in board.names]
        board.slots = [FREE] * len(board.ends)
        stuck = [talk for talk in order if not _place(board, talk)]
        if not stuck:
            return
        chance.shuffle(order)
        order = stuck + [talk for talk in order if talk not in stuck]
    raise DoesNotFitError(sorted({board.names[who] for talk in stuck for who in board.ends[talk]}))


def _place(board: Board, talk: int) -> bool:
    """A slot in which both are free; else one is made by turning an alternating path round."""
    a, b = board.ends[talk]
    mine = [slot for slot in range(board.width) if board.open[talk] >> slot & 1]
    for slot in mine:
        if board.at[a][slot] == FREE and board.at[b][slot] == FREE:
            board.put(talk, slot)
            return True
    for one in (slot for slot in mine if board.at[a][slot] == FREE):
        for two in range(board.width):
            if board.at[b][two] == FREE and _turn(board, b, one, two) and _both(board, talk, one):
                board.put(talk, one)
                return True
    return False


def _both(board: Board, talk: int, slot: int) -> bool:
    return all(board.at[who][slot] == FREE for who in board.ends[talk])


def _turn(board: Board, who: int, one: int, two: int) -> bool:
    """Turn the path of talks in `one` and `two` that begins with this person; False when it may not."""
    path, slot, both = [], one, 1 << one | 1 << two
    while (talk := board.at[who][slot]) != FREE:
        if board.open[talk] & both != both:
            return False
        path.append(talk)
        first, second = board.ends[talk]
        who = second if first == who else first
        slot = two if slot == one else one
    board.swap(path, one, two)
    return True
