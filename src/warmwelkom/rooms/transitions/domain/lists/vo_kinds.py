"""What a vo school gives: its leavers, and their exam results."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from warmwelkom.engines.tables import EXAM_RESULTS, LEAVERS
from warmwelkom.rooms.transitions.domain.lists.campuses import Campuses, campuses_of
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    Keys,
    Known,
    ListKind,
    RowRefused,
    Values,
    Where,
    known_by,
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
NAMES = ("given_name", "prefix", "surname", "birth_date")
DATES = {"birth_date", "exam_result_on", "starts_on", "applied_on", "enrolled_on"}
OTHER_DESTINATIONS = {"other_school": "other_school", "unknown": ""}


def text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def named(row: dict[str, Any], fields: dict[str, str], prefix: str = "") -> Values:
    """The fields that the list has, empty text for an empty cell."""
    return {
        prefix + ours: (row[theirs] if ours in DATES else text(row, theirs))
        for theirs, ours in fields.items()
        if theirs in row
    }


def _names(get: Callable[[str], Any]) -> Keys:
    """Name and birth date as they are compared: capitals and small letters are one."""
    return tuple(
        value.casefold() if isinstance(value := get(name) or "", str) else value for name in NAMES
    )


def _names_listed(values: Values) -> Keys:
    return _names(lambda name: values.get(f"pupil.{name}"))


def _names_known(row: Transition) -> Keys:
    return _names(lambda name: getattr(row.pupil, name))


def _leavers(where: Where) -> list[Transition]:
    """Every transition of this school (and campus) in this year."""
    rows = Transition.objects.filter(
        location__school=where.school, school_year=where.school_year
    ).select_related("pupil")
    return list(rows.filter(location=where.location) if where.location else rows)


def known_leavers(where: Where) -> Known:
    """By campus and number, or by campus, name and birth date where no number was given."""

    def keys(row: Transition) -> Keys:
        by_name = ("name", row.location_id, *_names_known(row))
        numbered = ("number", row.location_id, row.pupil_number)
        return (numbered if row.pupil_number else ("unnumbered", *by_name), by_name)

    return known_by(_leavers(where), keys)


def leaver_keys(values: Values) -> Keys:
    """A number that is new may belong to somebody who had none; without one the name tells."""
    by_name = ("name", values["location_id"], *_names_listed(values))
    if values.get("pupil_number"):
        return ("number", values["location_id"], values["pupil_number"]), ("unnumbered", *by_name)
    return (by_name,)


def leaver_values(row: dict[str, Any], campuses: Campuses) -> Values:
    location = campuses.of(text(row, "campus_code"))
    values = named(row, PUPIL_FIELDS, "pupil.") | {"location_id": location}
    values |= named(row, TRANSITION_FIELDS)
    if not values.get("pupil_number"):
        values.pop("pupil_number", None)  # an empty cell takes no number away
    for name in ("modules", "teachers"):
        if name in row:
            values[name] = list(row[name] or ())
    if "destination" in row:
        values["destination"] = OTHER_DESTINATIONS.get(
            text(row, "destination"), text(row, "destination")
        )
    if text(row, "exam_result") in ("passed", "failed", "resit"):
        values["exam_result"] = text(row, "exam_result")
    return values


def make_leaver(where: Where, values: Values) -> Transition:
    own = {
        name.removeprefix("pupil."): value
        for name, value in values.items()
        if name.startswith("pupil.")
    }
    rest = {name: value for name, value in values.items() if not name.startswith("pupil.")}
    pupil = Pupil(region_id=where.region_id, **own)
    return Transition(region_id=where.region_id, pupil=pupil, school_year=where.school_year, **rest)


def known_for_results(where: Where) -> Known:
    """By number, or by name and birth date, whatever the campus; by surname where no more is given."""

    def keys(row: Transition) -> Keys:
        names = _names_known(row)
        by_name = ("name", *names)
        numbered = ("number", row.pupil_number)
        return (
            numbered if row.pupil_number else ("unnumbered", *by_name),
            by_name,
            ("surname", *names[1:]),
        )

    return known_by(_leavers(where), keys)


def result_keys(values: Values) -> Keys:
    names = _names_listed(values)
    if values.get("pupil_number"):
        return ("number", values["pupil_number"]), ("unnumbered", "name", *names)
    return (("name", *names) if names[0] else ("surname", *names[1:]),)


def result_values(row: dict[str, Any], _memo: Any) -> Values:
    result = text(row, "exam_result")
    values: Values = {"exam_result": "" if result == "unknown" else result}
    if "result_date" in row:
        values["exam_result_on"] = row["result_date"]
    names = ("first_name", "prefix", "surname", "birth_date")
    values |= named(row, {name: PUPIL_FIELDS[name] for name in names}, "pupil.")
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


SHOWN = {f"pupil.{ours}": theirs for theirs, ours in PUPIL_FIELDS.items()}
KINDS = (
    ListKind(
        name="leavers",
        sector="vo",
        schema=LEAVERS,
        model=Transition,
        load=known_leavers,
        memo=campuses_of,
        keys=leaver_keys,
        values=leaver_values,
        make=make_leaver,
        watches=True,
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
        load=known_for_results,
        memo=lambda _where: None,
        keys=result_keys,
        values=result_values,
        make=None,
        number="pupil_number",
        find_by=frozenset({"pupil_number", *(f"pupil.{name}" for name in NAMES)}),
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
