"""What no plan can do better: for each person alone, the least waiting that their rows allow.

A person's talks must lie in slots that the other one offers too. The shortest stretch of slots in which
all of them find a place (a matching, Hall 1935) gives the least that this person waits, whatever the
others do. The sum over all people is a bound for every plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from warmwelkom.engines.handover_day.colour import Board


def least_waiting(board: Board, *, roams: Sequence[bool]) -> int:
    """The sum over all people of what each must wait at least, in slots.

    Who walks between blocks (`roams`) may be walking in every slot without a talk: for them it is 0.
    """
    talks: dict[int, list[int]] = defaultdict(list)
    for talk, ends in enumerate(board.ends):
        for who in ends:
            talks[who].append(board.open[talk])
    return sum(_least(masks, board.width) for who, masks in talks.items() if not roams[who])


def _least(masks: list[int], width: int) -> int:
    """Slots between the first and the last talk without one, at least."""
    for length in range(len(masks), width + 1):
        for first in range(width - length + 1):
            window = ((1 << length) - 1) << first
            if _all_fit([mask & window for mask in masks]):
                return length - len(masks)
    return 0


def _all_fit(masks: list[int]) -> bool:
    """Whether each can have a slot of its own (augmenting paths)."""
    holder: dict[int, int] = {}
    return all(_seat(talk, masks, holder, set()) for talk in range(len(masks)))


def _seat(talk: int, masks: list[int], holder: dict[int, int], seen: set[int]) -> bool:
    mask = masks[talk]
    while mask:
        slot = (mask & -mask).bit_length() - 1
        mask &= mask - 1
        if slot in seen:
            continue
        seen.add(slot)
        if slot not in holder or _seat(holder[slot], masks, holder, seen):
            holder[slot] = talk
            return True
    return False
