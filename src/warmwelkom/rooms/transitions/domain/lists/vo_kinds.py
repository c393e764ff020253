"""What a vo school gives: its leavers, and their exam results."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from warmwelkom.engines.tables import EXAM_RESULTS, LEAVERS
from warmwelkom.rooms.transitions.domain.lists.campuses import campuses_of
from warmwelkom.rooms.transitions.domain.lists.fields import (
    NAMES,
    NAMES_LISTED,
    OF_PUPIL,
    PUPIL_FIELDS,
    TRANSITION_FIELDS,
    named,
    text,
)
from warmwelkom.rooms.transitions.domain.lists.in_columns import RowRefused, Values
from warmwelkom.rooms.transitions.domain.lists.leavers import (
    first_leaver_keys,
    known_leaver_keys,
    leaver_columns,
    leaver_keys,
    names_key,
)
from warmwelkom.rooms.transitions.domain.lists.list_kind import CALLED, Get, Keys, ListKind, Where
from warmwelkom.rooms.transitions.models import Pupil, Transition

UNKNOWN = (
    "Deze leerling staat niet op jullie lijst. Kijk het nummer na, of zet eerst de nieuwe leerlingenlijst erin.",
    "This pupil is not on your list. Check the number, or first add the new list of pupils.",
)
NO_NUMBER = (
    "Hier ontbreekt het leerlingnummer. Vul het in, of de naam en de geboortedatum.",
    "The pupil number is missing. Fill it in, or the name and the birth date.",
)


def _leavers(where: Where) -> QuerySet[Transition]:
    """Every transition of this school (and campus) in this year."""
    rows = Transition.objects.filter(location__school=where.school, school_year=where.school_year)
    return rows.filter(location=where.location) if where.location else rows


def blank_leaver(where: Where) -> Transition:
    pupil = Pupil(region_id=where.region_id)
    return Transition(region_id=where.region_id, pupil=pupil, school_year=where.school_year)


def known_result_keys(get: Get) -> Keys:
    """By number, or by name and birth date, whatever the campus; by surname where no more is given."""
    names, number = names_key(get), get("pupil_number")
    by_name = ("name", *names)
    numbered = ("number", number) if number else ("unnumbered", *by_name)
    return numbered, by_name, ("surname", *names[1:])


def result_keys(values: Values) -> Keys:
    names = names_key(values.get)
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
    must_say_who(values)
    return values


def must_say_who(values: Values) -> None:
    """Refuses a row that gives a pupil of the school neither a number nor a name and birth date."""
    named_there = values.get("pupil.surname") and values.get("pupil.birth_date")
    if not values["pupil_number"] and not named_there:
        raise RowRefused("pupil_number", *NO_NUMBER)


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
        columns=leaver_columns,
        first_keys=first_leaver_keys,
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
        unknown=UNKNOWN,
    ),
)
