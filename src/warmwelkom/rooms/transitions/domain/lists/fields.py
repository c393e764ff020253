"""Which field of a list becomes which field of ours."""

from __future__ import annotations

from typing import Any

from warmwelkom.rooms.transitions.domain.lists.in_columns import Columns, Values, without_none

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


def named_columns(columns: Columns, fields: dict[str, str]) -> Columns:
    """The same of all rows at once."""
    return {
        ours: without_none(columns[theirs], None if ours in DATES else "")
        for theirs, ours in fields.items()
        if theirs in columns
    }
