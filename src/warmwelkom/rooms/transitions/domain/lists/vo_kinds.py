"""What a vo school gives: its leavers, and their exam results."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from django.db.models import QuerySet

from warmwelkom.engines.tables import EXAM_RESULTS, LEAVERS
from warmwelkom.rooms.transitions.domain.lists.campuses import Campuses, campuses_of
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    CALLED,
    Get,
    Keys,
    ListKind,
    RowRefused,
    Values,
    Where,
)
from warmwelkom.rooms.transitions.models import Pupil, Transition

PUPIL_FIELDS = {  # field of the list -> field of Pupil
    "first_name": "given_name",
    "official_names": "official_names",
    "prefix": "prefix",
    "surname": "surname",
    "birth_date": "birth_date",
    "sex": "sex",
    "postcode": "postcode",
    "house_number": "house_number",
    "email": "email",
    "phone": "phone",
    "parent_email": "parent_email",
    "parent_phone": "parent_phone",
}
TRANSITION_FIELDS = {
    "pupil_number": "pupil_number",
    "class_name": "class_name",
    "mentor": "mentor_name",
    "mentor_email": "mentor_email",
    "leerweg": "leerweg",
    "profile": "profile",
}
OF_PUPIL = {theirs: f"pupil.{ours}" for theirs, ours in PUPIL_FIELDS.items()}
NAMES_LISTED = {name: OF_PUPIL[name] for name in ("first_name", "prefix", "surname", "birth_date")}
NAMES = tuple(NAMES_LISTED.values())
DATES = {
    "birth_date", "pupil.birth_date", "exam_result_on", "starts_on", "applied_on", "enrolled_on",
}  # fmt: skip
OTHER_DESTINATIONS = {"other_school": "other_school", "unknown": ""}


def text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def named(row: dict[str, Any], fields: dict[str, str]) -> Values:
    """The fields that the list has, empty text for an empty cell; they are texts and dates."""
    return {
        ours: row[theirs] or (None if ours in DATES else "")
        for theirs, ours in fields.items()
        if theirs in row
    }


def _names(get: Get) -> Keys:
    """Name and birth date as they are compared: capitals and small letters are one."""
    given, prefix, surname, born = map(get, NAMES)
    return (given or "").casefold(), (prefix or "").casefold(), (surname or "").casefold(), born


def _leavers(where: Where) -> QuerySet[Transition]:
    """Every transition of this school (and campus) in this year."""
    rows = Transition.objects.filter(location__school=where.school, school_year=where.school_year)
    return rows.filter(location=where.location) if where.location else rows


def known_leaver_keys(get: Get) -> Keys:
    """By campus and number, or by campus, name and birth date where no number was given."""
    campus, number = get("location_id"), get("pupil_number")
    by_name = ("name", campus, *_names(get))
    return (("number", campus, number) if number else ("unnumbered", *by_name), by_name)


def leaver_keys(values: Values) -> Iterator[Hashable]:
    """A number that is new may belong to somebody who had none; without one the name tells."""
    numbered = values.get("pupil_number")
    if numbered:
        yield ("number", values["location_id"], numbered)
    by_name = ("name", values["location_id"], *_names(values.get))
    yield ("unnumbered", *by_name) if numbered else by_name


def leaver_values(row: dict[str, Any], campuses: Campuses) -> Values:
    location = campuses.of(text(row, "campus_code"))
    values = named(row, OF_PUPIL)
    values["location_id"] = location
    values |= named(row, TRANSITION_FIELDS)
    if not values.get("pupil_number"):
        values.pop("pupil_number", None)  # an empty cell takes no number away
    for name in ("modules", "teachers"):
        if name in row:
            values[name] = row[name] or ()
    if "destination" in row:
        values["destination"] = OTHER_DESTINATIONS.get(
            text(row, "destination"), text(row, "destination")
        )
    if text(row, "exam_result") in ("passed", "failed", "resit"):
        values["exam_result"] = text(row, "exam_result")
    return values


def blank_leaver(where: Where) -> Transition:
    pupil = Pupil(region_id=where.region_id)
    return Transition(region_id=where.region_id, pupil=pupil, school_year=where.school_year)


def known_result_keys(get: Get) -> Keys:
    """By number, or by name and birth date, whatever the campus; by surname where no more is given."""
    names, number = _names(get), get("pupil_number")
    by_name = ("name", *names)
    numbered = ("number", number) if number else ("unnumbered", *by_name)
    return numbered, by_name, ("surname", *names[1:])


def result_keys(values: Values) -> Keys:
    names = _names(values.get)
    if values.get("pupil_number"):
        return ("number", values["pupil_number"]), ("unnumbered", "name", *names)
    return (("name", *names) if names[0] else ("surname", *names[1:]),)


def result_values(row: dict[str, Any], _memo: Any) -> Values:
    result = text(row, "exam_result")
    values: Values = {"exam_result": "" if result == "unknown" else result}
    if "result_date" in row:
        values["exam_result_on"] = row["result_date"]
    values |= named(row, NAMES_LISTED)
    values["pupil_number"] = text(row, "pupil_number")
    if not values["pupil_number"] and not (
        values.get("pupil.surname") and values.get("pupil.birth_date")
    ):
        raise RowRefused(
            "pupil_number",
            "Hier ontbreekt het leerlingnummer. Vul het in, of de naam en de geboortedatum.",
            "The pupil number is missing. Fill it in, or the name and the birth date.",
        )
    return values


SHOWN = {ours: theirs for theirs, ours in OF_PUPIL.items()}
CALLED_THERE = tuple(f"pupil.{name}" for name in CALLED)
KINDS = (
    ListKind(
        name="leavers",
        sector="vo",
        schema=LEAVERS,
        model=Transition,
        rows=_leavers,
        found_by=("location_id", "pupil_number", *NAMES),
        known_keys=known_leaver_keys,
        memo=campuses_of,
        keys=leaver_keys,
        values=leaver_values,
        blank=blank_leaver,
        watches=True,
        called=CALLED_THERE,
        number="pupil_number",
        shown=SHOWN
        | {ours: theirs for theirs, ours in TRANSITION_FIELDS.items()}
        | {name: name for name in ("modules", "teachers", "destination", "exam_result")}
        | {"location_id": "campus_code"},
        tells=frozenset(PUPIL_FIELDS)
        - {"first_name", "official_names", "prefix", "surname", "birth_date", "sex"}
        | {"mentor", "mentor_email", "leerweg", "profile", "modules", "teachers", "destination"},
    ),
    ListKind(
        name="exam_results",
        sector="vo",
        schema=EXAM_RESULTS,
        model=Transition,
        rows=_leavers,
        found_by=("pupil_number", *NAMES),
        known_keys=known_result_keys,
        memo=lambda _where: None,
        keys=result_keys,
        values=result_values,
        blank=None,
        called=CALLED_THERE,
        number="pupil_number",
        find_by=frozenset({"pupil_number", *NAMES}),
        shown={
            "exam_result": "exam_result",
            "exam_result_on": "result_date",
            "pupil_number": "pupil_number",
        },
        tells=frozenset({"exam_result", "result_date"}),
        needs=(("pupil_number", "surname"), ("pupil_number", "birth_date")),
        unknown=(
            "Deze leerling staat niet op jullie lijst. Kijk het nummer na, of zet eerst de nieuwe leerlingenlijst erin.",
            "This pupil is not on your list. Check the number, or first add the new list of pupils.",
        ),
    ),
)
