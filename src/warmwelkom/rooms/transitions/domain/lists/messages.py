"""Status messages: each about one application, in any order, any number of times."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.tables import STATUS_MESSAGES
from warmwelkom.rooms.transitions.domain.lists.fields import text
from warmwelkom.rooms.transitions.domain.lists.in_columns import RowRefused, Values
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind, Where
from warmwelkom.rooms.transitions.domain.lists.statuses import BEGIN_OF_TIME, ORDER
from warmwelkom.rooms.transitions.models import Application, StatusMessage

NEVER = 2999  # the year in which a message ends that has no end
FIELDS = ("application_id", "message_id", "status", "begins", "ends", "changed_at", "source")


def application_ids(where: Where) -> dict[str, Any]:
    """The school's applications of the year: their number -> our key."""
    rows = Application.objects.filter(school=where.school, school_year=where.school_year)
    return dict(rows.values_list("application_id", "pk"))


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
    changed = _moment(row.get("modified_at") or row.get("created_at"))
    begins = row.get("status_from") or (changed.date() if changed else None)
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
        "ends": None if ends is None or ends.year >= NEVER else ends,
        "changed_at": changed,
        "source": text(row, "source")[:10],
    }


def _moment(value: dt.datetime | None) -> dt.datetime | None:
    """A moment without a zone is the clock of whoever sent it."""
    if value is None:
        return None
    return value.astimezone(AMSTERDAM) if value.tzinfo else value.replace(tzinfo=AMSTERDAM)


def newest(first: Values, second: Values) -> Values:
    """Of two forms of one message the one changed last; whichever came first, the answer is the same."""
    return max(first, second, key=_weight)


def _weight(values: Values) -> tuple[Any, ...]:
    return (
        values["changed_at"] or BEGIN_OF_TIME,
        ORDER.index(values["status"]),
        values["begins"],
        values["ends"] or dt.date.max,
        values["source"],
    )


def known_messages(where: Where) -> QuerySet[StatusMessage]:
    """Those of the school's applications of this year, by their keys; two queries.

    A join is planned by what PostgreSQL knew of a region before its first lists, nothing, and then
    compares every message with every application.
    """
    listed = Application.objects.filter(school=where.school, school_year=where.school_year)
    return StatusMessage.objects.filter(application__in=list(listed.values_list("pk", flat=True)))


KIND = ListKind(
    name="statuses",
    sector="mbo",
    schema=STATUS_MESSAGES,
    model=StatusMessage,
    rows=known_messages,
    found_by=("application_id", "message_id"),
    known_keys=lambda get: ((get("application_id"), get("message_id")),),
    memo=application_ids,
    keys=lambda values: ((values["application_id"], values["message_id"]),),
    values=status_values,
    blank=lambda where: StatusMessage(region_id=where.region_id),
    merge=newest,
    as_row=FIELDS,
    shown={
        "application_id": "application_id",
        "message_id": "message_id",
        "status": "status",
        "begins": "status_from",
        "ends": "status_until",
        "changed_at": "modified_at",
        "source": "source",
    },
    tells=frozenset({"message_id", "status_from", "status_until", "central_id"}),
)
