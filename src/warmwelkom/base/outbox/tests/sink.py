"""A real SMTP server on this machine that does as it is told, and keeps what it accepted."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    """`answers` maps a receiver to what the server says: at RCPT, or after the text (with `.data`)."""

    def __init__(self) -> None:
        self.accepted: list[tuple[str, EmailMessage]] = []
        self.envelopes: list[str] = []
        self.connections = 0
        self.answers: dict[str, str] = {}
        self.hang_up_after_data: set[str] = set()
        self.hang_up_before_data: set[str] = set()

    async def handle_EHLO(  # noqa: N802  aiosmtpd calls it so
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, said: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        return said

    async def handle_RCPT(  # noqa: N802  aiosmtpd calls it so
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.hang_up_before_data:
            server.transport.abort()
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd calls it so
        [to] = envelope.rcpt_tos
        answer = self.answers.get(f"{to}.data", "250 OK")
        if answer.startswith("250"):
            raw: Any = envelope.content
            mail: Any = message_from_bytes(raw, policy=policy.default)
            self.accepted.append((to, mail))
            self.envelopes.append(str(envelope.mail_from))
        if to in self.hang_up_after_data:
            self.hang_up_after_data.discard(to)
            server.transport.abort()
        return answer


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def open_sink(settings: Any) -> Iterator[Sink]:
    """The sink, with the way out of the house set to it."""
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.OUTGOING_MAIL = smtp_at(server.port)
    try:
        yield sink
    finally:
        server.stop()


def smtp_at(port: int) -> dict[str, Any]:
    """The setting OUTGOING_MAIL for a server on this machine."""
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
        "EMAIL_TIMEOUT": 10,
    }
