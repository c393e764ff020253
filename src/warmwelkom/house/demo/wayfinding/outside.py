"""Outdoors: a wide space whose far sides are a street with houses and the sky above them."""

from __future__ import annotations

import random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from warmwelkom.house.demo.wayfinding.seeing import Block, Room, Thing
from warmwelkom.house.demo.wayfinding.things import bicycle, leaves, tree
from warmwelkom.house.demo.wayfinding.walls import (
    INK,
    LAMP,
    RED,
    SEA,
    WHITE,
    WOOD,
    Colour,
    Wall,
    floor,
)

WIDE, HIGH = 34.0, 20.0
SKY: Final = ((96, 152, 204), (214, 230, 236))
DOORS: Final[tuple[Colour, ...]] = (SEA, (150, 44, 44), (70, 84, 60), (60, 62, 70))
BRICKS: Final[tuple[Colour, ...]] = (
    (178, 108, 84), (196, 150, 116), (158, 96, 82), (206, 186, 160),
)  # fmt: skip


def stop(chance: random.Random) -> Room:
    """A shelter, a sign, the school across the street."""
    sides = _street(chance)
    _school(sides["north"], 8.0)
    glass = (176, 204, 212)
    blocks: list[Thing] = [
        Block(low=(18.6, 19.6, 0), high=(18.7, 21.6, 2.4), colour=glass),
        Block(low=(18.6, 21.5, 0), high=(22.6, 21.6, 2.4), colour=glass),
        Block(low=(18.4, 19.5, 2.4), high=(22.8, 21.7, 2.52), colour=RED),
        Block(low=(19.4, 20.9, 0.4), high=(21.8, 21.3, 0.48), colour=WOOD),
        Block(low=(16.2, 19.8, 0), high=(16.28, 19.88, 2.7), colour=INK),
        Block(low=(15.9, 19.8, 2.2), high=(16.6, 19.88, 2.9), colour=LAMP),
        *tree(12.6, 21.4, 2.6, chance),
        *tree(26.0, 20.8, 2.9, chance),
    ]
    return _open(sides, blocks, stone=(168, 170, 168), eye=(17.6, 14.4, 1.62))


def entrance(chance: random.Random) -> Room:
    """Glass doors under a canopy, a ramp beside the steps."""
    sides = _street(chance)
    _school(sides["north"], 4.0)
    blocks: list[Thing] = [
        Block(low=(12.6, 27.0, 3.3), high=(21.4, 33.9, 3.6), colour=SEA),
        *[Block(low=(x, 27.2, 0), high=(x + 0.22, 27.42, 3.3), colour=INK) for x in (12.9, 20.9)],
        Block(low=(14.0, 31.6, 0), high=(20.0, 33.9, 0.16), colour=(190, 188, 182)),
        Block(low=(20.4, 29.4, 0), high=(22.4, 33.9, 0.1), colour=(204, 202, 194)),
        Block(low=(8.0, 27.0, 0), high=(11.2, 27.8, 0.5), colour=(120, 128, 112)),
        *[ball for each in range(4) for ball in leaves(8.4 + 0.8 * each, 27.4, 0.75, 0.45, chance)],
        *tree(10.4, 24.6, 2.8, chance),
        *tree(25.2, 25.4, 2.5, chance),
    ]
    return _open(sides, blocks, stone=(182, 176, 166), eye=(17.2, 16.5, 1.62))


def square(chance: random.Random) -> Room:
    """Benches, a planter, bicycles along the side."""
    sides = _street(chance)
    _school(sides["north"], 6.0)
    blocks: list[Thing] = [
        Block(low=(12.0 + 4.5 * each, 21.0, 0.38), high=(14.6 + 4.5 * each, 21.6, 0.46), colour=WOOD)
        for each in range(3)
    ]  # fmt: skip
    blocks += [
        Block(low=(at + 4.5 * each, 21.1, 0), high=(at + 0.12 + 4.5 * each, 21.5, 0.38), colour=INK)
        for each in range(3)
        for at in (12.3, 14.2)
    ]
    blocks += [
        Block(low=(13.0 + 4.5 * each, 25.0, 0), high=(14.4 + 4.5 * each, 26.4, 0.55), colour=(136, 124, 108))
        for each in range(3)
    ]  # fmt: skip
    for each in range(3):
        blocks += leaves(13.7 + 4.5 * each, 25.7, 0.95, 0.62, chance)
    for each in range(8):
        blocks += bicycle(10.6, 18.0 + 0.75 * each, chance.choice((RED, SEA, INK, (196, 150, 60))))
    blocks += [*tree(9.6, 28.6, 2.8, chance), *tree(26.4, 22.6, 3.0, chance)]
    return _open(sides, blocks, stone=(192, 186, 174), eye=(17.4, 9.4, 1.62))


def _street(chance: random.Random) -> dict[str, Wall]:
    sides = {name: Wall(WIDE, HIGH, SKY[1]) for name in ("north", "south", "east", "west")}
    for wall in sides.values():
        wall.picture.paste(_sky(wall.picture.size))
        x = -1.0
        while x < WIDE:
            x += _house(wall, x, chance)
        for _each in range(5):
            _tree(wall, chance.random() * WIDE, chance)
        wall.band(0, 0.25, (150, 152, 148))
    return sides


