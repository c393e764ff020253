"""How far a dossier is in the region's present system: the newest day counts, in any order of lists."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from warmwelkom.engines.tables.schemas.dossiers import DOSSIER_STATUSES
from warmwelkom.rooms.transitions.domain.lists.list_kind import (
    TWO_ALIKE,
    Known,
    ListKind,
    RowRefused,
    Values,
    Where,
    known_by,
)
from warmwelkom.rooms.transitions.domain.lists.vo_kinds import (
    PUPIL_FIELDS,
    known_for_results,
    named,
    result_keys,
    text,
)
from warmwelkom.rooms.transitions.models import DossierStatus

NAME_FIELDS = ("first_name", "prefix", "surname", "birth_date")
UNKNOWN = (
    "Deze leerling staat niet op jullie lijst. Kijk het nummer na, of zet eerst de nieuwe leerlingenlijst erin.",
    "This pupil is not on your list. Check the number, or first add the new list of pupils.",
)
NO_NUMBER = (
    "Hier ontbreekt het leerlingnummer. Vul het in, of de naam en de geboortedatum.",
    "The pupil number is missing. Fill it in, or the name and the birth date.",
)
ALIKE = (
    "Er zijn twee leerlingen die zo heten en op die dag geboren zijn. Zet het nummer erbij.",
    "Two pupils have this name and birth date. Add the number.",
)


def known_statuses(where: Where) -> Known:
    rows = DossierStatus.objects.filter(
        transition__location__school=where.school, transition__school_year=where.school_year
    ).select_related("transition")
    if where.location:
        rows = rows.filter(transition__location=where.location)
    return known_by(rows, lambda row: (row.transition_id,))


def pupils_by_key(where: Where) -> dict[Hashable, Any]:
    """The pupils of the school, by what a list may call them."""
    return known_for_results(where).by_key


def status_values(row: dict[str, Any], pupils: dict[Hashable, Any]) -> Values:
    listed = named(row, {name: PUPIL_FIELDS[name] for name in NAME_FIELDS}, "pupil.")
    listed["pupil_number"] = text(row, "pupil_number")
    has_names = listed.get("pupil.surname") and listed.get("pupil.birth_date")
    if not listed["pupil_number"] and not has_names:
        raise RowRefused("pupil_number", *NO_NUMBER)
    found = next((pupils[key] for key in result_keys(listed) if key in pupils), None)
    if found is None:
        raise RowRefused("pupil_number", *UNKNOWN)
    if found is TWO_ALIKE:
        raise RowRefused("pupil_number", *ALIKE)
    return {
        "transition_id": found.pk,
        "status": text(row, "dossier_status"),
        "said_on": row["status_date"],
    }


def newest(first: Values, second: Values) -> Values:
    """Of two lists the later day counts; on one day the furthest."""
    order = DossierStatus.Status.values

    def place(values: Values) -> tuple[Any, int]:
        return values["said_on"], order.index(values["status"])

    return max(first, second, key=place)


def as_known(row: DossierStatus) -> Values:
    return {
        "transition_id": row.transition_id,
        "status": row.status,
        "said_on": row.said_on,
    }


def make_status(where: Where, values: Values) -> DossierStatus:
    return DossierStatus(region_id=where.region_id, **values)


KIND = ListKind(
    name="dossier_statuses",
    sector="vo",
    schema=DOSSIER_STATUSES,
    model=DossierStatus,
    load=known_statuses,
    memo=pupils_by_key,
    keys=lambda values: (values["transition_id"],),
    values=status_values,
    make=make_status,
    merge=newest,
    as_row=as_known,
    number="pupil_number",
    find_by=frozenset({"transition_id"}),
    shown={"status": "dossier_status", "said_on": "status_date"},
    tells=frozenset({"dossier_status", "status_date"}),
    needs=(("pupil_number", "surname"), ("pupil_number", "birth_date")),
)
