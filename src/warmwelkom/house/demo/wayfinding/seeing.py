"""A room of flat walls, boxes and balls, seen from a point: rays against planes. Pure, in numpy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from warmwelkom.house.demo.wayfinding.cameras import Camera

Rays = NDArray[np.float32]
PER_METRE: Final = 96
"""Pixels of a wall's picture to a metre."""
SIDES: Final = ("west", "east", "south", "north", "floor", "ceiling")
GLOSS: Final = 0.16
"""How much of the room a floor mirrors."""
TALL: Final = 0.3
STRIPS: Final = 14
"""A side that is higher is drawn in so many strips, darker to the foot."""
AT_ONCE: Final = 30_000
LIGHT: Final = (0.78, 0.9, 1.06)
"""On a side that looks east or west, north or south, up."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A thing in the room, from one corner to the other (x, y, z in metres), in one colour."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    colour: tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Ball:
    """Something round, lit from above."""

    middle: tuple[float, float, float]
    radius: float
    colour: tuple[int, int, int]

    @property
    def low(self) -> tuple[float, float, float]:
        return self.middle

    @property
    def high(self) -> tuple[float, float, float]:
        return self.middle


Thing = Block | Ball


@dataclass(frozen=True, kw_only=True)
class Room:
    """Width (x), depth (y) and height in metres; a picture for each side; what stands in it; where the eye is."""

    size: tuple[float, float, float]
    sides: dict[str, NDArray[Any]]
    blocks: list[Thing] = field(default_factory=list)
    eye: tuple[float, float, float]
    is_outside: bool = False


def seen(room: Room, camera: Camera) -> NDArray[np.uint8]:
    """What a camera sees at the room's eye."""
    rays = camera.rays()
    flat = rays.reshape(-1, 3)
    eye = np.broadcast_to(np.array(room.eye, np.float32), flat.shape)
    colours, side, met = _meet(room, eye, flat)
    floor = side == SIDES.index("floor")
    if floor.any() and not room.is_outside:
        mirrored, _side, _met = _meet(
            room, met[floor], flat[floor] * np.array((1, 1, -1), np.float32)
        )
        colours[floor] = colours[floor] * (1 - GLOSS) + mirrored * GLOSS
    picture: NDArray[np.uint8] = np.clip(colours, 0, 255).astype(np.uint8).reshape(rays.shape)
    for block in sorted(room.blocks, key=lambda each: -_distance(room, each)):
        draw = _hang if isinstance(block, Ball) else _stand
        draw(picture, block, np.array(room.eye), camera)
    return picture


def _distance(room: Room, block: Thing) -> float:
    middle = (np.array(block.low) + np.array(block.high)) / 2
    return float(np.linalg.norm(middle - np.array(room.eye)))


def _stand(picture: NDArray[np.uint8], block: Any, eye: NDArray[Any], camera: Camera) -> None:
    """Its sides that face the eye: light on top, darker beside, and darker still towards the foot."""
    low, high = np.array(block.low), np.array(block.high)
    for axis, light in enumerate(LIGHT):
        for end, outward in ((low, -1), (high, 1)):
            if (eye[axis] - end[axis]) * outward <= 0:
                continue
            shade = light if outward > 0 or axis < 2 else 0.4
            _fill(picture, camera, _edge(_corners(low, high, axis, end[axis])) - eye, block.colour, shade)  # fmt: skip
            if axis < 2 and high[2] - low[2] > TALL:
                for step in range(STRIPS):
                    foot, top = low.copy(), high.copy()
                    foot[2] = low[2] + (high[2] - low[2]) * step / STRIPS
                    top[2] = low[2] + (high[2] - low[2]) * (step + 1) / STRIPS
                    own = shade * (0.86 + 0.16 * step / (STRIPS - 1))
                    _fill(picture, camera, _edge(_corners(foot, top, axis, end[axis])) - eye, block.colour, own)  # fmt: skip


