"""Where one can go from a place, in which direction, and which way one looks on arrival."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from warmwelkom.engines.routes.graph import Graph
from warmwelkom.engines.routes.shape import VERTICAL, Kind, PlaceRow

Way = tuple[int, tuple[str, ...], tuple[Kind, ...]]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A neighbour: `leave` and `arrive` are the compass as one walks off and as one comes in.

    None where the plan does not tell, straight up a stairwell for one. `kinds` are what lies between.
    """

    to: str
    metres: float
    leave: float | None
    arrive: float | None
    kinds: tuple[Kind, ...]


def links_from(graph: Graph, place: str) -> list[Link]:
    """The places that one reaches without passing another, the nearest first.

    Of places round one corridor only those are joined that have no third between them: no place nearer to both than
    they are to each other (the relative neighbourhood graph, Toussaint 1980). So where A links to B, B links to A,
    and whatever hangs together in the building hangs together in the tour.
    """
    around = _near(graph, place)
    found = [
        _link(graph, *around[to])
        for to in around
        if not any(way[0] < around[to][0] and around[by][0] < around[to][0]
                   for by, way in _near(graph, to).items() if by in around)
    ]  # fmt: skip
    return sorted(found, key=lambda link: (link.metres, link.to))


def _near(graph: Graph, place: str) -> dict[str, Way]:
    """The way to each place that lies behind corners alone, in millimetres."""
    found: dict[str, Way] = {}
    done: set[str] = set()
    todo: list[Way] = [(0, (place,), ())]
    while todo:
        metres, dots, kinds = heappop(todo)
        at = dots[-1]
        if at in done:
            continue
        done.add(at)
        if at != place and graph.dots[at].place:
            found[at] = metres, dots, kinds
            continue
        for stretch in graph.around[at]:
            if stretch.to not in done:
                on = (*dots, stretch.to), (*kinds, stretch.row.kind)
                heappush(todo, (metres + round(stretch.metres * 1000), *on))
    return found


def _link(graph: Graph, metres: int, dots: tuple[str, ...], kinds: tuple[Kind, ...]) -> Link:
    bearings = [graph.bearing(a, b) for a, b in pairwise(dots)]
    climbs = [kind in VERTICAL for kind in kinds]
    return Link(
        to=dots[-1],
        metres=metres / 1000,
        leave=_first(bearings, climbs),
        arrive=_first(bearings[::-1], climbs[::-1]),
        kinds=kinds,
    )


def _first(bearings: list[float | None], climbs: list[bool]) -> float | None:
    """The first direction that the plan tells, before any stair or lift."""
    for bearing, climb in zip(bearings, climbs, strict=True):
        if climb:
            return None
        if bearing is not None:
            return bearing
    return None


def yaw_of(place: PlaceRow, bearing: float | None) -> float | None:
    """Degrees right of the middle of the place's picture, −180 to 180; None where nobody set its north."""
    if bearing is None or place.heading_deg is None:
        return None
    return (bearing - place.heading_deg + 180) % 360 - 180
