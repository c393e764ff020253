"""A Sankey drawing: bands from the left to the right, as thick as the number they stand for. Pure geometry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

NODE, GAP, LEAST = 8, 9, 15
"""Width of a node, room between two, and the least height of one: its words must fit."""
TONES = 6
THICK = 300
"""All bands together are about so high."""


@dataclass(frozen=True, kw_only=True)
class Flow:
    left: str
    right: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Node:
    """One end: where it stands, and where its words begin."""

    label: str
    number: int
    x: float
    y: float
    height: float
    words_x: float
    words_y: float
    side: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """One flow as a closed path; `tone` is that of its left end."""

    path: str
    tone: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    width: int
    height: float
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


def drawing_of(flows: Iterable[Flow], *, width: int) -> Drawing:
    """The largest ends on top; words stand inside, beside their node, so that nothing is cut off."""
    found = sorted(flows, key=lambda flow: (-flow.number, flow.left, flow.right))
    scale = THICK / max(sum(flow.number for flow in found), 1)
    left = _side(found, "left", scale, width)
    right = _side(found, "right", scale, width)
    height = max(_end(left), _end(right))
    return Drawing(
        width=width, height=round(height, 1), nodes=(*left.values(), *right.values()),
        bands=tuple(_bands(found, left, right, scale)),
    )  # fmt: skip


def _side(flows: list[Flow], side: str, scale: float, width: int) -> dict[str, Node]:
    sums: Counter[str] = Counter()
    for flow in flows:
        sums[getattr(flow, side)] += flow.number
    x = 0.0 if side == "left" else float(width - NODE)
    words_x = x + NODE + 6 if side == "left" else x - 6
    nodes, y = {}, 0.0
    for label, number in sums.most_common():
        height = max(number * scale, LEAST)
        nodes[label] = Node(
            label=label, number=number, x=x, y=round(y, 1), height=round(height, 1),
            words_x=words_x, words_y=round(y + height / 2 + 4.5, 1), side=side,
        )  # fmt: skip
        y += height + GAP
    return nodes


def _end(nodes: dict[str, Node]) -> float:
    return max(node.y + node.height for node in nodes.values())


def _bands(
    flows: list[Flow], left: dict[str, Node], right: dict[str, Node], scale: float
) -> Iterable[Band]:
    """Each end is left in the order in which the others stand, so that bands cross as little as can be."""
    order_left, order_right = list(left), list(right)
    begins, ends = _tops(flows, left, "left", scale), _tops(flows, right, "right", scale)
    starts: dict[Flow, float] = {}
    for flow in sorted(flows, key=lambda one: order_right.index(one.right)):
        starts[flow] = begins[flow.left]
        begins[flow.left] += flow.number * scale
    for flow in sorted(flows, key=lambda one: order_left.index(one.left)):
        thick, stop = flow.number * scale, ends[flow.right]
        ends[flow.right] += thick
        yield Band(
            path=_path(left[flow.left].x + NODE, starts[flow], right[flow.right].x, stop, thick),
            tone=order_left.index(flow.left) % TONES,
            words=f"{flow.left} → {flow.right}: {flow.number}",
        )


def _tops(flows: list[Flow], nodes: dict[str, Node], side: str, scale: float) -> dict[str, float]:
    """Where the first band of each node begins: in its middle, where the node is higher than its bands."""
    sums: Counter[str] = Counter()
    for flow in flows:
        sums[getattr(flow, side)] += flow.number
    return {
        label: node.y + (node.height - sums[label] * scale) / 2 for label, node in nodes.items()
    }


def _path(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    middle = (x1 + x2) / 2
    return (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"V{y2 + thick:.1f}"
        f"C{middle:.1f} {y2 + thick:.1f} {middle:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"
    )
