"""The ways out of mail. Each says of one message how it ended; what it can't know, it says too."""

from __future__ import annotations

import re
import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from warmwelkom.base.outbox.claims import BROKEN_OFF, Outcome
from warmwelkom.base.outbox.compose import as_bytes, make_mail
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.way import NotOpenError, WayOut

NO_MAILBOX = re.compile(rb"\b5\.1\.(1|2|10)\b")
BEGINS_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)
LEAVING = 421
WORDS = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
    "timeout": "EMAIL_TIMEOUT",
}


def mail_way() -> WayOut:
    """The way out for mail, as EMAIL_URL says; Django's own setting points to the outbox."""
    out = settings.OUTGOING_MAIL
    words = {name: out[key] for name, key in WORDS.items() if out.get(key)}
    backend = get_connection(out["EMAIL_BACKEND"], **words)
    return SmtpWay(backend) if isinstance(backend, EmailBackend) else LibraryWay(backend)


class SmtpWay(WayOut):
    """SMTP has no look-up: a connection that broke after DATA began leaves the message unknown."""

    name = "smtp"

    def __init__(self, backend: EmailBackend) -> None:
        self.backend = backend

    def open(self) -> None:
        try:
            self.backend.open()
            server: Any = self.backend.connection
            server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise NotOpenError(str(fault)) from fault

    def make(self, message: Message) -> bytes:
        return as_bytes(make_mail(message))

    def give(self, message: Message, made: bytes) -> Outcome:
        server: Any = self.backend.connection
        try:
            refused = self._envelope(server, message.to)
        except (OSError, smtplib.SMTPException) as fault:
            return Outcome(again=True, fault=str(fault), is_broken=True)
        if refused:
            return refused
        try:
            server.send(BEGINS_WITH_DOT.sub(b"..", made) + b"\r\n.\r\n")
            return _answer(*server.getreply())
        except (OSError, smtplib.SMTPException):
            return Outcome(state=Message.State.UNKNOWN, fault=BROKEN_OFF, is_broken=True)

    def _envelope(self, server: Any, to: str) -> Outcome | None:
        """MAIL, RCPT and DATA; what the server said when it refused."""
        code, said = server.mail(settings.MAIL_BOUNCES_TO)
        if code != 250:
            return _refused(server, code, said)
        code, said = server.rcpt(to)
        if code not in (250, 251):
            return _refused(server, code, said, of_mailbox=True)
        code, said = server.docmd("DATA")
        return None if code == 354 else _refused(server, code, said)

    def close(self) -> None:
        self.backend.close()

    def try_out(self) -> list[str]:
        try:
            self.open()
        except NotOpenError as fault:
            return [str(fault)]
        self.close()
        return []


def _refused(server: Any, code: int, said: bytes, *, of_mailbox: bool = False) -> Outcome:
    if code != LEAVING:
        server.rset()
    return _answer(code, said, of_mailbox=of_mailbox)


def _answer(code: int, said: bytes, *, of_mailbox: bool = False) -> Outcome:
    """2xx is sent, 4xx comes again, 5xx has failed (RFC 5321, 4.2.1)."""
    if 200 <= code < 300:
        return Outcome()
    fault = f"{code} {said.decode(errors='replace')}"
    if 400 <= code < 500:
        return Outcome(again=True, fault=fault, is_broken=code == LEAVING)
    bounce = of_mailbox and bool(NO_MAILBOX.search(said))
    return Outcome(state=Message.State.FAILED, fault=fault, is_bounce=bounce)


class LibraryWay(WayOut):
    """Any other of Django's ways, such as those of django-anymail to a provider's API."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self.backend = backend

    def open(self) -> None:
        try:
            self.backend.open()
        except OSError as fault:
            raise NotOpenError(str(fault)) from fault

    def make(self, message: Message) -> EmailMultiAlternatives:
        mail = make_mail(message)
        as_bytes(mail)
        words: Any = mail
        words.metadata = {"message": str(message.pk), "region": str(message.region_id or "")}
        words.track_opens = words.track_clicks = False
        return mail

    def give(self, message: Message, made: EmailMultiAlternatives) -> Outcome:  # noqa: ARG002  as WayOut says
        try:
            self.backend.send_messages([made])
        except ConnectionRefusedError as fault:
            return Outcome(again=True, fault=str(fault), is_broken=True)
        except OSError as fault:
            return _of_library(fault)
        except Exception as fault:  # noqa: BLE001  a provider's library has errors of its own
            return _of_library(fault)
        status = getattr(made, "anymail_status", None)
        return Outcome(provider_id=str(getattr(status, "message_id", None) or ""))

    def close(self) -> None:
        self.backend.close()


def _of_library(fault: Exception) -> Outcome:
    """What the provider answered in numbers, else unknown."""
    code = getattr(fault, "status_code", None)
    if code == 429:
        return Outcome(again=True, fault=str(fault))
    if isinstance(code, int) and 400 <= code < 500:
        return Outcome(state=Message.State.FAILED, fault=str(fault))
    return Outcome(state=Message.State.UNKNOWN, fault=str(fault) or BROKEN_OFF, is_broken=True)
