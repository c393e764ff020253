"""A message that did not leave, or of which nobody knows: the coordinator decides."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.decide import leave, plan_again
from warmwelkom.base.outbox.models import Message


@command("people.send_message_again", on="message")
def send_message_again(*, actor: Actor, message: Message, now: dt.datetime) -> bool:
    """Send it once more; True when its address was stopped and is open again.

    Raises UserError with what to do where it can't be sent.
    """
    return plan_again(message, by=actor.name, now=now)


@command("people.leave_message", on="message")
def leave_message(*, actor: Actor, message: Message, now: dt.datetime) -> None:
    """Leave it as it is; it stays to be read for its term, and can still be sent."""
    leave(message, by=actor.name, now=now)
