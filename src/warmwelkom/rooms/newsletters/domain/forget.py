"""What calls and newsletters forget by themselves. The privacy pages name each term."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.newsletters.models import CallAnswer, Subscriber

KEEP_UNCONFIRMED = dt.timedelta(days=14)
KEEP_ANSWERS = dt.timedelta(days=365)


@command("newsletters.forget")
def forget_unconfirmed(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """After two weeks: who did not confirm a newsletter or an answer to a call."""
    Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - KEEP_UNCONFIRMED).delete()
    CallAnswer.objects.filter(confirmed_at=None, answered_at__lt=now - KEEP_UNCONFIRMED).delete()


@command("newsletters.forget")
def forget_answers(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """A year after the last day of a call: who answered it. Who came in has an account."""
    last = (now - KEEP_ANSWERS).date()
    CallAnswer.objects.filter(call__closes_on__lt=last).delete()
