"""SMS by any provider that takes JSON over https; the setting SMS says how its fields are called.

Our number goes along as the reference: a provider that knows it already sends no second message.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings

from warmwelkom.base.outbox.claims import Outcome
from warmwelkom.base.outbox.compose import sms_text
from warmwelkom.base.outbox.https import TIMEOUT, of_code, of_fault
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.sms_notify import moment_of
from warmwelkom.base.outbox.way import NotOpenError, Reply, Status, WayOut

FIELDS = {
    "to": "to",
    "text": "text",
    "from": "from",
    "reference": "reference",
    "id": "id",
    "status": "status",
    "reply_id": "id",
    "reply_from": "from",
    "reply_text": "text",
    "reply_at": "received_at",
}
WORDS = {
    "accepted": "sent",
    "sent": "sent",
    "delivered": "delivered",
    "failed": "failed",
    "undeliverable": "gone",
}

NONSENSE = (ValueError, AttributeError, RecursionError)
"""What reading an answer ends in that is no JSON, or another one than was agreed."""


class HttpsWay(WayOut):
    """One POST for each message; redirects are never followed, for a second address could send it again."""

    name = "https"

    @property
    def can_look_up(self) -> bool:  # type: ignore[override]  # here the settings say
        return bool(settings.SMS.get("look_up"))

    @cached_property
    def session(self) -> Any:
        import requests  # noqa: PLC0415  loaded with the first message

        from warmwelkom.base.line import bounded  # noqa: PLC0415  the same

        session = bounded(requests.Session(), seconds=TIMEOUT)
        session.headers[settings.SMS.get("key_header") or "Authorization"] = (
            settings.SMS.get("key_begins", "Bearer ") + settings.SMS["key"]
        )
        return session

    def make(self, message: Message) -> dict[str, str]:
        values = {"to": message.to, "text": sms_text(message), "reference": str(message.pk)}
        if settings.SMS.get("from"):
            values["from"] = settings.SMS["from"]
        also: dict[str, str] = settings.SMS.get("also", {})
        return {**{_field(name): value for name, value in values.items()}, **also}

    def give(self, message: Message, made: dict[str, str]) -> Outcome:
        import requests  # noqa: PLC0415  loaded with the first message

        try:
            answer = self.session.post(
                settings.SMS["url"],
                json=made,
                headers={"Idempotency-Key": str(message.pk)},
                timeout=TIMEOUT,
                allow_redirects=False,
            )
            if not 200 <= answer.status_code < 300:
                return of_code(answer.status_code, answer.text[:200])
            number = answer.json().get(_field("id"))
        except NONSENSE as fault:
            return Outcome(state=Message.State.UNKNOWN, fault=str(fault)[:300])
        except requests.RequestException as fault:
            return of_fault(fault)
        if not isinstance(number, str | int) or not str(number):
            return Outcome(state=Message.State.UNKNOWN, fault=answer.text[:300])
        return Outcome(provider_id=str(number))

    def close(self) -> None:
        self.session.close()

    def look_up(self, message: Message) -> Status | None:
        """Asked at the address `look_up`, with {reference} in it; 404 is that it does not know it."""
        import requests  # noqa: PLC0415  loaded with the first message

        url = settings.SMS["look_up"].replace("{reference}", quote(str(message.pk)))
        try:
            answer = self.session.get(url, timeout=TIMEOUT, allow_redirects=False)
            if answer.status_code == 404:
                return None
            answer.raise_for_status()
            status = _status(answer.json())
        except (requests.RequestException, *NONSENSE) as fault:
            raise NotOpenError(str(fault)) from fault
        if status is None:
            raise NotOpenError(answer.text[:300])
        return status

    def read_status(self, told: Mapping[str, Any]) -> tuple[UUID, Status] | None:
        status = _status(told)
        try:
            return (UUID(str(told.get(_field("reference")))), status) if status else None
        except ValueError:
            return None

    def read_reply(self, told: Mapping[str, Any]) -> Reply | None:
        found = [told.get(_field(name)) for name in ("reply_id", "reply_from", "reply_text")]
        if not all(isinstance(each, str | int) and str(each) for each in found):
            return None
        number, address, text = map(str, found)
        return Reply(
            provider_id=number,
            address=address,
            text=text,
            received_at=moment_of(told.get(_field("reply_at"))),
        )


def _field(name: str) -> str:
    return str(settings.SMS.get("fields", {}).get(name, FIELDS[name]))


def _status(told: Any) -> Status | None:
    """What the provider's word means, by the setting `words` on top of our own list."""
    said = told.get(_field("status")) if isinstance(told, Mapping) else None
    words: dict[str, str] = {**WORDS, **settings.SMS.get("words", {})}
    meant = words.get(said.lower()) if isinstance(said, str) else None
    if meant == "gone":
        return Status(state=Message.State.FAILED, fault=str(said), is_gone=True)
    if meant not in ("sent", "delivered", "failed"):
        return None
    fault = str(said) if meant == "failed" else ""
    return Status(
        state=Message.State(meant), fault=fault, provider_id=str(told.get(_field("id")) or "")
    )
