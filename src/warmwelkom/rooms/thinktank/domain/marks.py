"""What the rules see in a text: names and the like to look at, and words of distress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.marks import find_distress, find_marks
from warmwelkom.rooms.people.models import School


@dataclass(frozen=True, kw_only=True)
class Found:
    """`marks` as ModerationCase keeps them: kind, start, end, word."""

    marks: list[dict[str, Any]]
    is_distress: bool


def look_at(text: str) -> Found:
    """Ask the rules; the names of the region's schools count too. One query."""
    schools = list(School.objects.values_list("name", flat=True))
    seen = [*find_marks(text=text, schools=schools)]
    distress = find_distress(text=text)
    marks = [
        {
            "kind": str(mark.kind),
            "start": mark.start,
            "end": mark.end,
            "word": text[mark.start : mark.end],
        }
        for mark in seen
    ]
    marks += [
        {"kind": "distress", "start": one.start, "end": one.end, "word": text[one.start : one.end]}
        for one in distress
    ]
    return Found(marks=marks, is_distress=bool(distress))
