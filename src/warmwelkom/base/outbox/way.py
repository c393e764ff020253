"""What every way out can do, and what a provider tells afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.outbox.claims import Outcome
from warmwelkom.base.outbox.models import Message


class NotOpenError(Exception):
    """The other side can't be reached, or can't be asked: nothing was handed over."""


@dataclass(frozen=True, kw_only=True)
class Status:
    """What a provider says of one message. `is_gone`: nobody can be reached at this address."""

    state: Message.State
    fault: str = ""
    is_gone: bool = False
    provider_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What somebody wrote back; `answers` is our message, where the provider tells which."""

    provider_id: str
    address: str
    text: str
    received_at: dt.datetime | None = None
    answers: UUID | None = None


class WayOut:
    """One connection for many messages. Each way says how one message ended, and what it can't know."""

    name = ""
    can_look_up = False
    """Whether the provider can be asked by our reference what became of a message."""

    def open(self) -> None:
        """Connect; raises NotOpenError."""

    def make(self, message: Message) -> Any:
        """The message as this way takes it; raises CantComposeError. Nothing leaves."""
        raise NotImplementedError

    def give(self, message: Message, made: Any) -> Outcome:
        """Hand it over; never raises for what the other side does."""
        raise NotImplementedError

    def close(self) -> None:
        """Say goodbye, if we can."""

    def look_up(self, message: Message) -> Status | None:  # noqa: ARG002  a way that can't, knows nothing
        """What became of it; None where the provider does not know it. Raises NotOpenError."""
        return None

    def replies(self) -> Iterable[list[Reply]]:
        """What came in lately, newest first, a page at a time; raises NotOpenError."""
        return []

    def read_status(self, told: Mapping[str, Any]) -> tuple[UUID, Status] | None:  # noqa: ARG002  the same
        """A callback about a message; None when it makes no sense."""
        return None

    def read_reply(self, told: Mapping[str, Any]) -> Reply | None:  # noqa: ARG002  the same
        """A callback with a reply; None when it makes no sense."""
        return None

    def try_out(self) -> list[str]:
        """What is wrong with the settings, in sentences; nobody gets a message."""
        return []
