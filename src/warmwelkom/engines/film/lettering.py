"""Words as planes: cards, and captions that are burnt into the picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import PIL
from PIL import Image, ImageDraw, ImageFont

from warmwelkom.engines.film.assets import digest_of
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.planes import Planes, from_bgr

if TYPE_CHECKING:
    from collections.abc import Sequence

PAPER: Final = (250, 246, 238)
INK: Final = (36, 32, 48)
LINE_SPACE: Final = 1.3
NOBODY_HAS: Final = "\uffff"


@dataclass(frozen=True)
class Caption:
    """What is laid over the picture: `planes` with `share` (0 to 1) of each point, at left and top, even."""

    planes: Planes
    shares: tuple[np.ndarray, np.ndarray]
    left: int
    top: int


def card(text: str, size: tuple[int, int], fonts: Sequence[Path]) -> Planes:
    """Large words in the middle of warm paper."""
    picture = Image.new("RGB", size, PAPER)
    points = min(size) // 10
    while True:
        font = font_for(text, points, fonts)
        lines = broken(text, font, int(size[0] * 0.8))
        if len(lines) * points * LINE_SPACE < size[1] * 0.8 or points < min(size) // 40:
            break
        points = int(points * 0.9)
    _write(picture, lines, font, points, INK)
    return from_bgr(np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]))


def caption(text: str, size: tuple[int, int], fonts: Sequence[Path]) -> Caption:
    """At most a few lines on a dark band at the foot of the picture."""
    points = max(14, min(size) // 22)
    font = font_for(text, points, fonts)
    lines = broken(text, font, int(size[0] * 0.84))
    wide = max(int(font.getlength(line)) for line in lines) + 2 * points
    box = _even(min(wide, size[0])), _even(int((len(lines) * LINE_SPACE + 0.7) * points))
    picture = Image.new("RGB", box, (0, 0, 0))
    _write(picture, lines, font, points, (255, 255, 255))
    pixels = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
    bright = pixels.max(axis=2).astype(np.float32) / 255
    share = np.maximum(bright, 0.75).astype(np.float32)
    half = share[::2, ::2]
    left, top = _even((size[0] - box[0]) // 2), _even(size[1] - box[1] - size[1] // 18)
    return Caption(from_bgr(pixels), (share, half), left, max(0, top))


def lay_over(target: Planes, what: Caption) -> None:
    for plane, layer, part in zip(target, what.planes, (1, 2, 2), strict=True):
        share = what.shares[0] if part == 1 else what.shares[1]
        y, x = what.top // part, what.left // part
        place = plane[y : y + layer.shape[0], x : x + layer.shape[1]]
        place[:] = (place * (1 - share) + layer * share + 0.5).astype(np.uint8)


def broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words in lines that fit; a word that is wider than the picture stands alone."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and font.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def font_for(text: str, points: int, fonts: Sequence[Path]) -> ImageFont.FreeTypeFont:
    """The first font that has a letter for every character.

    Raises:
        FilmError: none has, so that boxes would stand where letters should.
    """
    letters = frozenset(text) - set(" \n\r\t\u00a0")
    for path in (*fonts, None):
        if _has(path, letters):
            return _loaded(path, points)
    raise FilmError(f"no font has all letters of {text[:40]!r}.", code="letters")


def letters_of(fonts: Sequence[Path]) -> list[str]:
    """What decides how words look: the fonts by their content, in order, and who draws them.

    Raises:
        FilmError: a font cannot be read.
    """
    try:
        return [PIL.__version__, *(digest_of(path) for path in fonts)]
    except OSError as reason:
        raise FilmError(f"cannot read the font: {reason}.") from reason


@lru_cache(maxsize=256)
def _has(path: Path | None, letters: frozenset[str]) -> bool:
    font = _loaded(path, 24)
    nothing = bytes(font.getmask(NOBODY_HAS))
    return all(bytes(font.getmask(letter)) != nothing for letter in letters)


@lru_cache(maxsize=64)
def _loaded(path: Path | None, points: int) -> ImageFont.FreeTypeFont:
    if path is not None:
        return ImageFont.truetype(path, points)
    own = ImageFont.load_default(points)
    if not isinstance(own, ImageFont.FreeTypeFont):
        raise FilmError("this installation of Pillow has no letters of its own; name a font.")
    return own


def _write(
    picture: Image.Image,
    lines: list[str],
    font: ImageFont.FreeTypeFont,
    points: int,
    colour: tuple[int, int, int],
) -> None:
    draw = ImageDraw.Draw(picture)
    step = points * LINE_SPACE
    first = picture.height / 2 - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        draw.text((picture.width / 2, first + number * step), line, colour, font, anchor="mm")


def _even(number: int) -> int:
    return max(2, number // 2 * 2)
