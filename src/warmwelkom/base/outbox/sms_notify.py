"""SMS by NotifyNL, the government's service; its reference is the number of our message.

The template there has one word to fill in, `((tekst))`. What it did not answer is looked up by reference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.claims import Outcome
from warmwelkom.base.outbox.compose import sms_text
from warmwelkom.base.outbox.https import TIMEOUT, never_connected, of_code, of_fault
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.way import NotOpenError, Reply, Status, WayOut

STATES = {
    "created": Message.State.SENT,
    "sending": Message.State.SENT,
    "pending": Message.State.SENT,
    "sent": Message.State.SENT,
    "delivered": Message.State.DELIVERED,
    "permanent-failure": Message.State.FAILED,
    "temporary-failure": Message.State.FAILED,
    "technical-failure": Message.State.FAILED,
}
GONE = "permanent-failure"
NO_TEMPLATE = _("Het sjabloon van NotifyNL heeft geen ((tekst)).")
PAGES = 20
"""At most so many pages of 250 replies at once: more than came in between two looks."""


class NotifyWay(WayOut):
    """The provider as its own library speaks to it."""

    name = "notify"
    can_look_up = True

    @cached_property
    def client(self) -> Any:
        from notifications_python_client import NotificationsAPIClient  # noqa: PLC0415  over a second

        from warmwelkom.base.line import bounded  # noqa: PLC0415  loaded with the first message

        client = NotificationsAPIClient(
            settings.SMS["key"], base_url=settings.SMS["url"], timeout=TIMEOUT
        )
        bounded(client.request_session, seconds=TIMEOUT)
        return client

    def make(self, message: Message) -> str:
        return sms_text(message)

    def give(self, message: Message, made: str) -> Outcome:
        try:
            told = self.client.send_sms_notification(
                phone_number=message.to,
                template_id=settings.SMS["template"],
                personalisation={"tekst": made},
                reference=str(message.pk),
                sms_sender_id=settings.SMS.get("sender") or None,
            )
        except Exception as fault:  # noqa: BLE001  its library lets errors of three libraries through
            return _of(fault)
        number = told.get("id") if isinstance(told, dict) else None
        if not isinstance(number, str) or not number:
            return Outcome(state=Message.State.UNKNOWN, fault=str(told)[:300])
        return Outcome(provider_id=number)

    def look_up(self, message: Message) -> Status | None:
        told = self._ask("get_all_notifications", reference=str(message.pk))
        rows = told.get("notifications")
        found = [each for each in map(_status, rows if isinstance(rows, list) else []) if each]
        best = {Message.State.DELIVERED: 2, Message.State.SENT: 1}
        return max(found, key=lambda each: best.get(each.state, 0), default=None)

    def replies(self) -> Iterator[list[Reply]]:
        older_than = None
        for _page in range(PAGES):
            told = self._ask("get_received_texts", older_than=older_than)
            rows = told.get("received_text_messages")
            if not isinstance(rows, list) or not rows:
                return
            yield [
                reply for row in rows if isinstance(row, dict) and (reply := self.read_reply(row))
            ]
            older_than = rows[-1].get("id") if isinstance(rows[-1], dict) else None
            if not older_than:
                return

    def _ask(self, name: str, **words: Any) -> dict[str, Any]:
        try:
            told = getattr(self.client, name)(**words)
        except Exception as fault:
            raise NotOpenError(str(fault)) from fault
        if not isinstance(told, dict):
            raise NotOpenError(str(told)[:300])
        return told

    def read_status(self, told: Mapping[str, Any]) -> tuple[UUID, Status] | None:
        status = _status(told)
        try:
            return (UUID(str(told.get("reference"))), status) if status else None
        except ValueError:
            return None

    def read_reply(self, told: Mapping[str, Any]) -> Reply | None:
        """The callback says `source_number`, the list `user_number`, of the same thing."""
        number, address = told.get("id"), told.get("source_number") or told.get("user_number")
        text = told.get("message", told.get("content"))
        if not all(isinstance(each, str) and each for each in (number, address, text)):
            return None
        return Reply(
            provider_id=str(number),
            address=str(address),
            text=str(text),
            received_at=moment_of(told.get("date_received") or told.get("created_at")),
        )

    def try_out(self) -> list[str]:
        try:
            told = self._ask("get_template", template_id=settings.SMS["template"])
        except NotOpenError as fault:
            return [f"NotifyNL: {fault}"]
        return [] if "((tekst))" in str(told.get("body")) else [NO_TEMPLATE]


def _of(fault: Exception) -> Outcome:
    response = getattr(fault, "response", None)
    if response is not None and response.status_code >= 300:
        return of_code(response.status_code, str(getattr(fault, "message", "")))
    cause = fault.__cause__
    return of_fault(cause if never_connected(cause) and isinstance(cause, Exception) else fault)


def _status(told: Any) -> Status | None:
    word = told.get("status") if isinstance(told, Mapping) else None
    state = STATES.get(word) if isinstance(word, str) else None
    if state is None:
        return None
    fault = str(word) if state == Message.State.FAILED else ""
    return Status(
        state=state, fault=fault, is_gone=word == GONE, provider_id=str(told.get("id") or "")
    )


def moment_of(said: Any) -> dt.datetime | None:
    try:
        moment = parse_datetime(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment
