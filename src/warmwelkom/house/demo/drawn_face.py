"""A friendly face in a few shapes and colours, of nobody: the same words give the same face. Pure."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from PIL import Image, ImageDraw

SIDE, FINE = 480, 2
"""Drawn twice as large, so that no edge has teeth."""
DARK, WHITE = "#2b2320", "#ffffff"
SKINS = ("#f6d3b8", "#e8b48c", "#c98b5e", "#9a623d", "#6f4429")
HAIRS = ("#241b18", "#4a2f20", "#7a4a25", "#b9813f", "#9c9a98")
CLOTHES = ("#1f6f78", "#b4472f", "#5b4b8a", "#3c6b3f", "#37507d", "#8a5a12")
WALLS = ("#dfe9e4", "#f1e6d3", "#e3e4f0", "#eadfe0")
Hair = Literal["short", "curls", "long", "knot", "bald", "scarf"]
STYLES: Final[tuple[Hair, ...]] = ("short", "curls", "long", "knot", "bald", "scarf")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What makes one drawn face another."""

    skin: str
    hair: str
    style: Hair
    clothes: str
    wall: str
    glasses: bool = False
    beard: bool = False


def look_of(words: str) -> Look:
    """A look that belongs to these words, on every machine and in every year."""
    chance = Random(hashlib.sha256(words.encode()).digest())  # noqa: S311  a drawing, no secret
    style = chance.choice(STYLES)
    return Look(
        skin=chance.choice(SKINS), hair=chance.choice(HAIRS), style=style,
        clothes=chance.choice(CLOTHES), wall=chance.choice(WALLS),
        glasses=chance.random() < 0.4, beard=style in ("short", "bald") and chance.random() < 0.5,
    )  # fmt: skip


def drawn_face(look: Look) -> bytes:
    """The jpeg of it, square, 480 pixels."""
    picture = Image.new("RGB", (SIDE * FINE, SIDE * FINE), look.wall)
    pen = Pen(ImageDraw.Draw(picture))
    _behind(pen, look)
    _head(pen, look)
    _hair(pen, look)
    _features(pen, look)
    out = io.BytesIO()
    small = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    small.save(out, format="JPEG", quality=88)
    return out.getvalue()


class Pen:
    """Draws in hundredths of the side, around a middle."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self.draw, self.unit = draw, SIDE * FINE / 100

    def box(self, x: float, y: float, rx: float, ry: float) -> tuple[float, float, float, float]:
        return tuple(v * self.unit for v in (x - rx, y - ry, x + rx, y + ry))  # type: ignore[return-value]  # four of them

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self.draw.ellipse(self.box(x, y, rx, ry), fill=colour)

    def piece(self, x: float, y: float, rx: float, ry: float, colour: str, *, of: tuple[int, int]) -> None:  # fmt: skip
        """A slice of an oval that a straight line cuts off, from one angle to another."""
        self.draw.chord(self.box(x, y, rx, ry), *of, fill=colour)

    def bow(self, x: float, y: float, rx: float, ry: float, colour: str, *, of: tuple[int, int], wide: float) -> None:  # fmt: skip
        self.draw.arc(self.box(x, y, rx, ry), *of, fill=colour, width=round(wide * self.unit))

    def block(self, x: float, y: float, rx: float, ry: float, colour: str, *, round_by: float) -> None:  # fmt: skip
        self.draw.rounded_rectangle(self.box(x, y, rx, ry), round_by * self.unit, fill=colour)


def _behind(pen: Pen, look: Look) -> None:
    """Shoulders, and what falls behind the head."""
    if look.style == "long":
        pen.block(50, 55, 25, 30, look.hair, round_by=20)
    if look.style == "knot":
        pen.oval(50, 15, 10, 9, look.hair)
    if look.style == "scarf":
        pen.block(50, 56, 27, 32, look.clothes, round_by=22)
    pen.oval(50, 108, 42, 32, look.clothes)
    if look.style != "scarf":
        pen.block(50, 72, 8, 12, _darker(look.skin), round_by=7)


def _head(pen: Pen, look: Look) -> None:
    if look.style == "scarf":
        pen.oval(50, 46, 27, 31, look.clothes)
        pen.oval(50, 84, 24, 12, look.clothes)
    else:
        for x in (29.5, 70.5):
            pen.oval(x, 49, 4, 5.5, _darker(look.skin))
    pen.oval(50, 48, 20, 25, look.skin)
    if look.beard:
        pen.piece(50, 48, 20, 25, look.hair, of=(12, 168))
        pen.oval(50, 51, 17, 12, look.skin)


def _hair(pen: Pen, look: Look) -> None:
    if look.style in ("short", "long", "knot"):
        pen.piece(50, 43, 20.8, 24, look.hair, of=(194, 346))
        pen.oval(38, 33, 12, 8, look.hair)
    elif look.style == "curls":
        for x, y in ((30, 40), (33, 30), (41, 23), (50, 21), (59, 23), (67, 30), (70, 40)):
            pen.oval(x, y, 8, 8, look.hair)
        pen.piece(50, 42, 20, 22, look.hair, of=(205, 335))


def _features(pen: Pen, look: Look) -> None:
    brow = DARK if look.style in ("bald", "scarf") else look.hair
    for x in (42, 58):
        pen.bow(x, 45, 5, 4, brow, of=(205, 335), wide=1.3)
        pen.oval(x, 48.5, 2.3, 3, DARK)
        pen.oval(x + 0.8, 47.5, 0.7, 0.8, WHITE)
        pen.oval(x + (5 if x > 50 else -5), 56, 4, 2.6, _warmer(look.skin))
    pen.bow(50, 53, 2.6, 2.6, _darker(look.skin), of=(20, 160), wide=1.1)
    pen.piece(50, 59.5, 7.5, 6, WHITE, of=(8, 172))
    pen.bow(50, 59.5, 7.5, 6, _darker(_warmer(look.skin)), of=(8, 172), wide=1.2)
    if look.glasses:
        for x in (42, 58):
            pen.bow(x, 48.5, 6.4, 6.4, DARK, of=(0, 360), wide=0.9)
        pen.bow(50, 48.5, 2, 1.6, DARK, of=(190, 350), wide=0.9)


def _mixed(colour: str, other: tuple[int, int, int], share: float) -> str:
    own = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    parts = (round(a * (1 - share) + b * share) for a, b in zip(own, other, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _darker(colour: str) -> str:
    return _mixed(colour, (60, 25, 15), 0.22)


def _warmer(colour: str) -> str:
    return _mixed(colour, (226, 92, 72), 0.25)
