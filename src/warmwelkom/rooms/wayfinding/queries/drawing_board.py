"""The drawings of a building for who draws: every level, also an empty one, with the dots that have no spot yet."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.rooms.wayfinding.models import Level, Place
from warmwelkom.rooms.wayfinding.queries.building import Building
from warmwelkom.rooms.wayfinding.queries.tour import Dot, Drawing, drawing_of

EMPTY = (1000, 700)
"""Pixels across and down of a drawing that nobody has brought yet; dots outside it make it larger."""
DOT = 25
APART = 2.5
"""Sizes of a dot from one to the next in the row at the top."""


def drawings_for_maker(building: Building) -> list[Drawing]:
    """A drawing of every level; a place of which nobody said the level waits on the lowest. No queries."""
    found = []
    for level in building.levels:
        drawing = _with_room(drawing_of(building, level))
        loose = [place for place in building.places if _is_loose(place, level, building.levels[0])]
        found.append(replace(drawing, loose=_in_rows(building, drawing, loose)))
    return found


def _with_room(drawing: Drawing) -> Drawing:
    if drawing.plan:
        return drawing
    left, top, wide, high = drawing.box
    right, bottom = max(left + wide, EMPTY[0]), max(top + high, EMPTY[1])
    left, top = min(left, 0), min(top, 0)
    box = (left, top, right - left, bottom - top)
    return replace(drawing, box=box, size=max(box[2:]) // DOT)


def _is_loose(place: Place, level: Level, lowest: Level) -> bool:
    is_here = place.level_id == level.pk or (place.level_id is None and level == lowest)
    return is_here and (place.level_id is None or place.x is None or place.y is None)


def _in_rows(building: Building, drawing: Drawing, loose: list[Place]) -> list[Dot]:
    left, top, wide, _high = drawing.box
    step = round(drawing.size * APART)
    in_a_row = max(1, wide // step - 1)
    numbers = {place.pk: number for number, place in enumerate(building.visible, 1)}
    return [
        Dot(
            place=place, name=building.name(place), number=numbers.get(place.pk, 0),
            x=left + step * (1 + at % in_a_row), y=top + step * (1 + at // in_a_row),
        )
        for at, place in enumerate(loose)
    ]  # fmt: skip
