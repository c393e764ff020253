"""Plan a message, and hand planned messages over; each leaves once or not at all."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from warmwelkom.base.outbox.models import Message

BATCH = 50
KEEP_MESSAGES = dt.timedelta(days=30)


def plan_message(
    *,
    key: str,
    channel: str,
    to: str,
    text: str,
    now: dt.datetime,
    subject: str = "",
    sender_name: str = "",
    region_id: UUID | None = None,
) -> bool:
    """Write one message down. False when the same key was planned before: then nothing happens."""
    values = {
        "channel": channel,
        "to": to,
        "text": text,
        "subject": subject[:200],
        "sender_name": sender_name,
        "region_id": region_id,
        "planned_at": now,
    }
    _row, made = Message.objects.get_or_create(key=key, defaults=values)
    from warmwelkom.base.outbox.jobs import send_planned  # noqa: PLC0415  jobs need the app registry

    if made and not settings.DEMO:
        send_planned.defer(region_id=str(region_id or ""))
    return made


def claim_planned(*, now: dt.datetime) -> list[Message]:
    """Take a batch for this worker alone (rows that another worker holds are skipped)."""
    with transaction.atomic():
        rows = list(
            Message.objects.select_for_update(skip_locked=True)
            .filter(state=Message.State.PLANNED)
            .order_by("planned_at")[:BATCH],
        )
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=Message.State.CLAIMED,
            claimed_at=now,
        )
    return rows


def hand_over(message: Message, *, now: dt.datetime) -> None:
    """Give one claimed message to its channel and write down how it went.

    A connection that breaks while handing over leaves `unknown`: sending again could be twice.
    """
    fault, state = "", Message.State.SENT
    if message.channel == Message.Channel.SMS:
        fault, state = "Er is geen sms-kanaal ingesteld.", Message.State.FAILED
    else:
        try:
            _mail(message).send()
        except ConnectionRefusedError as refused:
            fault, state = str(refused), Message.State.PLANNED
        except OSError as broken:
            fault, state = str(broken), Message.State.UNKNOWN
    Message.objects.filter(pk=message.pk).update(state=state, done_at=now, fault=fault[:300])


def _mail(message: Message) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        connection=_connection(),
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    return mail


def _connection() -> BaseEmailBackend:
    """The real way out, as EMAIL_URL says; Django's own setting points to the outbox."""
    out = settings.OUTGOING_MAIL
    wanted = {
        "host": "EMAIL_HOST",
        "port": "EMAIL_PORT",
        "username": "EMAIL_HOST_USER",
        "password": "EMAIL_HOST_PASSWORD",
        "use_tls": "EMAIL_USE_TLS",
        "use_ssl": "EMAIL_USE_SSL",
        "timeout": "EMAIL_TIMEOUT",
    }
    words = {name: out[key] for name, key in wanted.items() if out.get(key)}
    made: BaseEmailBackend = get_connection(out["EMAIL_BACKEND"], **words)
    return made


def forget_messages(*, now: dt.datetime) -> int:
    """Erase the messages of the region we are in (or of none) older than 30 days. Returns how many."""
    number, _each = Message.objects.filter(planned_at__lt=now - KEEP_MESSAGES).delete()
    return int(number)
