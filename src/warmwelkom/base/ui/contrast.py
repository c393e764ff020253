"""How well our colours can be read: measured from the tokens themselves, by WCAG 2.2's formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).resolve().parent / "static" / "ui" / "tokens.css"
COLOUR = re.compile(r"--ww-([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;")
DARK = "prefers-color-scheme: dark"
TEXT, SHAPE = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11

PAIRS = (  # ink, ground, what it must reach
    ("ink", "page", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "lamp-soft", TEXT),
    ("ink-2", "page", TEXT),
    ("ink-2", "surface", TEXT),
    ("ink-2", "lamp-soft", TEXT),
    ("act", "page", TEXT),
    ("act", "surface", TEXT),
    ("act", "lamp-soft", TEXT),
    ("on-act", "act", TEXT),
    ("on-lamp", "lamp", TEXT),
    ("on-field", "field", TEXT),
    ("good", "good-soft", TEXT),
    ("wait", "lamp-soft", TEXT),
    ("now", "now-soft", TEXT),
    ("now", "page", TEXT),
    ("edge", "surface", SHAPE),
    ("ahead", "page", SHAPE),
    ("thread", "page", SHAPE),
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One pair of tokens, by day and by night."""

    ink: str
    ground: str
    least: float
    light: float
    dark: float

    @property
    def is_enough(self) -> bool:
        return min(self.light, self.dark) >= self.least


@cache
def measured_pairs() -> tuple[Measured, ...]:
    """Every pair that we use for text or for a shape that means something."""
    light, dark = colours()
    return tuple(
        Measured(
            ink=ink,
            ground=ground,
            least=least,
            light=ratio(light[ink], light[ground]),
            dark=ratio(dark[ink], dark[ground]),
        )
        for ink, ground, least in PAIRS
    )


@cache
def colours() -> tuple[dict[str, str], dict[str, str]]:
    """The tokens that are colours, by day and by night: {"ink": "#17292d", …}."""
    day, night = TOKENS.read_text().split(DARK, maxsplit=1)
    light = dict(COLOUR.findall(day))
    return light, {**light, **dict(COLOUR.findall(night))}


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
