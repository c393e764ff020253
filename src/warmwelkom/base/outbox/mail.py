"""Django's mail goes through the outbox, so that every message is a row before it leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.models import Message


class OutboxBackend(BaseEmailBackend):
    """Writes each mail to the outbox and plans the job that hands it over: a login code can't wait."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [row for message in email_messages for row in _rows(message)]
        Message.objects.bulk_create(rows, ignore_conflicts=True)
        from warmwelkom.base.outbox.jobs import send_planned  # noqa: PLC0415  jobs need the app registry

        if rows and not settings.DEMO:
            send_planned.defer(region_id="")
        return len(email_messages)


def _rows(message: EmailMessage) -> list[Message]:
    html: Any = next(
        (part[0] for part in getattr(message, "alternatives", []) if part[1] == "text/html"), ""
    )
    key = str(message.extra_headers.get("X-Once", "") or new_id())
    return [
        Message(
            key=f"mail:{key}:{_short(address)}",
            channel=Message.Channel.MAIL,
            to=address,
            subject=str(message.subject)[:200],
            text=str(message.body),
            html=str(html),
            planned_at=timezone.now(),
        )
        for address in message.recipients()
    ]


def _short(address: str) -> str:
    return hashlib.sha256(address.lower().encode()).hexdigest()[:16]