def _house(wall: Wall, x: float, chance: random.Random) -> float:
    wide, high = 3.4 + 2.6 * chance.random(), 4.4 + 3.6 * chance.random()
    brick = chance.choice(BRICKS)
    wall.box(x, 0, wide, high, brick)
    wall.box(x, high, wide, 0.3, (96, 72, 66))
    wall.box(x + wide * 0.62, 0, 0.95, 2.2, chance.choice(DOORS))
    wall.box(x, 0, 0.06, high, _shaded(brick))
    for level in range(int(high // 2.4)):
        for each in range(int(wide // 1.5)):
            wall.box(x + 0.5 + 1.5 * each, 0.9 + 2.4 * level, 0.8, 1.2, WHITE)
            wall.box(x + 0.56 + 1.5 * each, 0.96 + 2.4 * level, 0.68, 1.08, (120, 150, 168))
            wall.box(x + 0.56 + 1.5 * each, 1.5 + 2.4 * level, 0.68, 0.54, (152, 182, 198))
            wall.box(x + 0.44 + 1.5 * each, 0.84 + 2.4 * level, 0.92, 0.08, (214, 210, 200))
    return wide


def _shaded(colour: Colour) -> Colour:
    red, green, blue = (round(value * 0.82) for value in colour)
    return red, green, blue


def _tree(wall: Wall, x: float, chance: random.Random) -> None:
    high = 2.2 + 1.6 * chance.random()
    wall.box(x, 0, 0.22, high, (104, 82, 62))
    for each in range(5):
        green = 96 + 34 * chance.random()
        wall.box(
            x - 1.1 + chance.random() * 1.1, high - 0.7 + 0.3 * each, 1.3, 1.2,
            (round(green * 0.75), round(green + 24), round(green * 0.6)), round=0.6,
        )  # fmt: skip


def _school(wall: Wall, x: float) -> None:
    """A light building with bands of windows, and its own door in the middle."""
    wide = 26.0
    wall.box(x, 0, wide, 9.6, (236, 232, 220))
    for level in range(3):
        wall.box(x + 0.6, 1.0 + 3.1 * level, wide - 1.2, 1.6, (108, 146, 166))
        for each in range(17):
            wall.box(x + 0.6 + 1.5 * each, 1.0 + 3.1 * level, 0.14, 1.6, WHITE)
    wall.box(x, 9.6, wide, 0.3, SEA)
    door = WIDE / 2 - 2.4
    wall.box(door - 0.4, 0, 5.6, 3.4, SEA)
    for each in range(4):
        wall.box(door + 1.2 * each, 0.16, 1.12, 2.7, (186, 214, 222))
    wall.words(door + 2.4, 3.1, "LOCATIE ZUIDER", high=0.36, colour=LAMP)
    wall.box(x + wide - 0.2, 0, 0.5, 9.9, RED)


def _sky(size: tuple[int, int]) -> Image.Image:
    share = np.linspace(0, 1, size[1])[:, None, None]
    rows = np.array(SKY[0]) * (1 - share) + np.array(SKY[1]) * share
    sky = Image.fromarray(np.repeat(rows.astype(np.uint8), size[0], axis=1))
    clouds, chance = Image.new("L", size, 0), random.Random(size[0])  # noqa: S311  a drawing, no secret
    pen = ImageDraw.Draw(clouds)
    for _cloud in range(5):
        left, top = chance.uniform(0.12, 0.7) * size[0], chance.uniform(0.06, 0.34) * size[1]
        for puff in range(9):
            x, y, r = left + puff * 34, top + chance.uniform(-22, 22), chance.uniform(26, 62)
            pen.ellipse([x - 1.5 * r, y - 0.6 * r, x + 1.5 * r, y + 0.6 * r], fill=190)
    sky.paste((255, 255, 255), mask=clouds.filter(ImageFilter.GaussianBlur(20)))
    return sky


def _open(
    sides: dict[str, Wall], blocks: list[Thing], *, stone: Colour,
    eye: tuple[float, float, float],
) -> Room:  # fmt: skip
    """Without a ceiling: there the sky is."""
    pictures = {
        name: np.asarray(wall.picture.filter(ImageFilter.GaussianBlur(1.2)))
        for name, wall in sides.items()
    }
    top = np.full((64, 64, 3), SKY[0], np.uint8)
    standing = [each for each in blocks if isinstance(each, Block) and each.low[2] < 0.7]
    shadows = [
        (row.low[0], row.low[1] - 0.1, row.high[0] - row.low[0] + 0.45 * min(2.0, row.high[2]), row.high[1] - row.low[1])
        for row in standing
    ]  # fmt: skip
    ground = floor(WIDE, WIDE, stone, tiles=1.2, shadows=shadows)
    return Room(
        size=(WIDE, WIDE, HIGH), sides={**pictures, "floor": ground, "ceiling": top},
        blocks=blocks, eye=eye, is_outside=True,
    )  # fmt: skip
