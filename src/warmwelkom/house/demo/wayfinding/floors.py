"""The floor plans of the building that is nowhere, in the pixels in which its places lie: twenty to a metre. Pure."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

SIZE: Final = (1640, 1240)
FINE: Final = 2
"""Drawn twice as large, so that no line has teeth."""
GROUND, GRASS, STREET, PATH = (240, 242, 235), (216, 228, 204), (222, 222, 218), (234, 228, 214)
WALL, ROOM, HALL, WORDS = (92, 108, 112), (255, 255, 255), (246, 240, 226), (74, 93, 97)
Box = tuple[int, int, int, int]
NORTH: Final = tuple((x, 240, x + 136, 390) for x in (640, 776, 912, 1048, 1184, 1320))
"""The rooms along the north side, six on each floor."""
SHAFTS: Final[tuple[tuple[Box, str], ...]] = (((784, 610, 856, 680), ""), ((866, 440, 936, 500), ""))  # fmt: skip
OUTSIDE: Final[Box] = (640, 240, 1456, 800)


def draw_plan(level: int) -> bytes:
    """A png: 0 is the ground floor with the square and the street, 1 the floor above it."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), GROUND)
    pen = Pen(ImageDraw.Draw(picture))
    if not level:
        _street(pen)
    pen.box(OUTSIDE, HALL, width=5)
    for number, box in enumerate(NORTH):
        pen.room(box, f"B1.{2 * number + 3:02}" if level else f"0.{4 + number:02}")
        middle = (box[0] + box[2]) // 2 + 44
        pen.gap((middle - 16, 390, middle + 16, 390))
    for box, words in SHAFTS:
        pen.room(box, words)
    _stairs(pen)
    if level:
        pen.room((640, 470, 776, 800), "B1.02")
        pen.room((948, 470, 1456, 800), "")
        pen.words((1202, 660), "hal (beneden)")
    else:
        _ground_floor(pen)
    out = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _ground_floor(pen: Pen) -> None:
    pen.room((640, 470, 776, 800), "W0.03")
    pen.words((708, 664), "werkplaats")
    pen.room((1136, 470, 1456, 800), "")
    pen.words((1296, 700), "kantine")
    for x in range(1180, 1420, 80):
        for y in (620, 740):
            pen.box((x, y, x + 40, y + 20), PATH, width=1)
    pen.box((940, 590, 1060, 606), PATH, width=2)
    pen.gap((960, 800, 1040, 800))
    pen.gap((1136, 540, 1136, 590))
    pen.gap((776, 520, 776, 552))


def _street(pen: Pen) -> None:
    """The square before the doors, the street with its crossing, the stop across it."""
    pen.box((460, 820, 1560, 1090), PATH, width=0)
    pen.box((0, 1120, SIZE[0], 1200), STREET, width=0)
    pen.box((0, 1060, 420, 1112), PATH, width=0)
    for x in range(250, 370, 24):
        pen.box((x, 1124, x + 12, 1196), ROOM, width=0)
    for x, y in ((520, 900), (860, 1040), (1180, 900), (1420, 1040), (1500, 880)):
        pen.round((x, y), 34, GRASS)
    for x in range(480, 620, 20):
        pen.box((x, 1030, x + 4, 1070), WALL, width=0)


def _stairs(pen: Pen) -> None:
    for step in range(1, 7):
        pen.line((866 + 10 * step, 442, 866 + 10 * step, 498))
    pen.line((790, 616, 850, 674))
    pen.line((850, 616, 790, 674))


class Pen:
    """Draws in the pixels of the plan."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self.draw, self.font = draw, ImageFont.load_default(24 * FINE)

    def box(self, box: Box, colour: Any, *, width: int) -> None:
        self.draw.rectangle([FINE * side for side in box], fill=colour, outline=WALL if width else None, width=FINE * width)  # fmt: skip

    def room(self, box: Box, words: str) -> None:
        self.box(box, ROOM, width=4)
        self.words(((box[0] + box[2]) // 2, (box[1] + box[3]) // 2 - 34), words)

    def words(self, at: tuple[int, int], text: str) -> None:
        self.draw.text((at[0] * FINE, at[1] * FINE), text, font=self.font, fill=WORDS, anchor="mm")

    def gap(self, line: Box) -> None:
        """A door: the wall is open there."""
        self.draw.line([FINE * side for side in line], fill=HALL, width=FINE * 8)

    def line(self, line: Box) -> None:
        self.draw.line([FINE * side for side in line], fill=WALL, width=FINE * 2)

    def round(self, at: tuple[int, int], radius: int, colour: Any) -> None:
        x, y = at
        corners = (x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse([FINE * side for side in corners], fill=colour)
