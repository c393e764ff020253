"""How far a hidden count can move: a flow through the network of sums, and what to hide to let it move further."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from warmwelkom.engines.suppression.network import Arrows, Cost, Count, Key, Node

FAR = 10**9
"""No count of people moves further than this."""


@dataclass(kw_only=True)
class Hidden:
    """The counts that are hidden, as a network that grows, in a table that stays."""

    table: Arrows
    counts: dict[Key, Count] = field(default_factory=dict)
    arrows: Arrows = field(default_factory=lambda: defaultdict(list))

    def hide(self, counts: Iterable[Count]) -> None:
        for count in counts:
            if count.key not in self.counts:
                self.counts[count.key] = count
                for here, there in ((count.row, count.column), (count.column, count.row)):
                    self.arrows[here].append((there, count))


def both_ways(counts: Iterable[Count]) -> Arrows:
    """Every count as a way from each of its sums to the other; how much may go along is asked on the way."""
    arrows: Arrows = defaultdict(list)
    for count in counts:
        arrows[count.row].append((count.column, count))
        arrows[count.column].append((count.row, count))
    return arrows


def make_room(count: Count, *, hidden: Hidden, apart: int, cost: Cost) -> set[Key]:
    """Hide so much more that the values which fit this count lie `apart`; returns what can rise that far too.

    First the room that is there already, downwards and upwards; then the cheapest ways to rise further, one after
    the other (successive shortest paths, as in Kelly, Golden & Assad, 1992). A total can always rise, so there is
    always a way.
    """
    down, _moved = _moved_by(count, up=False, arrows=hidden.arrows, most=apart)
    if down >= apart:
        return {count.key}
    need = apart - down
    up, moved = _moved_by(count, up=True, arrows=hidden.arrows, most=need)
    if up < need:
        _up, moved = _moved_by(count, up=True, arrows=hidden.table, most=need, cost=cost)
        hidden.hide(one for one, _change in moved.values())
    return {count.key} | {key for key, (one, by) in moved.items() if by >= apart}


def _moved_by(
    count: Count, *, up: bool, arrows: Arrows, most: int, cost: Cost | None = None
) -> tuple[int, dict[Key, tuple[Count, int]]]:
    """How far the count itself moves, `most` at most, and every other count with what it changes by."""
    along = up is not count.is_total
    able = _able(count, along=along, flow=0)
    begin, end = (count.column, count.row) if along else (count.row, count.column)
    flow: dict[Key, int] = defaultdict(int)
    used: dict[Key, Count] = {}
    gone = 0
    while gone < min(most, able):
        ends = _Ends(begin=begin, end=end, without=count, arrows=arrows, flow=flow)
        way = _cheapest(ends, _of_new(used, cost)) if cost else _shortest(ends)
        if not way:
            break
        push = min(
            min(most, able) - gone, *(_able(one, along=on, flow=flow[one.key]) for one, on in way)
        )
        for one, on in way:
            flow[one.key] += push if on else -push
            used[one.key] = one
        gone += push
    moved = {key: (one, -flow[key] if one.is_total else flow[key]) for key, one in used.items()}
    return gone, {key: pair for key, pair in moved.items() if pair[1]}


def _of_new(used: dict[Key, Count], cost: Cost) -> Cost:
    """What is on the way already costs nothing the second time."""
    return lambda count: 0 if count.key in used else cost(count)


def _able(count: Count, *, along: bool, flow: int) -> int:
    """How much more may go from its row to its column (`along`) or back: no count falls below zero."""
    if count.is_total:
        return count.value - flow if along else FAR + flow
    return FAR - flow if along else count.value + flow


@dataclass(frozen=True, kw_only=True)
class _Ends:
    """From which sum to which, through what, and what goes along each count already."""

    begin: Node
    end: Node
    without: Count
    arrows: Arrows
    flow: dict[Key, int]

    def able(self, count: Count, here: Node) -> int:
        """How much more may go along this count when it is left here."""
        if count is self.without:
            return 0
        return _able(count, along=here == count.row, flow=self.flow.get(count.key, 0))


def _shortest(ends: _Ends) -> list[tuple[Count, bool]]:
    """Among what is hidden all ways cost the same: nearest sums first, met by the last step before the end."""
    last = {
        there: count for there, count in ends.arrows.get(ends.end, ()) if ends.able(count, there)
    }
    came: dict[Node, tuple[Node, Count]] = {}
    ahead, seen = deque([ends.begin]), {ends.begin}
    while ahead and last:
        here = ahead.popleft()
        if here in last:
            came[ends.end] = (here, last[here])
            return _back(came, ends.begin, ends.end)
        for there, count in ends.arrows.get(here, ()):
            if there not in seen and ends.able(count, here):
                seen.add(there)
                came[there] = (here, count)
                if there in last:
                    ahead.appendleft(there)
                    break
                ahead.append(there)
    return []


def _cheapest(ends: _Ends, cost: Callable[[Count], int]) -> list[tuple[Count, bool]]:
    """The way that hides least, the shortest of these (Dijkstra, 1959); each count with whether it is along its arrow."""
    ahead: list[tuple[int, int, Node]] = [(0, 0, ends.begin)]
    came: dict[Node, tuple[Node, Count]] = {}
    best: dict[Node, tuple[int, int]] = {ends.begin: (0, 0)}
    while ahead:
        spent, steps, here = heapq.heappop(ahead)
        if here == ends.end:
            return _back(came, ends.begin, ends.end)
        if (spent, steps) > best[here]:
            continue
        for there, count in ends.arrows.get(here, ()):
            found = (spent + cost(count), steps + 1)
            if (there not in best or found < best[there]) and ends.able(count, here):
                best[there], came[there] = found, (here, count)
                heapq.heappush(ahead, (*found, there))
    return []


def _back(came: dict[Node, tuple[Node, Count]], begin: Node, end: Node) -> list[tuple[Count, bool]]:
    way, here = [], end
    while here != begin:
        before, count = came[here]
        way.append((count, before == count.row))
        here = before
    return way[::-1]
