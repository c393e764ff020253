"""What stands in a room or on a square, put together of blocks and balls. Places in metres."""

from __future__ import annotations

import random
from math import cos, pi, sin

from warmwelkom.house.demo.wayfinding.seeing import Ball, Block, Thing
from warmwelkom.house.demo.wayfinding.walls import INK, LAMP, WHITE, WOOD, Colour

STEEL: Colour = (92, 100, 104)
POT: Colour = (178, 112, 84)


def table(x: float, y: float, w: float, d: float, colour: Colour = WOOD) -> list[Thing]:
    """A top with an edge, and four legs."""
    edge = _darker(colour, 0.8)
    legs: list[Thing] = [
        Block(low=(a, b, 0), high=(a + 0.05, b + 0.05, 0.7), colour=STEEL)
        for a in (x + 0.06, x + w - 0.11)
        for b in (y + 0.06, y + d - 0.11)
    ]
    return [
        *legs,
        Block(low=(x, y, 0.7), high=(x + w, y + d, 0.73), colour=edge),
        Block(low=(x, y, 0.73), high=(x + w, y + d, 0.75), colour=colour),
    ]


def chair(x: float, y: float, colour: Colour) -> list[Thing]:
    """A seat, a back that stands off it, and four legs."""
    legs: list[Thing] = [
        Block(low=(a, b, 0), high=(a + 0.03, b + 0.03, 0.43), colour=STEEL)
        for a in (x + 0.03, x + 0.36)
        for b in (y + 0.03, y + 0.36)
    ]
    posts: list[Thing] = [
        Block(low=(a, y, 0.47), high=(a + 0.03, y + 0.03, 0.62), colour=STEEL)
        for a in (x + 0.06, x + 0.33)
    ]
    return [
        *legs,
        *posts,
        Block(low=(x, y, 0.43), high=(x + 0.42, y + 0.42, 0.47), colour=colour),
        Block(low=(x, y - 0.01, 0.62), high=(x + 0.42, y + 0.03, 0.9), colour=colour),
    ]


def notebook(x: float, y: float, colour: Colour) -> list[Thing]:
    """What lies on a table."""
    return [Block(low=(x, y, 0.75), high=(x + 0.22, y + 0.3, 0.77), colour=colour)]


def leaves(x: float, y: float, z: float, radius: float, chance: random.Random) -> list[Thing]:
    """A round of green, no two balls the same."""
    found: list[Thing] = []
    for each in range(16):
        turn, lift = each * 2.4, chance.random() * 2 - 1
        reach = radius * 0.75 * (1 - lift * lift) ** 0.5
        green = 104 + 46 * (lift + 1) / 2 + 18 * chance.random()
        found.append(
            Ball(
                middle=(x + reach * cos(turn), y + reach * sin(turn), z + lift * radius * 0.7),
                radius=radius * (0.34 + 0.16 * chance.random()),
                colour=(round(green * 0.62), round(green), round(green * 0.52)),
            )
        )
    return found


def plant(x: float, y: float, chance: random.Random) -> list[Thing]:
    pot = Block(low=(x - 0.18, y - 0.18, 0), high=(x + 0.18, y + 0.18, 0.42), colour=POT)
    return [pot, *leaves(x, y, 0.85, 0.42, chance)]


def tree(x: float, y: float, high: float, chance: random.Random) -> list[Thing]:
    trunk = Block(low=(x - 0.12, y - 0.12, 0), high=(x + 0.12, y + 0.12, high), colour=(104, 82, 62))  # fmt: skip
    return [trunk, *leaves(x, y, high + 0.9, 1.5, chance)]


def lamp(x: float, y: float, z: float, ceiling: float) -> list[Thing]:
    """Hangs from the ceiling."""
    cord = Block(low=(x - 0.01, y - 0.01, z), high=(x + 0.01, y + 0.01, ceiling), colour=INK)
    return [cord, Ball(middle=(x, y, z), radius=0.15, colour=LAMP)]


def bicycle(x: float, y: float, colour: Colour) -> list[Thing]:
    """Seen from the side it stands along x."""
    wheels: list[Thing] = [
        Block(
            low=(x + at + 0.32 * cos(turn) - 0.025, y, 0.34 + 0.32 * sin(turn) - 0.025),
            high=(x + at + 0.32 * cos(turn) + 0.025, y + 0.03, 0.34 + 0.32 * sin(turn) + 0.025),
            colour=INK,
        )
        for at in (0.0, 1.05)
        for turn in (pi * step / 10 for step in range(20))
    ]
    frame = [((0.0, 0.34), (0.55, 0.4)), ((0.55, 0.4), (0.42, 0.86)), ((0.42, 0.8), (0.95, 0.82)), ((0.55, 0.4), (0.95, 0.82)), ((1.05, 0.34), (0.92, 1.0))]  # fmt: skip
    tubes: list[Thing] = [
        Block(
            low=(x + a + (c - a) * step / 8 - 0.02, y, b + (d - b) * step / 8 - 0.02),
            high=(x + a + (c - a) * step / 8 + 0.03, y + 0.03, b + (d - b) * step / 8 + 0.03),
            colour=colour,
        )
        for (a, b), (c, d) in frame
        for step in range(9)
    ]
    saddle = Block(low=(x + 0.3, y - 0.03, 0.88), high=(x + 0.54, y + 0.06, 0.93), colour=INK)
    bar = Block(low=(x + 0.84, y - 0.25, 1.0), high=(x + 0.9, y + 0.28, 1.04), colour=STEEL)
    return [*wheels, *tubes, saddle, bar]


def tray(x: float, y: float, chance: random.Random) -> list[Thing]:
    """Something to eat on a table."""
    return [
        Block(low=(x, y, 0.75), high=(x + 0.36, y + 0.26, 0.765), colour=(214, 208, 196)),
        Ball(middle=(x + 0.1, y + 0.13, 0.8), radius=0.045, colour=chance.choice(((196, 60, 52), (232, 170, 60), (126, 164, 70)))),
        Block(low=(x + 0.22, y + 0.08, 0.765), high=(x + 0.28, y + 0.14, 0.87), colour=WHITE),
    ]  # fmt: skip


def _darker(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(value * share) for value in colour)
    return red, green, blue
