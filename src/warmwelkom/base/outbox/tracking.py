"""What a provider tells about a message, by way of django-anymail: arrived, bounced, unwanted. Nothing else.

Opens and clicks are never asked for, and not taken in when a provider sends them anyway.
"""

from __future__ import annotations

import importlib.util
from typing import Any
from uuid import UUID

from django.utils import timezone

from warmwelkom.base.outbox.bounces import UNWANTED, Report, take_in
from warmwelkom.base.outbox.claims import in_region
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.statuses import take_in_status
from warmwelkom.base.outbox.way import Status

STOPS = {"bounced", "rejected", "complained"}


def listen() -> bool:
    """Hear django-anymail's signal; False when it is not installed (the extra `providers`)."""
    if importlib.util.find_spec("anymail") is None:
        return False
    from anymail.signals import tracking  # noqa: PLC0415  only where it is installed

    tracking.connect(hear, dispatch_uid="warmwelkom.outbox")
    return True


def hear(sender: object, event: Any, **_more: object) -> None:  # noqa: ARG001  a signal calls it so
    """Take in one event; which message and which region stand in what we gave along."""
    metadata = event.metadata or {}
    try:
        number, region = UUID(metadata["message"]), str(metadata.get("region") or "")
        region = str(UUID(region)) if region else ""
    except (KeyError, ValueError):
        return
    with in_region(region):
        if event.event_type == "delivered":
            arrived = Status(state=Message.State.DELIVERED)
            take_in_status(Message(pk=number), arrived, now=timezone.now())
        elif event.event_type in STOPS:
            take_in(_report(number, event), now=timezone.now())


def _report(number: UUID, event: Any) -> Report:
    is_complaint = event.event_type == "complained"
    said = str(event.mta_response or event.description or event.event_type)
    return Report(
        address=str(event.recipient or ""),
        about=number,
        fault=UNWANTED if is_complaint else said[:300],
        is_gone=event.reject_reason in ("bounced", "invalid"),
        is_complaint=is_complaint,
    )
