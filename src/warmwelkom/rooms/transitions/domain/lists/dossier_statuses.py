"""How far a dossier is in the region's present system: the newest day counts, in any order of lists."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.db.models import QuerySet

from warmwelkom.engines.tables.schemas.dossiers import DOSSIER_STATUSES
from warmwelkom.rooms.transitions.domain.lists.fields import NAMES_LISTED, named, text
from warmwelkom.rooms.transitions.domain.lists.in_columns import RowRefused, Values
from warmwelkom.rooms.transitions.domain.lists.list_kind import CALLED, TWO_ALIKE, ListKind, Where
from warmwelkom.rooms.transitions.domain.lists.vo_kinds import (
    KINDS,
    UNKNOWN,
    must_say_who,
    result_keys,
)
from warmwelkom.rooms.transitions.models import DossierStatus

PUPILS = next(kind for kind in KINDS if kind.name == "exam_results")  # known by the same names
ALIKE = (
    "Er zijn twee leerlingen die zo heten en op die dag geboren zijn. Zet het nummer erbij.",
    "Two pupils have this name and birth date. Add the number.",
)


def known_statuses(where: Where) -> QuerySet[DossierStatus]:
    return DossierStatus.objects.filter(transition__in=PUPILS.rows(where).values("pk"))


def pupils_by_key(where: Where) -> dict[Hashable, Any]:
    """The pupils of the school, by what a list may call them."""
    return PUPILS.load(where).by_key


def status_values(row: dict[str, Any], pupils: dict[Hashable, Any]) -> Values:
    listed = named(row, NAMES_LISTED)
    listed["pupil_number"] = text(row, "pupil_number")
    must_say_who(listed)
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


KIND = ListKind(
    name="dossier_statuses",
    sector="vo",
    schema=DOSSIER_STATUSES,
    model=DossierStatus,
    rows=known_statuses,
    found_by=("transition_id",),
    known_keys=lambda get: (get("transition_id"),),
    memo=pupils_by_key,
    keys=lambda values: (values["transition_id"],),
    values=status_values,
    blank=lambda where: DossierStatus(region_id=where.region_id),
    merge=newest,
    as_row=("transition_id", "status", "said_on"),
    called=tuple(f"transition.pupil.{name}" for name in CALLED),
    find_by=frozenset({"transition_id"}),
    shown={"status": "dossier_status", "said_on": "status_date"},
    tells=frozenset({"dossier_status", "status_date"}),
    needs=(("pupil_number", "surname"), ("pupil_number", "birth_date")),
)
