"""What may say who somebody is in minutes that are not public yet: a person looks at each."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from warmwelkom.engines.marks import Kind, find_marks
from warmwelkom.rooms.meetings.queries.minutes import Minuted

MOST = 30
MAY_BE_NAMED = (Kind.SCHOOL, Kind.LINK)


def marks_in(points: Iterable[Minuted]) -> list[tuple[str, str]]:
    """(word, why it may say who somebody is), each word once. Organisations may be named. No query."""
    found: dict[str, str] = {}
    is_dutch = (get_language() or "nl").startswith("nl")
    for text in _texts(points):
        for mark in find_marks(text=text):
            if mark.kind not in MAY_BE_NAMED:
                why = mark.dutch if is_dutch else mark.english
                found.setdefault(text[mark.start : mark.end], why)
    return list(found.items())[:MOST]


def _texts(points: Iterable[Minuted]) -> Iterable[str]:
    for point in points:
        yield from (point.item.title, point.item.about, point.item.notes)
        yield from (row.text for row in point.decisions)
        yield from (row.what for row in point.promises)
