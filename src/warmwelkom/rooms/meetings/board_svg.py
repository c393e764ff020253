"""A board as a drawing: groups as columns of notes, with nothing in it that runs or is fetched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, GAP, PAD, LINE, AIR = 260, 24, 14, 20, 8
IN_A_LINE, COLUMNS = 30, 4
NOTE, INK, SHEET, FACE = "#ffefc4", "#17292d", "#f7f8f4", "Verdana, sans-serif"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One group: its heading, a word about its dots, and its notes."""

    heading: str
    under: str
    notes: tuple[str, ...]


def board_as_svg(*, question: str, columns: Iterable[Column]) -> str:
    """An SVG of four columns wide; each column goes where there is most room."""
    ends: list[float] = [PAD * 2 + LINE * 3] * COLUMNS
    drawn: list[str] = []
    for column in columns:
        at = ends.index(min(ends))
        part, ends[at] = _column(column, PAD + at * (WIDTH + GAP), ends[at])
        drawn += part
    width, height = PAD * 2 + COLUMNS * (WIDTH + GAP) - GAP, max(ends) + PAD
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="{FACE}" font-size="14" fill="{INK}"><title>{escape(question)}</title>'
        f'<rect width="{width}" height="{height}" fill="{SHEET}"/>'
        f"{_text(question, PAD, PAD + LINE * 1.4, size=22, bold=True)}{''.join(drawn)}</svg>"
    )


def _column(column: Column, x: float, y: float) -> tuple[list[str], float]:
    drawn: list[str] = []
    for line in textwrap.wrap(column.heading, IN_A_LINE - 4) if column.heading else []:
        drawn.append(_text(line, x, y + LINE * 0.8, size=16, bold=True))
        y += LINE
    if column.under:
        drawn.append(_text(column.under, x, y + LINE * 0.8))
        y += LINE
    y += AIR if column.heading or column.under else 0
    for note in column.notes:
        lines = textwrap.wrap(note, IN_A_LINE) or [""]
        height = LINE * len(lines) + PAD
        drawn.append(
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="8" fill="{NOTE}"/>'
        )
        drawn += [
            _text(line, x + PAD, y + PAD + LINE * (number + 0.5))
            for number, line in enumerate(lines)
        ]
        y += height + AIR
    return drawn, y + GAP


def _text(words: str, x: float, y: float, *, size: int = 14, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}"{weight}>{escape(words)}</text>'
