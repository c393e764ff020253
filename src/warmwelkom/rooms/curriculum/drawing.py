"""The picture of the fit: a row for each programme, a bar for each profile. Numbers for the eye; the table beside it tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from warmwelkom.rooms.curriculum.queries.fit import FitCell, FitPage

NAMES, BAR, GAP, ROW, HEAD = 250, 52, 6, 26, 34
LONGEST = 34
TOGETHER = {"partly": "half", "some": "half", "prepares": "half", "disputed": "open"}
"""Which states share a colour: the eye sees four, the table tells seven."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    width: int
    height: int
    body: SafeString


def picture_of(page: FitPage) -> Picture:
    """The marks of the SVG; colours come by class, so that they follow light and dark."""
    parts = [
        f'<text class="cu-head" x="{_left(at)}" y="{HEAD - 12}">{escape(profile.code)}</text>'
        for at, profile in enumerate(page.profiles)
    ]
    for number, row in enumerate(page.rows):
        top = HEAD + number * ROW
        name = f"{row.programme.name} {row.programme.level}"
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        parts.append(f'<text x="0" y="{top + 13}">{escape(short)}</text>')
        parts += [_bar(cell, _left(at), top) for at, cell in enumerate(row.cells)]
    return Picture(
        width=_left(len(page.profiles)), height=HEAD + len(page.rows) * ROW,
        body=SafeString("".join(parts)),
    )  # fmt: skip


def _left(at: int) -> int:
    return NAMES + at * (BAR + GAP)


def strip_of(counts: Counter[str]) -> SafeString:
    """One bar by itself, for then and for now."""
    return SafeString("".join(_parts(counts, 0, 0, 240)))


def _bar(cell: FitCell, left: int, top: int) -> str:
    """What is double, what is there in part, what is new, what is open; a line under it where pupils go this way."""
    found = _parts(cell.counts, left, top, BAR)
    if cell.pupils:
        found.append(f'<rect class="cu-way" x="{left}" y="{top + 18}" width="{BAR}" height="3"/>')
    return "".join(found)


def _parts(counts: Counter[str], left: int, top: int, length: int) -> list[str]:
    """The pieces of one bar, in the order of the legend."""
    total = counts.total()
    widths: dict[str, float] = {"twice": 0, "half": 0, "missing": 0, "open": 0}
    for state, count in counts.items():
        widths[TOGETHER.get(state, state)] += length * count / total
    found, x = [], float(left)
    for name, width in widths.items():
        if width:
            found.append(f'<rect class="cu-{name}" x="{x:.1f}" y="{top}" width="{width:.1f}" height="16"/>')  # fmt: skip
            x += width
    return found
