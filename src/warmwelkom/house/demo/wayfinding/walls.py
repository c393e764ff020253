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


class Wall:
    """One side, measured from its left and its floor."""

    def __init__(self, width: float, height: float, colour: Colour) -> None:
        self.width, self.height = width, height
        self.picture = Image.new(
            "RGB", (round(width * PER_METRE), round(height * PER_METRE)), colour
        )
        self.pen = ImageDraw.Draw(self.picture)

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
        """A view: sky, a roof line, trees."""
        self.box(x - 0.05, z - 0.05, w + 0.1, h + 0.1, (228, 228, 224))
        self.box(x, z, w, h, (173, 213, 236))
        self.box(x, z + h * 0.55, w, h * 0.45, (148, 198, 230))
        for _each in range(4):
            left, high = x + chance.random() * w * 0.8, h * (0.2 + 0.25 * chance.random())
            self.box(left, z, min(0.5, x + w - left), high, _shade(GRASS, chance), round=0.14)
        self.box(x, z, w, h * 0.12, _darker(GRASS, 0.85))
        for pane in range(1, max(2, round(w))):
            self.box(x + pane * w / max(2, round(w)) - 0.03, z, 0.06, h, (240, 240, 236))

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
    width: float, depth: float, colour: Colour, *, tiles: float = 0.0, shadows: Any = ()
) -> NDArray[Any]:
    """Tiles or one colour; a soft shadow under what stands there: (x, y, w, d)."""
    wall = Wall(width, depth, colour)
    if tiles:
        line = _darker(colour, 0.93)
        for at in np.arange(0, width, tiles):
            wall.box(float(at), 0, 0.02, depth, line)
        for at in np.arange(0, depth, tiles):
            wall.box(0, float(at), width, 0.02, line)
    dark = Image.new("L", wall.picture.size, 0)
    pen = ImageDraw.Draw(dark)
    for x, y, w, d in shadows:
        corners = [x - 0.08, depth - y - d - 0.08, x + w + 0.08, depth - y + 0.08]
        pen.rectangle([value * PER_METRE for value in corners], fill=110)
    dark = dark.filter(ImageFilter.GaussianBlur(0.14 * PER_METRE))
    wall.picture.paste(_darker(colour, 0.35), mask=dark)
    return np.asarray(wall.picture)


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
