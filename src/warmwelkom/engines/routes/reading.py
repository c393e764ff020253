"""Read `wegwijs.tour/1`: every fault is a sentence that says where it is and what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from warmwelkom.engines.routes.graph import Profile
from warmwelkom.engines.routes.shape import VERTICAL, EdgeRow, Kind, TourFile

SCHEMA: Final = "wegwijs.tour/1"


class TourFileError(ValueError):
    """A file that is no tour, or one that contradicts itself; each line of the message is one fault."""


def read_tour(content: bytes) -> TourFile:
    """The tour of a file's bytes, free of contradictions.

    Raises:
        TourFileError: what is wrong and where, a sentence a line.
    """
    try:
        raw = msgspec.json.decode(content)
        if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
            raise TourFileError(f'This is no tour: "schema" is not "{SCHEMA}".')
        tour = msgspec.convert(raw, TourFile)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise TourFileError(f"The tour does not have the shape of {SCHEMA}: {fault}.") from fault
    if faults := check_tour(tour):
        raise TourFileError("\n".join(faults))
    return tour


def write_tour(tour: TourFile) -> bytes:
    """The file; the same tour gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(tour), indent=1)


def check_tour(tour: TourFile) -> list[str]:
    """What contradicts itself, a sentence each; nothing where all is well."""
    return [*_twice(tour), *_dots(tour), *_edges(tour), *_routes(tour)]


def _twice(tour: TourFile) -> Iterator[str]:
    ids = [[row.id for row in tour.dots], [row.id for row in tour.levels]]
    for names in ids:
        for name, count in Counter(names).items():
            if count > 1:
                yield f"{name} stands {count} times in the tour; give each a name of its own."


def _dots(tour: TourFile) -> Iterator[str]:
    levels = {row.id for row in tour.levels}
    for row in tour.dots:
        if row.level not in levels:
            yield f"{row.id} lies on level {row.level}, which the tour does not have."
    if tour.start and all(row.id != tour.start for row in tour.places):
        yield f"The tour starts at {tour.start}, which is no place of it."


def _edges(tour: TourFile) -> Iterator[str]:
    level = {row.id: row.level for row in tour.dots}
    for row in tour.edges:
        lost = [name for name in (row.a, row.b) if name not in level]
        where = f"The stretch from {row.a} to {row.b}"
        if lost:
            yield f"{where} names {' and '.join(lost)}, which the tour does not have."
        elif row.a == row.b:
            yield f"{where} comes back to where it began; draw it to another dot."
        elif level[row.a] != level[row.b] and not _climbs(row):
            yield f"{where} goes to another level without stairs, a lift or a ramp."


def _climbs(row: EdgeRow) -> bool:
    return row.kind in VERTICAL or row.kind is Kind.RAMP


def _routes(tour: TourFile) -> Iterator[str]:
    places = {row.id for row in tour.places}
    for row in tour.routes:
        for name in (row.start, row.to):
            if name not in places:
                yield f"Route {row.id} names {name}, which is no place of the tour."
        for profile in row.profiles:
            if profile not in list(Profile):
                yield f"Route {row.id} asks for {profile}; it can be {', '.join(Profile)}."
