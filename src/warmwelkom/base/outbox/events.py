"""What has happened to messages, for the rooms that planned them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ReplyReceived:
    """Somebody wrote back, once; `answers` is our message to that address, where it is known which."""

    region_id: UUID
    incoming_id: UUID
    channel: str
    address: str
    text: str
    received_at: dt.datetime
    answers: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MessageNotDelivered:
    """A message will not arrive at this address: the provider said so."""

    region_id: UUID
    message_id: UUID
    channel: str
    address: str
    fault: str
