"""What an mbo school gives: applications, enrolments, status messages; presence stands apart."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.db.models import QuerySet

from warmwelkom.engines.tables import APPLICATIONS, ENROLMENTS
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.transitions.domain.lists import messages, presence
from warmwelkom.rooms.transitions.domain.lists.fields import named, text
from warmwelkom.rooms.transitions.domain.lists.in_columns import RowRefused, Values
from warmwelkom.rooms.transitions.domain.lists.list_kind import CALLED, ListKind, Where
from warmwelkom.rooms.transitions.models import Application, Enrolment

PERSON = {
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
}
PLACE = {
    "crebo": "crebo",
    "programme": "programme_name",
    "learning_path": "learning_path",
    "location_code": "location_code",
    "start_date": "starts_on",
    "previous_school": "previous_school",
}
OF_APPLICATION = {"applied_on": "applied_on", "status": "listed_status"}
OF_ENROLMENT = {
    "class_name": "class_name",
    "class_mentor": "class_mentor",
    "class_mentor_email": "class_mentor_email",
    "first_room": "first_room",
    "enrolled_on": "enrolled_on",
}
NO_NUMBER = (
    "Deze regel heeft geen nummer. Zonder nummer weten we volgende keer niet wie het is.",
    "This row has no number. Without a number we can't tell next time who it is.",
)


def programmes(where: Where) -> dict[Hashable, Any]:
    """The school's programmes by crebo, and by crebo and location code."""
    rows = list(Programme.objects.filter(school=where.school).select_related("location"))
    found: dict[Hashable, Any] = {row.crebo: row for row in rows}
    return found | {(row.crebo, row.location.code): row for row in rows if row.location}


def listed_values(row: dict[str, Any], known: dict[Hashable, Any]) -> Values:
    """Who it is and which programme; a list without a crebo column changes no programme."""
    values = named(row, PERSON) | named(row, PLACE)
    if "level" in row:
        values["level"] = int(row["level"]) if row["level"] else None
    if "crebo" not in row:
        return values
    crebo = text(row, "crebo")
    programme = known.get((crebo, text(row, "location_code"))) or known.get(crebo)
    values["programme_id"] = programme.pk if programme else None
    if programme:
        values["programme_name"] = values.get("programme_name") or programme.name
        values["level"] = values.get("level") or programme.level
    return values


def application_values(row: dict[str, Any], known: dict[Hashable, Any]) -> Values:
    number = text(row, "application_id")
    if not number:
        raise RowRefused("application_id", *NO_NUMBER)
    return listed_values(row, known) | named(row, OF_APPLICATION) | {"application_id": number}


def enrolment_values(
    row: dict[str, Any], memo: tuple[dict[Hashable, Any], dict[str, Any]]
) -> Values:
    known, applications = memo
    number = text(row, "student_number")
    if not number:
        raise RowRefused("student_number", *NO_NUMBER)
    values = listed_values(row, known) | named(row, OF_ENROLMENT)
    if "application_id" in row:
        values["application_id"] = applications.get(text(row, "application_id"))
    return values | {"student_number": number}


def known_applications(where: Where) -> QuerySet[Application]:
    return Application.objects.filter(school=where.school, school_year=where.school_year)


def _blank(model: type[Any], where: Where) -> Any:
    return model(region_id=where.region_id, school=where.school, school_year=where.school_year)


SHOWN = {ours: theirs for theirs, ours in (PERSON | PLACE).items()} | {
    "level": "level",
    "programme_id": "crebo",
}
KINDS = (
    ListKind(
        name="applications",
        sector="mbo",
        schema=APPLICATIONS,
        model=Application,
        rows=known_applications,
        found_by=("application_id",),
        known_keys=lambda get: (get("application_id"),),
        memo=programmes,
        keys=lambda values: (values["application_id"],),
        values=application_values,
        blank=lambda where: _blank(Application, where),
        watches=True,
        called=CALLED,
        number="application_id",
        needs=(("application_id",),),
        shown=SHOWN
        | {ours: theirs for theirs, ours in OF_APPLICATION.items()}
        | {"application_id": "application_id"},
        tells=frozenset({"applied_on", "status", "previous_school"}),
    ),
    ListKind(
        name="enrolments",
        sector="mbo",
        schema=ENROLMENTS,
        model=Enrolment,
        rows=presence.known_enrolments,
        found_by=("student_number",),
        known_keys=lambda get: (get("student_number"),),
        memo=lambda where: (programmes(where), messages.application_ids(where)),
        keys=lambda values: (values["student_number"],),
        values=enrolment_values,
        blank=lambda where: _blank(Enrolment, where),
        watches=True,
        called=CALLED,
        number="student_number",
        needs=(("student_number",),),
        shown=SHOWN
        | {ours: theirs for theirs, ours in OF_ENROLMENT.items()}
        | {"student_number": "student_number", "application_id": "application_id"},
        tells=frozenset({"student_number", *OF_ENROLMENT}),
    ),
    messages.KIND,
    presence.KIND,
)
