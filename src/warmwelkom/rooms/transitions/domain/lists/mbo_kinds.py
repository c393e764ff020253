"""What an mbo school gives: applications, enrolments, status messages, presence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from typing import Any

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.tables import APPLICATIONS, ENROLMENTS, STATUS_MESSAGES
from warmwelkom.engines.tables.schemas.presence import PRESENCE
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.transitions.domain.lists.plan import ListKind, RowRefused, Values, Where
from warmwelkom.rooms.transitions.domain.lists.vo_kinds import named, text
from warmwelkom.rooms.transitions.models import Application, Enrolment, StatusMessage

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
    values = named(row, PERSON) | named(row, PLACE)
    if "level" in row:
        values["level"] = int(row["level"]) if row["level"] else None
    crebo = text(row, "crebo")
    programme = known.get((crebo, text(row, "location_code"))) or known.get(crebo)
    values["programme_id"] = programme.pk if programme else None
    if programme:
        values["programme_name"] = values.get("programme_name") or programme.name
        values["level"] = values.get("level") or programme.level
    return values


def application_values(row: dict[str, Any], known: dict[Hashable, Any]) -> Values:
    if not text(row, "application_id"):
        raise RowRefused("application_id", *NO_NUMBER)
    values = listed_values(row, known) | named(
        row, {"applied_on": "applied_on", "status": "listed_status"}
    )
    return values | {"application_id": text(row, "application_id")}


def enrolment_values(
    row: dict[str, Any], memo: tuple[dict[Hashable, Any], dict[str, Any]]
) -> Values:
    known, applications = memo
    number = text(row, "student_number")
    if not number:
        raise RowRefused("student_number", *NO_NUMBER)
    values = listed_values(row, known) | named(
        row,
        {
            "class_name": "class_name",
            "class_mentor": "class_mentor",
            "class_mentor_email": "class_mentor_email",
            "enrolled_on": "enrolled_on",
        },
    )
    if "application_id" in row:
        values["application_id"] = applications.get(text(row, "application_id"))
    return values | {"student_number": number}


def status_values(row: dict[str, Any], applications: dict[str, Any]) -> Values:
    """One message. Hashed numbers are in no field of the schema: they are dropped unread."""
    application = applications.get(text(row, "application_id")) or applications.get(
        text(row, "central_id")
    )
    if application is None:
        raise RowRefused(
            "application_id",
            "Deze aanmelding staat niet op jullie lijst. Zet eerst de lijst met aanmeldingen erin.",
            "This application is not on your list. First add the list of applications.",
        )
    begins = row.get("status_from") or (
        row["modified_at"].date() if row.get("modified_at") else None
    )
    if begins is None:
        raise RowRefused(
            "status_from",
            "Er staat niet bij vanaf wanneer deze status geldt.",
            "It does not say from when this status counts.",
        )
    number = text(row, "message_id") or f"{text(row, 'status')} {begins.isoformat()}"
    ends = row.get("status_until")
    return {
        "application_id": application,
        "message_id": number,
        "status": text(row, "status"),
        "begins": begins,
        "ends": None if ends is None or ends.year >= 2999 else ends,
        "changed_at": _in_a_zone(row.get("modified_at") or row.get("created_at")),
        "source": text(row, "source")[:10],
    }


def _in_a_zone(moment: dt.datetime | None) -> dt.datetime | None:
    """A list without a zone tells the time of Dutch clocks."""
    return moment.replace(tzinfo=AMSTERDAM) if moment and moment.tzinfo is None else moment


def presence_values(row: dict[str, Any], known: dict[Hashable, Any]) -> Values:
    """Seen: the first day counts; not seen: the last; seen six weeks after the start: settled."""
    enrolment = known.get(text(row, "student_number"))
    day, seen = row["date"], text(row, "presence") == "seen"
    values: Values = {"student_number": text(row, "student_number")}
    if enrolment is None:
        return values
    start = enrolment.starts_on
    if seen:
        values["seen_on"] = min(day, enrolment.seen_on or day)
        if start and (day - start).days >= 6 * 7 - 7:
            values["settled_on"] = enrolment.settled_on or day
    else:
        values["not_seen_on"] = max(day, enrolment.not_seen_on or day)
    return values


def _application_ids(where: Where) -> dict[str, Any]:
    rows = Application.objects.filter(school=where.school, school_year=where.school_year)
    return dict(rows.values_list("application_id", "pk"))


def _enrolments(where: Where) -> dict[Hashable, Any]:
    rows = Enrolment.objects.filter(school=where.school, school_year=where.school_year)
    return {row.student_number: row for row in rows}


def _applications(where: Where) -> dict[Hashable, Any]:
    rows = Application.objects.filter(school=where.school, school_year=where.school_year)
    return {row.application_id: row for row in rows}


def _messages(where: Where) -> dict[Hashable, Any]:
    rows = StatusMessage.objects.filter(
        application__school=where.school, application__school_year=where.school_year
    )
    return {(row.application_id, row.message_id): row for row in rows}


def _make(model: type[Any], where: Where, values: Values) -> Any:
    return model(
        region_id=where.region_id, school=where.school, school_year=where.school_year, **values
    )


KINDS = (
    ListKind(
        name="applications",
        sector="mbo",
        schema=APPLICATIONS,
        load=_applications,
        memo=programmes,
        key=lambda values: values["application_id"],
        values=application_values,
        make=lambda where, values: _make(Application, where, values),
        watches=True,
    ),
    ListKind(
        name="enrolments",
        sector="mbo",
        schema=ENROLMENTS,
        load=_enrolments,
        memo=lambda where: (programmes(where), _application_ids(where)),
        key=lambda values: values["student_number"],
        values=enrolment_values,
        make=lambda where, values: _make(Enrolment, where, values),
        watches=True,
    ),
    ListKind(
        name="statuses",
        sector="mbo",
        schema=STATUS_MESSAGES,
        load=_messages,
        memo=_application_ids,
        key=lambda values: (values["application_id"], values["message_id"]),
        values=status_values,
        make=lambda where, values: StatusMessage(region_id=where.region_id, **values),
        may_change=False,
    ),
    ListKind(
        name="presence",
        sector="mbo",
        schema=PRESENCE,
        load=_enrolments,
        memo=_enrolments,
        key=lambda values: values["student_number"],
        values=presence_values,
        make=None,
        unknown=(
            "Deze student staat niet op de lijst met inschrijvingen. Zet eerst de nieuwste erin.",
            "This student is not on the list of enrolments. First add the newest one.",
        ),
    ),
)
