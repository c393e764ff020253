"""The sides of a room as pictures: what hangs, stands or opens in a wall, drawn flat. Measures in metres."""

from __future__ import annotations

import random
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from warmwelkom.house.demo.wayfinding.seeing import PER_METRE

Colour = tuple[int, int, int]
WHITE: Final = (246, 245, 240)
INK: Final = (23, 41, 45)
RED: Final = (194, 42, 46)
LAMP: Final = (255, 203, 87)
SEA: Final = (11, 86, 98)
WOOD: Final = (196, 154, 108)
GRASS: Final = (126, 164, 100)
FAR: Final = ((206, 178, 160), (196, 190, 182), (214, 196, 170), (178, 186, 190))
"""Houses in the distance."""
SUN: Final = (255, 240, 206)


class Wall:
    """One side, measured from its left and its floor."""

    def __init__(self, width: float, height: float, colour: Colour) -> None:
        self.width, self.height = width, height
        self.picture = Image.new(
            "RGB", (round(width * PER_METRE), round(height * PER_METRE)), colour
        )
        self.pen = ImageDraw.Draw(self.picture)
        self.windows: list[tuple[float, float]] = []

    def box(self, x: float, z: float, w: float, h: float, colour: Colour, **more: Any) -> None:
        """`x` from the left, `z` of the foot above the floor."""
        corners = [x, self.height - z - h, x + w, self.height - z]
        self.pen.rounded_rectangle(
            [value * PER_METRE for value in corners], fill=colour,
            radius=more.get("round", 0) * PER_METRE, outline=more.get("line"), width=3,
        )  # fmt: skip

    def words(self, x: float, z: float, text: str, *, high: float, colour: Colour = WHITE) -> None:
        """Text with its middle there."""
        place = x * PER_METRE, (self.height - z) * PER_METRE
        self.pen.text(place, text, font=_font(round(high * PER_METRE)), fill=colour, anchor="mm")

    def band(self, z: float, h: float, colour: Colour) -> None:
        self.box(0, z, self.width, h, colour)

    def door(self, x: float, colour: Colour, sign: str = "", *, glass: bool = True) -> None:
        self.box(x - 0.06, 0, 1.16, 2.24, _darker(colour, 0.7))
        self.box(x, 0, 1.04, 2.18, colour)
        if glass:
            self.box(x + 0.62, 0.95, 0.2, 1.0, (190, 216, 222), round=0.05)
        self.box(x + 0.08, 1.02, 0.16, 0.05, (210, 212, 214), round=0.02)
        if sign:
            self.box(x + 1.18, 1.42, 0.46, 0.3, SEA, round=0.03)
            self.words(x + 1.41, 1.57, sign, high=0.15)

    def window(
        self, x: float, w: float, *, z: float = 0.9, h: float = 1.5, chance: random.Random
    ) -> None:
        """A view: sky that grows light to the foot, a row of far houses, trees; under it a sill."""
        self.windows.append((x, w))
        self.box(x - 0.07, z - 0.05, w + 0.14, h + 0.12, (222, 222, 218))
        self._view(x, w, z, h, chance)
        for pane in range(1, max(2, round(w))):
            self.box(x + pane * w / max(2, round(w)) - 0.03, z, 0.06, h, (240, 240, 236))
        self.box(x - 0.12, z - 0.1, w + 0.24, 0.07, (236, 234, 228))
        self.box(x - 0.1, z - 0.14, w + 0.2, 0.04, (150, 148, 142))

    def _view(self, x: float, w: float, z: float, h: float, chance: random.Random) -> None:
        """What lies behind the glass."""
        for step in range(12):
            light = step / 11
            sky = round(206 - 60 * light), round(228 - 32 * light), round(240 - 12 * light)
            self.box(x, z + h * step / 12, w, h / 11, sky)
        for each in range(round(w / 0.4)):
            left = x + each * 0.4
            self.box(
                left,
                z,
                min(0.42, x + w - left),
                h * (0.2 + 0.12 * chance.random()),
                chance.choice(FAR),
            )
        for _each in range(round(w * 2)):
            left, side = x + chance.random() * (w - 0.4), 0.3 + 0.2 * chance.random()
            for part in range(3):
                self.box(
                    left + 0.1 * (part - 1),
                    z + h * 0.06 + 0.12 * part,
                    min(side, x + w - left),
                    side,
                    _shade(GRASS, chance),
                    round=side / 2,
                )
        self.box(x, z, w, h * 0.1, _darker(GRASS, 0.85))

    def clock(self, x: float, z: float) -> None:
        """Ten to nine."""
        self.box(x - 0.19, z - 0.19, 0.38, 0.38, INK, round=0.19)
        self.box(x - 0.17, z - 0.17, 0.34, 0.34, WHITE, round=0.17)
        self.box(x - 0.012, z, 0.024, 0.09, INK)
        self.box(x - 0.13, z - 0.012, 0.13, 0.024, INK)

    def poster(self, x: float, z: float, w: float, h: float, chance: random.Random) -> None:
        ground = chance.choice((LAMP, RED, SEA, (90, 130, 190), (230, 226, 214)))
        self.box(x, z, w, h, ground, round=0.02)
        self.box(
            x + w * 0.15, z + h * 0.15, w * 0.7, h * 0.32, _darker(ground, 0.75), round=w * 0.2
        )
        self.box(x + w * 0.3, z + h * 0.6, w * 0.4, h * 0.22, WHITE, round=w * 0.2)

    def lockers(self, x: float, number: int, colour: Colour) -> None:
        for each in range(number):
            for row in range(2):
                self.box(
                    x + each * 0.42,
                    0.12 + row * 0.9,
                    0.4,
                    0.87,
                    colour,
                    round=0.02,
                    line=_darker(colour, 0.7),
                )
                self.box(x + each * 0.42 + 0.3, 0.5 + row * 0.9, 0.04, 0.14, _darker(colour, 0.5))

    def soft(self) -> Any:
        """Ready: light falls a little from above, and nothing is drawn with a ruler's edge."""
        rows = np.asarray(self.picture.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
        fall = np.linspace(1.04, 0.93, rows.shape[0], dtype=np.float32)[:, None, None]
        return np.clip(rows * fall, 0, 255).astype(np.uint8)


def floor(
    width: float, depth: float, colour: Colour, *, tiles: float = 0.0, shadows: Any = (),
    sun: Any = (),
) -> NDArray[Any]:  # fmt: skip
    """Tiles or boards; a soft shadow under what stands there (x, y, w, d), and where the sun comes in (four corners)."""
    wall = Wall(width, depth, colour)
    chance = random.Random(f"{width} {depth}")  # noqa: S311  a drawing, no secret
    wide, deep = (tiles, tiles) if tiles else (0.16, 2.4)
    for x in np.arange(0, width, wide):
        begin = 0.0 if tiles else -chance.random() * deep
        for y in np.arange(begin, depth, deep):
            wall.box(float(x), float(y), wide, deep, _darker(colour, 0.9))
            wall.box(float(x), float(y), wide - 0.012, deep - 0.012, _darker(colour, 0.965 + 0.07 * chance.random()))  # fmt: skip
    for light in sun:
        _laid(wall, depth, [light], SUN, 96, 0.1)
    boxes = [((x - 0.08, y - 0.08), (x + w + 0.08, y - 0.08), (x + w + 0.08, y + d + 0.08), (x - 0.08, y + d + 0.08)) for x, y, w, d in shadows]  # fmt: skip
    _laid(wall, depth, boxes, _darker(colour, 0.35), 110, 0.14)
    return np.asarray(wall.picture)


def _laid(wall: Wall, depth: float, shapes: Any, colour: Colour, strength: int, soft: float) -> None:  # fmt: skip
    """Shapes over a floor, with soft edges."""
    mask = Image.new("L", wall.picture.size, 0)
    pen = ImageDraw.Draw(mask)
    for shape in shapes:
        pen.polygon([(x * PER_METRE, (depth - y) * PER_METRE) for x, y in shape], fill=strength)
    wall.picture.paste(colour, mask=mask.filter(ImageFilter.GaussianBlur(soft * PER_METRE)))


def ceiling(width: float, depth: float, *, lamps: int = 3) -> NDArray[Any]:
    wall = Wall(width, depth, (236, 236, 230))
    for each in range(lamps):
        y = depth * (each + 0.5) / lamps
        for x in (width * 0.3, width * 0.7):
            wall.box(x - 0.6, y - 0.15, 1.2, 0.3, (255, 253, 240), round=0.04)
    return np.asarray(wall.picture.filter(ImageFilter.GaussianBlur(2)))


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size)


def _darker(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(value * share) for value in colour)
    return red, green, blue


def _shade(colour: Colour, chance: random.Random) -> Colour:
    return _darker(colour, 0.7 + 0.35 * chance.random())
