"""The shortest way, exactly (Dijkstra 1959, with a heap), or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

from warmwelkom.engines.routes.graph import Graph, Profile, Stretch

Cost = Callable[[str, Stretch], int | None]
BARRED = 10_000_000  # centimetres: any detour is better than one more barrier


@dataclass(frozen=True, kw_only=True)
class Route:
    """From the first dot to the last; `stretches[n]` leads from `dots[n]` to `dots[n + 1]`."""

    dots: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    profile: Profile
    cost: int

    @property
    def metres(self) -> float:
        return sum(each.metres for each in self.stretches)


@dataclass(frozen=True, kw_only=True)
class NoRoute:
    """Why nobody gets there: `barriers` are the (dot, stretch) that stop who cannot take steps.

    Without barriers the two are not joined at all.
    """

    start: str
    to: str
    barriers: tuple[tuple[str, Stretch], ...] = ()


def find_route(
    graph: Graph, *, start: str, to: str, profile: Profile = Profile.EVERYTHING
) -> Route | NoRoute:
    """The route that costs least for this profile; the same tour gives the same route.

    Raises KeyError where the graph has no such dot.
    """

    def cost(at: str, stretch: Stretch) -> int | None:
        if profile is Profile.STEP_FREE and graph.bars(stretch):
            return None
        return graph.cost(at, stretch, profile)

    found = _search(graph, start, to, cost)
    if found is None:
        return NoRoute(start=start, to=to, barriers=_barriers(graph, start, to, profile))
    total, dots, stretches = found
    return Route(dots=dots, stretches=stretches, profile=profile, cost=total)


def _barriers(
    graph: Graph, start: str, to: str, profile: Profile
) -> tuple[tuple[str, Stretch], ...]:
    """What stands on the way with the fewest barriers."""
    if profile is not Profile.STEP_FREE:
        return ()

    def cost(at: str, stretch: Stretch) -> int:
        return graph.cost(at, stretch, profile) + (BARRED if graph.bars(stretch) else 0)

    found = _search(graph, start, to, cost)
    if found is None:
        return ()
    _total, dots, stretches = found
    return tuple(pair for pair in zip(dots, stretches, strict=False) if graph.bars(pair[1]))


def _search(
    graph: Graph, start: str, to: str, cost: Cost
) -> tuple[int, tuple[str, ...], tuple[Stretch, ...]] | None:
    best: dict[str, int] = {graph.dots[start].id: 0}
    came: dict[str, tuple[str, Stretch]] = {}
    todo, done, goal = [(0, start)], set[str](), graph.dots[to].id
    while todo:
        total, at = heappop(todo)
        if at == goal:
            return total, *_back(came, start, to)
        if at in done:
            continue
        done.add(at)
        for stretch in graph.around[at]:
            price = None if stretch.to in done else cost(at, stretch)
            if price is not None and total + price < best.get(stretch.to, total + price + 1):
                best[stretch.to] = total + price
                came[stretch.to] = at, stretch
                heappush(todo, (total + price, stretch.to))
    return None


def _back(
    came: dict[str, tuple[str, Stretch]], start: str, to: str
) -> tuple[tuple[str, ...], tuple[Stretch, ...]]:
    dots, stretches = [to], list[Stretch]()
    while dots[-1] != start:
        at, stretch = came[dots[-1]]
        dots.append(at)
        stretches.append(stretch)
    return tuple(reversed(dots)), tuple(reversed(stretches))