def _hang(picture: NDArray[np.uint8], ball: Any, eye: NDArray[Any], camera: Camera) -> None:
    """Discs in each other that face the eye, each lighter and nearer to the light."""
    middle = np.array(ball.middle) - eye
    ahead = middle / np.linalg.norm(middle)
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= max(np.linalg.norm(right), 1e-6)
    up = np.cross(right, ahead)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)[:, None]
    for share, shade in ((1.0, 0.72), (0.84, 0.86), (0.64, 1.0), (0.4, 1.12)):
        off = ball.radius * (1 - share)
        at = middle + up * off * 0.5 - right * off * 0.3
        points = at + ball.radius * share * (np.cos(turn) * right + np.sin(turn) * up)
        _fill(picture, camera, points, ball.colour, shade)


def _fill(picture: NDArray[np.uint8], camera: Camera, edge: NDArray[Any], colour: Any, shade: float) -> None:  # fmt: skip
    lit = [min(255, round(value * shade)) for value in colour]
    for polygon in camera.outlines(edge):
        points = np.round(polygon * 16).astype(np.int32)
        cv2.fillPoly(picture, [points], lit, lineType=cv2.LINE_AA, shift=4)


def _corners(low: NDArray[Any], high: NDArray[Any], axis: int, at: float) -> NDArray[Any]:
    """The four corners of one side, in order around it."""
    one, other = (each for each in range(3) if each != axis)
    found = np.full((4, 3), at, np.float64)
    found[:, one] = low[one], high[one], high[one], low[one]
    found[:, other] = low[other], low[other], high[other], high[other]
    return found


def _edge(corners: NDArray[Any]) -> NDArray[Any]:
    """Many points along the edge, for a straight line is bent in a panorama."""
    share = np.linspace(0, 1, 12, endpoint=False)[:, None]
    after = np.roll(corners, -1, axis=0)
    return np.concatenate([a + (b - a) * share for a, b in zip(corners, after, strict=True)])


def _meet(room: Room, eye: Rays, rays: Rays) -> tuple[Any, Any, Any]:
    size = np.array(room.size, np.float32)
    safe = np.where(np.abs(rays) < 1e-6, np.float32(1e-6), rays)
    reach = np.where(safe > 0, size - eye, -eye) / safe
    axis = reach.argmin(axis=1)
    far = np.take_along_axis(reach, axis[:, None], 1)[:, 0]
    side = (axis * 2 + (np.take_along_axis(safe, axis[:, None], 1)[:, 0] > 0)).astype(np.int8)
    met = eye + rays * far[:, None]
    colours = np.empty_like(rays)
    for number, name in enumerate(SIDES):
        here = side == number
        colours[here] = _on_side(room, name, met[here])
    return colours, side, met


def _on_side(room: Room, name: str, met: Rays) -> Any:
    """The picture of a side where it is met; a little darker towards the corners of a room."""
    width, depth, height = room.size
    x, y, z = met[:, 0], met[:, 1], met[:, 2]
    across, down, wide, high = {
        "west": (y, height - z, depth, height),
        "east": (depth - y, height - z, depth, height),
        "south": (width - x, height - z, width, height),
        "north": (x, height - z, width, height),
        "floor": (x, depth - y, width, depth),
        "ceiling": (x, y, width, depth),
    }[name]
    picture = room.sides[name]
    found = _between(picture, across / wide * picture.shape[1], down / high * picture.shape[0])
    if room.is_outside:
        return found
    edge = np.minimum(np.minimum(across, wide - across), np.minimum(down, high - down))
    return found * (1 - 0.3 * np.exp(-edge / 0.45))[:, None]


def _between(picture: NDArray[Any], columns: Any, rows: Any) -> NDArray[np.float32]:
    """The colours at these places, each mixed of the four points around it."""
    found = np.empty((len(rows), 3), np.float32)
    for begin in range(0, len(rows), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        x = np.ascontiguousarray(columns[part] - 0.5, np.float32)[None]
        y = np.ascontiguousarray(rows[part] - 0.5, np.float32)[None]
        mixed: Any = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        found[part] = mixed[0]
    return found
