"""What a vo school gives: its leavers, and their exam results."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from warmwelkom.engines.tables import EXAM_RESULTS, LEAVERS
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.domain.lists.plan import ListKind, RowRefused, Values, Where
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


def known_leavers(where: Where) -> dict[Hashable, Any]:
    """Every transition of this school (and campus) in this year, by campus and number or by name."""
    rows = Transition.objects.filter(
        location__school=where.school, school_year=where.school_year
    ).select_related("pupil")
    if where.location:
        rows = rows.filter(location=where.location)
    return {_key(row.location_id, row.pupil_number, row.pupil): row for row in rows}


def _key(location_id: Any, number: str, pupil: Pupil) -> Hashable:
    return (
        (location_id, number)
        if number
        else (location_id, pupil.given_name, pupil.prefix, pupil.surname, pupil.birth_date)
    )


def leaver_key(values: Values) -> Hashable:
    if values.get("pupil_number"):
        return (values["location_id"], values["pupil_number"])
    return (
        values["location_id"],
        *(
            values.get(f"pupil.{name}", "")
            for name in ("given_name", "prefix", "surname", "birth_date")
        ),
    )


def campuses(where: Where) -> dict[str, Any]:
    """Campus codes of the school -> location id; "" is the campus the list was given for."""
    codes: dict[str, Any] = {
        row.code: row.pk for row in Location.objects.filter(school=where.school)
    }
    codes[""] = (
        where.location.pk
        if where.location
        else (next(iter(codes.values())) if len(codes) == 1 else None)
    )
    codes["only"] = where.location.pk if where.location else None
    return codes


def leaver_values(row: dict[str, Any], codes: dict[str, Any]) -> Values:
    code = text(row, "campus_code").upper()
    location = codes.get(code) or codes.get(code.zfill(6))
    if location is None or (codes["only"] and location != codes["only"]):
        raise RowRefused(
            "campus_code",
            "Deze vestiging hoort niet bij deze lijst. Kijk de code na of kies de vestiging bij het uploaden.",
            "This campus does not belong to this list. Check the code or choose the campus when uploading.",
        )
    values = named(row, PUPIL_FIELDS, "pupil.") | {"location_id": location}
    values |= named(row, TRANSITION_FIELDS)
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


def result_key(values: Values) -> Hashable:
    if values.get("pupil_number"):
        return str(values["pupil_number"])
    return tuple(
        values.get(f"pupil.{name}", "")
        for name in ("given_name", "prefix", "surname", "birth_date")
    )


def known_for_results(where: Where) -> dict[Hashable, Any]:
    rows = known_leavers(where).values()
    by_number: dict[Hashable, Any] = {row.pupil_number: row for row in rows if row.pupil_number}
    by_name = {
        (row.pupil.given_name, row.pupil.prefix, row.pupil.surname, row.pupil.birth_date): row
        for row in rows
    }
    return by_number | by_name


def result_values(row: dict[str, Any], _memo: Any) -> Values:
    values: Values = {
        "exam_result": {"unknown": ""}.get(text(row, "exam_result"), text(row, "exam_result"))
    }
    if "result_date" in row:
        values["exam_result_on"] = row["result_date"]
    if text(row, "pupil_number"):
        return values | {"pupil_number": text(row, "pupil_number")}
    return values | named(
        row,
        {name: PUPIL_FIELDS[name] for name in ("first_name", "prefix", "surname", "birth_date")},
        "pupil.",
    )


KINDS = (
    ListKind(
        name="leavers",
        sector="vo",
        schema=LEAVERS,
        load=known_leavers,
        memo=campuses,
        key=leaver_key,
        values=leaver_values,
        make=make_leaver,
        watches=True,
    ),
    ListKind(
        name="exam_results",
        sector="vo",
        schema=EXAM_RESULTS,
        load=known_for_results,
        memo=lambda _where: None,
        key=result_key,
        values=result_values,
        make=None,
        unknown=(
            "Deze leerling staat niet op jullie lijst. Kijk het nummer na, of zet eerst de nieuwe leerlingenlijst erin.",
            "This pupil is not on your list. Check the number, or first add the new list of pupils.",
        ),
    ),
)
