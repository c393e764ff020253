"""The rooms of a building that is nowhere, one for each kind of place."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from warmwelkom.house.demo.wayfinding import outside
from warmwelkom.house.demo.wayfinding.seeing import Block, Room, Thing
from warmwelkom.house.demo.wayfinding.things import chair, lamp, notebook, plant, table, tray
from warmwelkom.house.demo.wayfinding.walls import (
    INK,
    LAMP,
    RED,
    SEA,
    WHITE,
    WOOD,
    Colour,
    Wall,
    ceiling,
    floor,
)

PALES: Final[tuple[Colour, ...]] = (
    (238, 234, 222), (226, 235, 236), (242, 231, 214), (229, 236, 224),
)  # fmt: skip
FLOORS: Final[tuple[Colour, ...]] = ((176, 180, 178), (196, 178, 150), (158, 170, 176))
Make = Callable[[random.Random], Room]


def room_of(kind: str, seed: int) -> Room:
    """The same room for the same kind and seed."""
    return KINDS.get(kind, _corridor)(random.Random(f"{kind}-{seed}"))  # noqa: S311  a drawing, no secret


def _inside(
    chance: random.Random, size: tuple[float, float, float], blocks: list[Thing], *,
    tiles: float = 0.6, lamps: int = 3,
) -> tuple[dict[str, Wall], Callable[[tuple[float, float, float]], Room]]:  # fmt: skip
    """Four bare walls to draw on, and what makes the room of them for an eye."""
    width, depth, height = size
    pale = chance.choice(PALES)
    walls = {
        name: Wall(width if name in ("north", "south") else depth, height, pale)
        for name in ("north", "south", "east", "west")
    }
    for wall in walls.values():
        wall.band(0, 0.1, (120, 124, 124))
    shadows = [
        (block.low[0], block.low[1], block.high[0] - block.low[0], block.high[1] - block.low[1])
        for block in blocks
        if isinstance(block, Block)
    ]
    stone = chance.choice(FLOORS)

    def finish(eye: tuple[float, float, float]) -> Room:
        sun = _sun(walls, width, depth)
        ground = floor(width, depth, stone, tiles=tiles, shadows=shadows, sun=sun)
        sides = {name: wall.soft() for name, wall in walls.items()}
        sides |= {"floor": ground, "ceiling": ceiling(width, depth, lamps=lamps)}
        return Room(size=size, sides=sides, blocks=blocks, eye=eye)

    return walls, finish


def _sun(walls: dict[str, Wall], width: float, depth: float) -> list[list[tuple[float, float]]]:
    """Where it falls on the floor, through the windows of one side."""
    west, east = walls["west"].windows, walls["east"].windows
    if west:
        return [[(0.5, x + 0.5), (0.5, x + w + 0.4), (3.4, x + w + 1.6), (3.4, x + 1.7)] for x, w in west]  # fmt: skip
    far, near = width - 0.5, width - 3.4
    return [
        [(far, depth - x - w + 0.5), (far, depth - x + 0.4), (near, depth - x + 1.6), (near, depth - x - w + 1.7)]
        for x, w in east
    ]  # fmt: skip


def _canteen(chance: random.Random) -> Room:
    colours = chance.sample((RED, SEA, LAMP, (92, 138, 110)), 2)
    blocks: list[Thing] = [
        Block(low=(8.6, 3.0, 0), high=(9.5, 8.6, 1.0), colour=WHITE),
        Block(low=(8.5, 2.9, 1.0), high=(9.6, 8.7, 1.06), colour=WOOD),
        Block(low=(8.8, 3.6, 1.06), high=(9.3, 5.4, 1.42), colour=(206, 222, 226)),
        *plant(0.6, 9.9, chance),
        *plant(7.6, 10.3, chance),
    ]
    for row in range(3):
        for column in range(2):
            x, y = 1.2 + 3.4 * column, 2.6 + 2.5 * row
            blocks += [*table(x, y, 1.8, 0.85), *tray(x + 0.3, y + 0.3, chance)]
            blocks += lamp(x + 0.9, y + 0.4, 2.7, 3.6)
            for seat in range(2):
                blocks += chair(x + 0.2 + 0.9 * seat, y - 0.55, colours[(row + seat) % 2])
    walls, finish = _inside(chance, (11, 11, 3.6), blocks, tiles=0.8, lamps=4)
    walls["north"].window(0.6, 5.4, z=0.5, h=2.5, chance=chance)
    walls["north"].door(8.4, SEA, "0.12")
    walls["north"].clock(7.3, 2.7)
    walls["east"].box(1.6, 1.1, 6.4, 1.7, INK, round=0.05)
    walls["east"].words(4.8, 2.35, "KANTINE", high=0.42, colour=LAMP)
    walls["east"].words(4.8, 1.7, "broodjes · soep · fruit", high=0.2)
    walls["west"].window(1.0, 4.0, chance=chance)
    walls["west"].poster(7.0, 1.3, 1.0, 1.4, chance)
    walls["south"].door(5.0, SEA, "0.10")
    return finish((7.2, 0.8, 1.62))


def _classroom(chance: random.Random) -> Room:
    seat = chance.choice((SEA, RED, (88, 120, 160)))
    blocks: list[Thing] = [*table(3.4, 7.1, 1.8, 0.8), *notebook(4.6, 7.3, RED), *plant(7.7, 8.3, chance)]  # fmt: skip
    for row in range(3):
        for column in range(3):
            x, y = 0.8 + 2.4 * column, 1.9 + 1.6 * row
            blocks += [*table(x, y, 1.4, 0.6), *chair(x + 0.15, y - 0.5, seat), *chair(x + 0.8, y - 0.5, seat)]  # fmt: skip
            if chance.random() < 0.6:
                blocks += notebook(x + 0.2 + 0.7 * (row % 2), y + 0.15, chance.choice((LAMP, SEA, WHITE)))  # fmt: skip
    walls, finish = _inside(chance, (8.4, 9, 3.1), blocks, tiles=0)
    walls["north"].box(1.94, 0.79, 4.52, 1.62, (168, 172, 174), round=0.03)
    walls["north"].box(2.0, 0.85, 4.4, 1.5, WHITE, round=0.02)
    walls["north"].words(4.2, 1.85, "Welkom!", high=0.4, colour=SEA)
    walls["north"].words(4.2, 1.3, "we beginnen om 9.00 uur", high=0.2, colour=RED)
    walls["north"].clock(7.4, 2.5)
    walls["east"].window(0.8, 3.2, chance=chance)
    walls["east"].window(4.8, 3.2, chance=chance)
    walls["west"].door(1.0, LAMP, "B1.07")
    for each in range(3):
        walls["west"].poster(3.6 + 1.5 * each, 1.2, 0.9, 1.25, chance)
    walls["south"].lockers(0.6, 8, SEA)
    return finish((4.2, 0.9, 1.6))


def _workshop(chance: random.Random) -> Room:
    blocks: list[Thing] = []
    for row in range(3):
        y = 2.4 + 2.6 * row
        blocks += [
            Block(low=(1.0, y, 0), high=(4.0, y + 1.0, 0.9), colour=(170, 130, 90)),
            Block(low=(1.4, y + 0.25, 0.9), high=(1.9, y + 0.6, 1.15), colour=SEA),
            Block(low=(7.0, y, 0), high=(8.6, y + 1.1, 1.5), colour=(104, 128, 120)),
            Block(low=(7.2, y + 0.2, 1.5), high=(8.0, y + 0.8, 1.9), colour=RED),
        ]
    walls, finish = _inside(chance, (10, 11, 4.2), blocks, tiles=2.4, lamps=5)
    walls["north"].box(2.6, 0, 4.8, 3.2, (120, 132, 136))
    for line in range(8):
        walls["north"].box(2.6, 0.4 * line, 4.8, 0.03, (96, 106, 110))
    walls["north"].words(5.0, 3.6, "PRAKTIJK", high=0.4, colour=INK)
    for each in range(6):
        walls["west"].box(2.0 + 1.2 * each, 1.5, 0.08, 0.7, INK)
        walls["west"].box(1.9 + 1.2 * each, 2.1, 0.3, 0.14, RED)
    walls["east"].window(1.5, 7.0, z=2.2, h=1.3, chance=chance)
    walls["south"].door(2.0, LAMP, "W0.03")
    return finish((5.4, 1.1, 1.64))


def _desk(chance: random.Random) -> Room:
    blocks: list[Thing] = [
        Block(low=(2.4, 6.2, 0), high=(6.6, 7.0, 1.08), colour=WOOD),
        Block(low=(2.3, 6.1, 1.08), high=(6.7, 7.1, 1.13), colour=SEA),
        Block(low=(4.8, 6.5, 1.13), high=(5.4, 6.6, 1.5), colour=INK),
        Block(low=(0.5, 2.4, 0), high=(1.4, 4.8, 0.45), colour=RED),
        Block(low=(0.5, 2.4, 0.45), high=(0.7, 4.8, 0.95), colour=RED),
        *plant(0.9, 5.6, chance),
        *plant(8.2, 8.3, chance),
        *lamp(3.4, 6.6, 2.95, 3.3),
        *lamp(4.6, 6.6, 2.95, 3.3),
        *lamp(5.8, 6.6, 2.95, 3.3),
    ]
    walls, finish = _inside(chance, (9, 9, 3.3), blocks, tiles=0.9)
    walls["north"].band(2.3, 0.6, SEA)
    walls["north"].words(4.5, 2.6, "SERVICEBALIE", high=0.34, colour=LAMP)
    walls["north"].door(7.2, WHITE, "0.02")
    walls["east"].window(1.0, 6.5, z=0.3, h=2.7, chance=chance)
    walls["west"].box(3.0, 1.1, 2.2, 1.4, WHITE, round=0.03, line=INK)
    walls["west"].words(4.1, 2.2, "Waar moet ik zijn?", high=0.17, colour=INK)
    for each, text in enumerate(("A  begane grond", "B  eerste verdieping", "W  werkplaatsen")):
        walls["west"].words(4.1, 1.88 - 0.25 * each, text, high=0.14, colour=SEA)
    walls["south"].door(4.0, SEA, "0.00")
    return finish((4.6, 1.2, 1.6))


def _corridor(chance: random.Random) -> Room:
    walls, finish = _inside(chance, (2.8, 18, 2.9), [], tiles=0.7, lamps=7)
    for each in range(4):
        walls["west"].door(1.4 + 4.2 * each, SEA, f"B1.{3 + 2 * each:02}")
        walls["east"].door(1.4 + 4.2 * each, SEA, f"B1.{10 - 2 * each:02}")
    for name in ("west", "east"):
        walls[name].lockers(4.0, 2, LAMP)
        walls[name].lockers(12.4, 2, LAMP)
        walls[name].band(2.5, 0.1, RED)
    walls["north"].window(0.7, 1.4, z=0.4, h=2.0, chance=chance)
    walls["south"].door(0.9, LAMP)
    return finish((1.4, 1.6, 1.6))


def _stairs(chance: random.Random) -> Room:
    steps: list[Thing] = [
        Block(low=(0.6, 3.0 + 0.3 * each, 0), high=(3.4, 3.3 + 0.3 * each, 0.17 * (each + 1)), colour=(186, 182, 172))
        for each in range(12)
    ]  # fmt: skip
    rail = Block(low=(3.4, 2.8, 0), high=(3.46, 6.8, 1.1), colour=RED)
    walls, finish = _inside(chance, (6, 8, 4.4), [*steps, rail], tiles=0.6)
    walls["north"].words(4.6, 2.6, "1", high=0.9, colour=SEA)
    walls["north"].door(4.2, SEA)
    walls["east"].window(2.4, 3.4, z=1.2, h=2.2, chance=chance)
    walls["west"].band(1.0, 0.08, RED)
    walls["south"].door(3.0, LAMP)
    return finish((2.9, 0.5, 1.6))


def _lift(chance: random.Random) -> Room:
    green = plant(0.6, 4.8, chance)
    walls, finish = _inside(chance, (5, 5.5, 2.9), green, tiles=0.6, lamps=2)
    walls["north"].box(1.6, 0, 1.8, 2.25, (120, 124, 126))
    for x in (1.66, 2.52):
        walls["north"].box(x, 0, 0.82, 2.18, (196, 200, 202))
    walls["north"].box(3.7, 1.0, 0.2, 0.36, INK, round=0.03)
    walls["north"].box(3.76, 1.2, 0.08, 0.08, LAMP, round=0.04)
    walls["north"].words(2.5, 2.5, "LIFT   0 · 1 · 2", high=0.2, colour=INK)
    walls["east"].door(2.6, SEA, "0.20")
    walls["west"].poster(2.2, 1.2, 1.0, 1.4, chance)
    walls["south"].door(2.0, LAMP)
    return finish((2.5, 1.0, 1.55))


def _toilet(chance: random.Random) -> Room:
    basin: list[Thing] = [Block(low=(3.5, 1.4, 0.78), high=(4.0, 3.8, 0.88), colour=WHITE)]
    walls, finish = _inside(chance, (4, 5, 2.7), basin, tiles=0.3, lamps=2)
    for each in range(2):
        walls["north"].door(0.5 + 1.5 * each, (232, 238, 240), glass=False)
    walls["east"].box(1.2, 1.1, 2.4, 1.1, (206, 224, 230), round=0.03)
    walls["west"].door(1.6, SEA, "WC")
    return finish((1.8, 0.9, 1.58))


KINDS: Final[dict[str, Make]] = {
    "stop": outside.stop,
    "entrance": outside.entrance,
    "square": outside.square,
    "canteen": _canteen,
    "desk": _desk,
    "classroom": _classroom,
    "workshop": _workshop,
    "corridor": _corridor,
    "stairs": _stairs,
    "lift": _lift,
    "toilet": _toilet,
}
