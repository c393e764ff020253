"""What a person decides about a message that did not leave, or of which nobody knows: again, or leave it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.receivers import clean_receiver
from warmwelkom.base.outbox.stops import asked_to_stop, lift_stop

ASKED_TO_STOP = _("De ontvanger vroeg om te stoppen. Zoek een andere weg, of bel.")
OPEN = (Message.State.FAILED, Message.State.UNKNOWN)
CHANGED = _("Dit bericht is intussen veranderd. Kijk hoe het er nu voor staat.")
TOO_LATE = _("De tijd van dit bericht is voorbij. Het gaat niet meer weg.")


def plan_again(message: Message, *, by: str, now: dt.datetime) -> bool:
    """Plan it once more, as it was; True when this opened an address that was stopped.

    Raises:
        BadMessageError: the address can't be right.
        UserError: its time is over, or the receiver asked for no more.
        ChangedMeanwhile: somebody else decided, or an answer came in.
    """
    clean_receiver(message.channel, message.to)
    if asked_to_stop(message.to):
        raise UserError(ASKED_TO_STOP)
    if message.expires_at and message.expires_at <= now:
        raise UserError(TOO_LATE)
    _swap(
        message,
        state=Message.State.PLANNED,
        claim=None,
        attempts=0,
        not_before=None,
        done_at=None,
        decided_at=now,
        decided_by=by[:200],
    )
    from warmwelkom.base.outbox.jobs import send_planned  # noqa: PLC0415  jobs need the app registry

    if not settings.DEMO:
        send_planned.defer(region_id=str(message.region_id or ""))
    return lift_stop(message.to)


def leave(message: Message, *, by: str, now: dt.datetime) -> None:
    """Write down that a person saw it and leaves it so; raises ChangedMeanwhile."""
    _swap(message, decided_at=now, decided_by=by[:200])


def _swap(message: Message, **values: object) -> None:
    still = Message.objects.filter(pk=message.pk, state=message.state, state__in=OPEN)
    if not still.update(**values):
        raise ChangedMeanwhile(CHANGED)
