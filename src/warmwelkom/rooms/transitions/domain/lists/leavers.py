"""Leavers: what their rows become and by what they are found, column by column, for these lists are the longest."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any
from uuid import UUID

from warmwelkom.engines.tables import NO_WORD
from warmwelkom.rooms.transitions.domain.lists.campuses import Campuses
from warmwelkom.rooms.transitions.domain.lists.fields import (
    NAMES,
    OF_PUPIL,
    TRANSITION_FIELDS,
    named_columns,
)
from warmwelkom.rooms.transitions.domain.lists.in_columns import (
    Columns,
    Faults,
    RowRefused,
    Values,
    each_once,
    row_at,
    without_none,
)
from warmwelkom.rooms.transitions.domain.lists.list_kind import Get

OTHER_DESTINATIONS = {None: "", "other_school": "other_school", "unknown": ""}
RESULTS = ("passed", "failed", "resit")


def leaver_columns(columns: Columns, size: int, campuses: Campuses) -> tuple[Columns, Faults]:
    """Fields of a transition and its pupil; a row about a campus that is not of this list is refused."""
    places, faults = _campuses(columns.get("campus_code") or [None] * size, campuses)
    found = named_columns(columns, OF_PUPIL) | {"location_id": places}
    found |= named_columns(columns, TRANSITION_FIELDS)
    if "pupil_number" in found and not all(found["pupil_number"]):
        # an empty cell takes no number away
        found["pupil_number"] = [number or NO_WORD for number in found["pupil_number"]]
    for name in ("modules", "teachers"):
        if name in columns:
            found[name] = without_none(columns[name], ())
    if "destination" in columns:
        found["destination"] = [
            OTHER_DESTINATIONS.get(said, said) for said in columns["destination"]
        ]
    if "exam_result" in columns:
        found["exam_result"] = [
            said if said in RESULTS else NO_WORD for said in columns["exam_result"]
        ]
    return found, faults


def _campuses(said: list[Any], campuses: Campuses) -> tuple[list[Any], Faults]:
    def asked(word: Any) -> Any:
        try:
            return campuses.of(word or "")
        except RowRefused as fault:
            return fault.alone()

    places = each_once(said, asked)
    faults = {at: place for at, place in enumerate(places) if isinstance(place, RowRefused)}
    for at in faults:
        places[at] = None
    return places, faults


def names_key(get: Get) -> tuple[Hashable, ...]:
    """Name and birth date as they are compared: capitals and small letters are one."""
    given, prefix, surname, born = map(get, NAMES)
    return (given or "").casefold(), (prefix or "").casefold(), (surname or "").casefold(), born


def known_leaver_keys(get: Get) -> tuple[Hashable, ...]:
    """By campus and number, or by campus, name and birth date where no number was given."""
    campus, number = _campus_key(get("location_id")), get("pupil_number")
    by_name = ("name", campus, *names_key(get))
    return (("number", campus, number) if number else ("unnumbered", *by_name), by_name)


def leaver_keys(values: Values) -> Iterator[Hashable]:
    """A number that is new may belong to somebody who had none; without one the name tells."""
    numbered, campus = values.get("pupil_number"), _campus_key(values["location_id"])
    if numbered:
        yield ("number", campus, numbered)
    by_name = ("name", campus, *names_key(values.get))
    yield ("unnumbered", *by_name) if numbered else by_name


def first_leaver_keys(columns: Columns, size: int) -> list[Hashable]:
    """Of each row the first of `leaver_keys`."""
    numbers = columns.get("pupil_number") or [NO_WORD] * size
    campuses = each_once(columns["location_id"], _campus_key)
    return [
        ("number", campus, number) if number else next(leaver_keys(row_at(columns, at)))
        for at, (campus, number) in enumerate(zip(campuses, numbers, strict=True))
    ]


def _campus_key(campus: UUID | None) -> int | None:
    """Its number: an id is asked in Python for its hash, a number is not."""
    return campus.int if campus else None
