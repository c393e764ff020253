"""Seven statuses as they are sent, five as the law names them; which one counts now.

Messages arrive twice and out of order, so nothing depends on the order of arrival: the message that
begins last counts, of two on one day the one changed last.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.models import Application, LegalStatus, StatusMessage

LEGAL = {  # docs/glossary.md; CREATED is a draft of the pupil, not yet an application
    "CREATED": "",
    "SUBMITTED": LegalStatus.APPLIED,
    "RECEIVED": LegalStatus.APPLIED,
    "OFFERED": LegalStatus.OFFERED,
    "ENROLLED": LegalStatus.ENROLLED,
    "WITHDRAWN": LegalStatus.WITHDRAWN,
    "REJECTED": LegalStatus.REJECTED,
}
ORDER = tuple(LEGAL)
BEGIN_OF_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def message_in_force(messages: Iterable[StatusMessage]) -> StatusMessage | None:
    """The message that counts now, whatever the order in which they came."""
    return max(
        messages,
        key=lambda message: (
            message.begins,
            message.changed_at or BEGIN_OF_TIME,
            ORDER.index(message.status),
            message.message_id,
        ),
        default=None,
    )


def derive_legal_statuses(application_ids: Iterable[Any]) -> None:
    """Set the legal status of these applications from their messages, else from the list itself."""
    wanted = [key for key in application_ids if key]
    messages: dict[Any, list[StatusMessage]] = defaultdict(list)
    for message in StatusMessage.objects.filter(application__in=wanted):
        messages[message.application_id].append(message)
    changed = []
    for application in Application.objects.filter(pk__in=wanted):
        before = _derived(application)
        application.current_status, application.status_since = _status(
            application, messages[application.pk]
        )
        application.legal_status = LEGAL.get(application.current_status, "")
        if before != _derived(application):
            changed.append(application)
    write_fields(changed, ("current_status", "legal_status", "status_since"))


def _derived(application: Application) -> tuple[str, str, dt.date | None]:
    return application.current_status, application.legal_status, application.status_since


def _status(application: Application, messages: list[StatusMessage]) -> tuple[str, dt.date | None]:
    counts = message_in_force(messages)
    if counts is not None:
        return counts.status, counts.begins
    return application.listed_status or "SUBMITTED", application.applied_on
