"""A row of the outbox as a mail, as a mail server takes it."""

from __future__ import annotations

import re
from email.utils import formataddr, parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.addresses import one_line
from warmwelkom.base.outbox.models import Message

METHOD = re.compile(r"^METHOD:([A-Z]{1,20})\s*$", re.MULTILINE)


class CantComposeError(UserError):
    """The row can't be made into a mail."""


def make_mail(message: Message) -> EmailMultiAlternatives:
    """The mail of one row: text, HTML and calendar; its Message-ID says which row it is.

    Raises:
        CantComposeError: something in it that the mail library refuses.
    """
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        sender_of(message),
        [message.to],
        headers={
            "Auto-Submitted": "auto-generated",
            **message.headers,
            "Message-ID": f"<{message.pk}@{home_domain()}>",
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        method = METHOD.search(message.calendar)
        kind = f"text/calendar; method={method[1]}" if method else "text/calendar"
        mail.attach_alternative(message.calendar, kind)
    return mail


def as_bytes(mail: EmailMultiAlternatives) -> bytes:
    """The mail as it goes over the line; raises CantComposeError."""
    try:
        whole: Any = mail.message()
        return bytes(whole.as_bytes(linesep="\r\n"))
    except (ValueError, LookupError) as fault:  # UnicodeError and BadHeaderError are ValueErrors
        raise CantComposeError(_("Dit bericht kon niet als mail worden opgemaakt.")) from fault


def sender_of(message: Message) -> str:
    """The house's address; in front of its name the name of whoever sends, if somebody does."""
    name, address = _home(settings.DEFAULT_FROM_EMAIL)
    person = one_line(message.sender_name, most=60)
    return formataddr((" · ".join(part for part in (person, name) if part), address))


def home_domain() -> str:
    """The domain that the house sends from."""
    return _home(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


@cache
def _home(sender: str) -> tuple[str, str]:
    return parseaddr(sender)


def sms_text(message: Message) -> str:
    """The text of one SMS, its lines kept; raises CantComposeError where there is none."""
    text = "\n".join(" ".join(line.split()) for line in message.text.strip().splitlines())
    if not text:
        raise CantComposeError(_("Dit bericht is leeg."))
    return text
