"""Django's mail goes through the outbox, so that every message is a row before it leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.post import Planned, key_for, plan_many

OF_NO_USE_AFTER = dt.timedelta(hours=1)


class OutboxBackend(BaseEmailBackend):
    """Plans each mail for at once, for somebody waits: what comes this way are login codes."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        now = timezone.now()
        rows = [row for mail in email_messages for row in _rows(mail, now=now)]
        plan_many(rows, now=now, always=True)  # an address without an account is told so once a day
        return len(email_messages)


def _rows(mail: EmailMessage, *, now: dt.datetime) -> list[Planned]:
    html: Any = next(
        (part[0] for part in getattr(mail, "alternatives", []) if part[1] == "text/html"), ""
    )
    event = f"mail:{mail.extra_headers.get('X-Once', '') or new_id()}"
    return [
        Planned(
            key=key_for(event=event, to=address),
            to=address,
            subject=str(mail.subject),
            text=str(mail.body),
            html=str(html),
            expires_at=now + OF_NO_USE_AFTER,
            at_once=True,
        )
        for address in mail.recipients()
    ]
