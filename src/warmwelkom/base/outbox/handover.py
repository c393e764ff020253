"""Hand claimed messages over to their channel, and write down how it went."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from warmwelkom.base.outbox.models import Message


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
        headers=message.headers,
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
