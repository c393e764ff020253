"""Which hidden counts can be worked out: a walk over the network of sums."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

Node = tuple[str, str]
"""A sum: ("row", name) or ("column", name), or that of all of them: a row may be called anything, and nothing too."""
EVERY_ROW: Node = ("rows", "")
EVERY_COLUMN: Node = ("columns", "")
Key = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Count:
    """One count and the two sums it stands in. A total stands in them with the other sign."""

    key: Key
    row: Node
    column: Node
    value: int
    is_total: bool = False

    def may_rise(self) -> bool:
        """Along the arrow from its row to its column: a count up, or a total down."""
        return self.value > 0 if self.is_total else True

    def may_fall(self) -> bool:
        return True if self.is_total else self.value > 0


Cost = Callable[[Count], int]
Arrows = dict[Node, list[tuple[Node, Count]]]


def found_out(hidden: Iterable[Count], *, safe: Collection[Key] = ()) -> list[Count]:
    """Those of the hidden counts of which only one value fits the sums that are shown.

    Any other table with the same shown counts differs from this one by cycles in the network; a
    count that is in no such cycle is the same in all of them, so everyone can work it out. What is `safe` is known
    to be in one.
    """
    counts = list(hidden)
    arrows = _arrows(counts)
    return [one for one in counts if one.key not in safe and not _in_a_cycle(one, arrows)]


def cycle_to_hide(weak: Count, table: Iterable[Count], cost: Cost) -> list[Count]:
    """The counts that, hidden together with this one, keep it from being found; as cheap as can be."""
    return cheapest_cycle(weak, _arrows(table), cost) or []


def cheapest_cycle(count: Count, arrows: Arrows, cost: Cost) -> list[Count] | None:
    """The counts that change with this one when it is one higher, or one lower; None if none can."""
    found = []
    if count.may_rise():
        found.append(_path(count.column, count.row, count, arrows, cost))
    if count.may_fall():
        found.append(_path(count.row, count.column, count, arrows, cost))
    able = [path for path in found if path is not None]
    return min(able, key=lambda path: path[0])[1] if able else None


def _in_a_cycle(count: Count, arrows: Arrows) -> bool:
    up = count.may_rise() and _leads(count.column, count.row, count, arrows)
    return up or (count.may_fall() and _leads(count.row, count.column, count, arrows))


def _leads(begin: Node, end: Node, without: Count, arrows: Arrows) -> bool:
    """Whether there is any way from one sum to another, nearest sums first."""
    seen, ahead = {begin}, deque([begin])
    while ahead:
        for there, count in arrows.get(ahead.popleft(), ()):
            if count is without or there in seen:
                continue
            if there == end:
                return True
            seen.add(there)
            ahead.append(there)
    return False


def _arrows(counts: Iterable[Count]) -> Arrows:
    """Where one more or one less in a sum can be made up for in another."""
    arrows: Arrows = defaultdict(list)
    for count in counts:
        if count.may_rise():
            arrows[count.row].append((count.column, count))
        if count.may_fall():
            arrows[count.column].append((count.row, count))
    return arrows


def _path(
    begin: Node, end: Node, without: Count, arrows: Arrows, cost: Cost
) -> tuple[int, list[Count]] | None:
    """The cheapest way from one sum to another (Dijkstra, 1959), and what it costs."""
    ahead: list[tuple[int, Node, tuple[Count, ...]]] = [(0, begin, ())]
    done: set[Node] = set()
    while ahead:
        spent, here, way = heapq.heappop(ahead)
        if here == end:
            return spent, list(way)
        if here in done:
            continue
        done.add(here)
        for there, count in arrows.get(here, ()):
            if count is not without and there not in done:
                heapq.heappush(ahead, (spent + cost(count), there, (*way, count)))
    return None
