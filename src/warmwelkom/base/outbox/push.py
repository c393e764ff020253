"""Messages to a phone or browser that asked for them (web push, RFC 8030), signed with a key of the house."""

from __future__ import annotations

import base64
import json
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.addresses import BREAK, BadMessageError
from warmwelkom.base.outbox.claims import Outcome
from warmwelkom.base.outbox.compose import CantComposeError
from warmwelkom.base.outbox.https import TIMEOUT, of_code, of_fault
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.way import WayOut

LONGEST = 500
MOST_BYTES = 3000
"""Of the text; push services take 4096 bytes with what encryption adds."""
GONE = {404, 410}
KEEP_SECONDS = 24 * 60 * 60
NO_PUSH = _("Dit is geen adres voor meldingen dat we kennen.")
TOO_LONG = _("Dit bericht is te lang voor een melding op een telefoon.")
BAD_KEYS = _("De sleutels van deze telefoon kloppen niet. Zet meldingen er opnieuw aan.")


def public_key() -> str:
    """What a browser needs to ask for messages from this house (`applicationServerKey`)."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415  only where push is used

    point = _vapid().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def clean_endpoint(address: str) -> str:
    """A push address as it may be called: https, at a push service that we know (PUSH_HOSTS).

    It comes from a visitor's browser: without the list anybody could make the house call any address.

    Raises:
        BadMessageError: it is not.
    """
    plain = address.strip()
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname or "", parts.port
    except ValueError as bad:
        raise BadMessageError(NO_PUSH) from bad
    is_known = any(host == each or host.endswith(f".{each}") for each in settings.PUSH_HOSTS)
    is_safe = parts.scheme == "https" and port in (None, 443) and not parts.username
    if len(plain) > LONGEST or BREAK.search(plain) or not is_known or not is_safe:
        raise BadMessageError(NO_PUSH)
    return plain


class PushWay(WayOut):
    """One POST for each message; `headers` of the row hold the keys of the phone (p256dh, auth).

    Push services can't be asked afterwards. The topic is our number: what was given twice is shown once.
    """

    name = "push"

    @cached_property
    def session(self) -> Any:
        import requests  # noqa: PLC0415  loaded with the first message

        from warmwelkom.base.line import bounded  # noqa: PLC0415  the same

        session = bounded(requests.Session(), seconds=TIMEOUT)
        session.max_redirects = 0
        return session

    def make(self, message: Message) -> tuple[bytes, dict[str, str]]:
        """The encrypted text and its headers; a phone with bad keys is told here."""
        from pywebpush import WebPusher  # noqa: PLC0415  two seconds

        text = json.dumps(_content(message), ensure_ascii=False).encode()
        if len(text) > MOST_BYTES:
            raise CantComposeError(TOO_LONG)
        try:
            where = {"endpoint": message.to, "keys": dict(message.headers)}
            coded = WebPusher(where).encode(text)
        except Exception as bad:  # the library lets errors of two others through
            raise CantComposeError(BAD_KEYS) from bad
        return bytes(coded["body"]), self._headers(message)

    def _headers(self, message: Message) -> dict[str, str]:
        parts = urlsplit(message.to)
        signed = _vapid().sign(
            {"aud": f"{parts.scheme}://{parts.netloc}", "sub": settings.PUSH_CONTACT}
        )
        return {
            **signed,
            "Content-Encoding": "aes128gcm",
            "TTL": str(KEEP_SECONDS),
            "Topic": message.pk.hex,
        }

    def give(self, message: Message, made: tuple[bytes, dict[str, str]]) -> Outcome:
        import requests  # noqa: PLC0415  loaded with the first message

        body, headers = made
        try:
            answer = self.session.post(
                message.to, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as fault:
            return of_fault(fault)
        if answer.status_code in GONE:
            said = str(answer.status_code)
            return Outcome(state=Message.State.FAILED, fault=said, is_bounce=True)
        if 200 <= answer.status_code < 300:
            return Outcome(provider_id=answer.headers.get("Location", "")[:200])
        return of_code(answer.status_code, answer.text[:200])

    def close(self) -> None:
        self.session.close()

    def try_out(self) -> list[str]:
        try:
            public_key()
        except Exception as bad:  # noqa: BLE001  whatever is wrong with the key, it is told
            return [f"PUSH_KEY: {bad}"]
        return []


def _content(message: Message) -> dict[str, str]:
    """What the phone shows; `tag` lets it show one message once."""
    who = message.subject or message.sender_name or "Warm Welkom"
    return {"title": who, "body": message.text, "tag": str(message.pk)}


def _vapid() -> Any:
    from py_vapid import Vapid  # noqa: PLC0415  only where push is used

    return Vapid.from_string(settings.PUSH_KEY)
