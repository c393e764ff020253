"""What still holds a message back in the moment that its hand-over begins: time, a stop, the guard of its room."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.outbox.claims import EXPIRED, SOUNDS, Outcome
from warmwelkom.base.outbox.guards import ask_guards, waits_until
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.quiet import first_moment
from warmwelkom.base.outbox.stops import STOPPED, stopped_among

FAILED = Message.State.FAILED


def last_look(messages: list[Message], *, now: dt.datetime) -> dict[UUID, Outcome]:
    """Message -> why it does not leave; in the transaction that begins the hand-over.

    A batch takes minutes when a provider is slow. In that time an evening falls, or somebody says stop.
    """
    held: dict[UUID, Outcome] = {}
    for pk, verdict in ask_guards(messages, now).items():
        held[pk] = (
            Outcome(state=FAILED, fault=verdict.never, held_back=True)
            if verdict.never
            else Outcome(wait_until=waits_until(verdict, now))
        )
    stopped = stopped_among([row.to for row in messages if not row.at_once])
    for row in messages:
        why = _of_row(row, row.to in stopped, now=now)
        if why:
            held[row.pk] = why
    return held


def _of_row(row: Message, is_stopped: bool, *, now: dt.datetime) -> Outcome | None:
    if row.expires_at and row.expires_at <= now:
        return Outcome(state=FAILED, fault=EXPIRED, held_back=True)
    if row.at_once:
        return None
    if is_stopped:
        return Outcome(state=FAILED, fault=STOPPED, held_back=True)
    if row.channel in SOUNDS and first_moment(now) != now:
        return Outcome(wait_until=first_moment(now))
    return None
