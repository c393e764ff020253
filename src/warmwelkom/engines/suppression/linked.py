"""Many tables about the same people, hidden together: no table undoes what another hides."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warmwelkom.engines.suppression.moves import Moves

Sums = Sequence[tuple[str, Sequence[str]]]
"""(a total, its parts): every equation that somebody could write down about the counts."""
THRESHOLD = 5
DEAR = 50
"""A total is so many times dearer to hide than a count that is the sum of nothing."""


class CannotHideError(Exception):
    """What is shown elsewhere tells a small count, whatever is hidden here."""


def suppress_linked(
    *,
    counts: Mapping[str, int],
    sums: Sums,
    threshold: int = THRESHOLD,
    secret: Collection[str] = (),
    untold: Collection[str] = (),
    shown: Collection[str] = (),
) -> dict[str, int | None]:
    """The same counts with None for what is hidden, so that no sum tells a small one.

    Every count under `threshold` is hidden, and so many more that the values that fit what is shown lie at
    least `threshold` apart for each small count, and are at least two for every other hidden one. A value fits
    when whole counts, none below zero, make every sum come out with it.

    Args:
        counts: name -> how many people, for each count of each table that the same reader may ask for. What
            stands in two tables has one name.
        sums: total -> parts. A count that is the same as another is a sum of one part.
        threshold: the smallest count that may be shown.
        secret: names that no table shows, and that tie the tables to each other.
        untold: names that no table shows either, of which a small one must not be found: the difference of two
            that are shown.
        shown: names that the reader sees elsewhere, so that hiding them here would help nothing.

    Raises:
        ValueError: a count is negative, a sum does not add up, or names a count that is not there.
        CannotHideError: the counts that are shown elsewhere leave too little room.
    """
    from warmwelkom.engines.suppression.moves import Moves  # noqa: PLC0415  numpy, not for a web process

    _check(counts, sums)
    names, open_ = sorted(counts), set(shown)
    totals = {total for total, _parts in sums}
    small = [one for one in names if counts[one] < threshold and one not in {*secret, *open_}]
    hidden = {*small, *secret, *untold} - open_
    moves = Moves(counts={one: counts[one] for one in names}, sums=sums, fixed=frozenset(open_))
    safe: set[str] = set()
    for name in sorted(small, key=lambda one: (-counts[one], one)):
        if name in safe:
            continue
        prices = {one: _price(counts[one], one in hidden, one in totals) for one in names}
        for move in _room_for(name, counts[name], threshold, prices, moves):
            hidden |= set(move)
            safe |= {one for one, by in move.items() if by >= threshold}
    return {name: None if name in hidden else counts[name] for name in names}


def _room_for(
    name: str, count: int, threshold: int, prices: Mapping[str, float], moves: Moves
) -> Iterator[dict[str, int]]:
    """Moves that take this count to values `threshold` apart: up alone where that can be, else up and down."""
    for down in range(count + 1):
        ways = [threshold - down, -down] if down else [threshold]
        found = [moves.changed(name, by=by, prices=prices) for by in ways if by]
        if None not in found:
            yield from (move for move in found if move is not None)
            return
    raise CannotHideError(name)


def _price(count: int, is_hidden: bool, is_total: bool) -> float:
    """What is hidden already costs next to nothing; the larger the count, the dearer; a total most."""
    if is_hidden:
        return 0.001
    return (1.0 + math.sqrt(count)) * (DEAR if is_total else 1)


def _check(counts: Mapping[str, int], sums: Sums) -> None:
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count of people can't be negative.")
    for total, parts in sums:
        for name in (total, *parts):
            if name not in counts:
                raise ValueError(f"The sum of {total} names {name}, which is no count.")
        if counts[total] != sum(counts[part] for part in parts):
            raise ValueError(f"The parts of {total} don't add up to {counts[total]}.")
