"""A route as steps: what to do, where, how far. Words come later (`words.py`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from warmwelkom.engines.routes.engine import Route
from warmwelkom.engines.routes.graph import Graph, Stretch
from warmwelkom.engines.routes.shape import Kind

STRAIGHT, ABOUT = 35, 150  # degrees: less is straight on, more is turning round


class Turn(StrEnum):
    """What one does with one's feet; ON after a stair or a lift, where the plan does not tell."""

    START = "start"
    ON = "on"
    STRAIGHT = "straight"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the route: from dot `at` to dot `to`, past the places in between.

    `level` is where a stair or a lift leads, `climbs` 1 when that is up and −1 when it is down.
    """

    turn: Turn
    kind: Kind
    at: str
    to: str
    metres: float
    door: str = ""
    past: tuple[str, ...] = ()
    level: str = ""
    climbs: int = 0
    dots: tuple[str, ...] = ()


def steps_of(graph: Graph, route: Route) -> list[Step]:
    """Straight stretches of one kind are one step; a corner, a door, a stair or a lift begins a new one."""
    found: list[Step] = []
    heading: float | None = None
    for at, stretch in zip(route.dots, route.stretches, strict=False):
        bearing = graph.bearing(at, stretch.to)
        turn = _turn(heading, bearing) if found else Turn.START
        step = _step(graph, at, stretch.to, turn=turn, stretch=stretch)
        if found and _joins(found[-1], step):
            found[-1] = _joined(graph, found[-1], step)
        else:
            found.append(step)
        heading = None if stretch.is_vertical else (heading if bearing is None else bearing)
    return found


def _step(graph: Graph, at: str, to: str, *, turn: Turn, stretch: Stretch) -> Step:
    here, there = graph.dots[at].level, graph.dots[to].level
    up = graph.order[there] - graph.order[here]
    return Step(
        turn=turn,
        kind=stretch.row.kind,
        at=at,
        to=to,
        metres=stretch.metres,
        door=stretch.row.door,
        level=there if up else "",
        climbs=(up > 0) - (up < 0),
        dots=(at, to),
    )


def _joins(last: Step, step: Step) -> bool:
    """Walking on without a corner; one lift or one stair over more levels."""
    if last.kind != step.kind or step.kind is Kind.DOOR:
        return False
    if step.level or last.level:
        return last.climbs == step.climbs
    return step.turn in (Turn.STRAIGHT, Turn.ON)


def _joined(graph: Graph, last: Step, step: Step) -> Step:
    past = (*last.past, last.to) if graph.dots[last.to].place and not step.level else last.past
    return replace(
        last,
        to=step.to,
        metres=last.metres + step.metres,
        past=past,
        level=step.level,
        dots=(*last.dots, step.to),
    )


def _turn(heading: float | None, bearing: float | None) -> Turn:
    if heading is None or bearing is None:
        return Turn.ON
    change = (bearing - heading + 180) % 360 - 180
    if abs(change) <= STRAIGHT:
        return Turn.STRAIGHT
    if abs(change) >= ABOUT:
        return Turn.BACK
    return Turn.RIGHT if change > 0 else Turn.LEFT
