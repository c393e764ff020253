"""The pages of a tour: a place with its picture and its ways on, the plan of each level, a route."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.engines.routes import Link, Route, Step, links_from, yaw_of
from warmwelkom.engines.routes.shape import VERTICAL
from warmwelkom.rooms.wayfinding.in_english import is_dutch
from warmwelkom.rooms.wayfinding.models import Place, Rendition
from warmwelkom.rooms.wayfinding.queries.building import Building
from warmwelkom.rooms.wayfinding.queries.pictures import Picture, taken_on

LEAST = 160
"""Pixels from the first dot to the last, where nobody has brought a drawing and there are one or two."""
FLOOR_PITCH = -12
"""A way on lies where one looks when one walks: a little down."""


@dataclass(frozen=True, kw_only=True)
class WayOn:
    """A neighbour: where it lies in the picture (degrees right of the middle and up), how far, over what.

    `look` is the compass on arrival, for the address; `side` says in a word where it lies from `facing`.
    """

    place: Place
    name: str
    metres: int
    at: str
    look: int | None
    over: str
    side: str


@dataclass(frozen=True, kw_only=True)
class PlacePage:
    """What one sees standing at a place, looking at compass `facing`."""

    place: Place
    picture: Picture | None
    ways: list[WayOn]
    look: str
    fov: str
    words: dict[str, str]
    dutch: set[str] = field(default_factory=set)
    """Which of the words are Dutch on a page in another language."""
    taken_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A place on the drawing, with the number that it has in the list beside it."""

    place: Place
    name: str
    number: int
    x: int
    y: int
    is_here: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One level in pixels of its plan: `box` is the SVG's view box, `size` of a dot, `line` a route's points.

    `loose` are dots that have no spot yet, side by side at the top, for who draws.
    """

    level: Any
    plan: Rendition | None
    box: tuple[int, int, int, int]
    size: int
    dots: list[Dot]
    corridors: list[tuple[int, int, int, int]]
    line: list[str] = field(default_factory=list)
    loose: list[Dot] = field(default_factory=list)


def place_page(building: Building, place: Place, *, facing: int | None) -> PlacePage:
    """The place with its ways on; no queries."""
    picture = building.pictures.get(place.pk)
    row = building.graph.dots.get(place.slug)
    links = links_from(building.graph, place.slug) if row else []
    own = row.place if row else None
    if facing is None and own and own.heading_deg is not None:
        facing = round(own.heading_deg)
    ways = [_way(building, link, own, facing) for link in links]
    look = yaw_of(own, facing) if own and facing is not None else None
    return PlacePage(
        place=place,
        picture=picture,
        taken_on=taken_on(place, picture),
        dutch={name for name in ("name", "alt", "description") if is_dutch(place, name, building.language)},
        ways=ways,
        look=f"{look or 0:.1f} 0",
        fov="{:.1f} {:.1f}".format(*picture.fov) if picture else "",
        words={
            name: str(place.translations.get(building.language, {}).get(name) or getattr(place, name))
            for name in ("name", "alt", "description")
        },
    )  # fmt: skip


def _way(building: Building, link: Link, own: Any, facing: int | None) -> WayOn:
    place = building.by_slug[link.to]
    yaw = yaw_of(own, link.leave) if own else None
    over = next((kind for kind in link.kinds if kind in VERTICAL), link.kinds[0])
    return WayOn(
        place=place,
        name=building.name(place),
        metres=round(link.metres),
        at="" if yaw is None else f"{yaw:.1f} {FLOOR_PITCH}",
        look=None if link.arrive is None else round(link.arrive) % 360,
        over=over.value,
        side=_side(link.leave, facing),
    )


def _side(leave: float | None, facing: int | None) -> str:
    if leave is None or facing is None:
        return ""
    turn = (leave - facing + 180) % 360 - 180
    if abs(turn) <= 45:
        return "ahead"
    if abs(turn) >= 135:
        return "behind"
    return "right" if turn > 0 else "left"


def drawings(building: Building, *, here: Place | None = None, route: Route | None = None) -> list[Drawing]:  # fmt: skip
    """A drawing of each level that has a dot; of a route only the levels that it walks."""
    walked = {building.graph.dots[dot].level for dot in route.dots} if route else None
    found = []
    for level in building.levels:
        if walked is None or str(level.number) in walked:
            drawing = drawing_of(building, level, here=here, route=route)
            found += [drawing] if drawing.dots else []
    return found


def drawing_of(
    building: Building, level: Any, *, here: Place | None = None, route: Route | None = None
) -> Drawing:
    """One level, also where nothing lies on it yet."""
    plan, number = building.plans.get(level.pk), {place.pk: n for n, place in enumerate(building.visible, 1)}  # fmt: skip
    box = (0, 0, plan.width, plan.height) if plan and plan.width and plan.height else box_of(building.visible)  # fmt: skip
    spots = {
        place.pk: (round(place.x), round(place.y))
        for place in building.places
        if place.level_id == level.pk and place.x is not None and place.y is not None
    }
    return Drawing(
        level=level,
        plan=plan,
        box=box,
        size=max(1, max(box[2], box[3]) // 25),
        dots=[
            Dot(place=row, name=building.name(row), number=number[row.pk], x=spots[row.pk][0], y=spots[row.pk][1], is_here=row == here)
            for row in building.visible if row.pk in spots
        ],
        corridors=[
            (*spots[row.one_id], *spots[row.other_id])
            for row in building.corridors
            if row.one_id in spots and row.other_id in spots
        ],
        line=_lines(building, route, level) if route else [],
    )  # fmt: skip


def box_of(rows: list[Place]) -> tuple[int, int, int, int]:
    """Room for the dots of every level where nobody has brought a drawing, so that levels lie over each other."""
    spots = [(row.x, row.y) for row in rows if row.x is not None and row.y is not None]
    xs, ys = [round(x) for x, _y in spots] or [0], [round(y) for _x, y in spots] or [0]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    edge = max(wide, high, LEAST) // 8
    return min(xs) - edge, min(ys) - edge, wide + 2 * edge, high + 2 * edge


def _lines(building: Building, route: Route, level: Any) -> list[str]:
    """The stretches of a route on one level, as points of an SVG polyline each."""
    scale = level.metres_per_pixel or 0.05
    lines: list[list[str]] = [[]]
    for name in route.dots:
        dot = building.graph.dots[name]
        if dot.level == str(level.number):
            lines[-1].append(f"{dot.x / scale:.0f},{dot.y / scale:.0f}")
        elif lines[-1]:
            lines.append([])
    return [" ".join(points) for points in lines if len(points) > 1]


def places_of(building: Building, step: Step) -> list[Place]:
    """The places of a step, from where it begins."""
    return [building.by_slug[dot] for dot in step.dots if dot in building.by_slug]
