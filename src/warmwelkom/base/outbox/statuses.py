"""What a provider tells of a message, by callback or when asked: arrived, failed, or that it has it.

It may tell late, twice, or before the worker itself has written down that it was handed over.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from warmwelkom.base.access.scope import RegionQuerySet
from warmwelkom.base.events import publish
from warmwelkom.base.outbox.claims import UNDECIDED
from warmwelkom.base.outbox.events import MessageNotDelivered
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.stops import stop_address
from warmwelkom.base.outbox.way import Status

State = Message.State
HANDED_OVER = (State.BEGUN, State.SENT, State.UNKNOWN)
WAS_TRIED = Q(attempts__gt=0) | Q(decided_at__isnull=False)


def take_in_status(message: Message, told: Status, *, now: dt.datetime) -> bool:
    """Write down what the provider says, in the region we are in; whether that changed something.

    An arrival counts also for a message that waits for another try: it must not leave again.
    """
    row = Message.objects.get_queryset().filter(pk=message.pk)
    if told.state == State.DELIVERED:
        return _arrived(row, now=now)
    if told.state == State.FAILED:
        return _failed(message, row, told, now=now)
    if told.state == State.SENT:
        unknown = row.filter(state=State.UNKNOWN)
        return bool(unknown.update(state=State.SENT, done_at=now, fault=""))
    return False


def _arrived(row: RegionQuerySet[Message], *, now: dt.datetime) -> bool:
    was_tried = row.filter(WAS_TRIED, state__in=(State.PLANNED, State.CLAIMED, State.FAILED))
    handed_over = row.filter(state__in=HANDED_OVER)
    values = {"state": State.DELIVERED, "done_at": now, "fault": "", "claim": None}
    return bool(handed_over.update(**values) or was_tried.update(**values))


def _failed(
    message: Message, row: RegionQuerySet[Message], told: Status, *, now: dt.datetime
) -> bool:
    failed = row.filter(state__in=HANDED_OVER).update(
        state=State.FAILED, fault=told.fault[:300], done_at=now, claim=None, **UNDECIDED
    )
    if failed:
        tell_not_delivered(message, fault=told.fault)
        if told.is_gone:
            stop_address(message.to, reason="bounce", day=now.date())
    return bool(failed)


def tell_not_delivered(message: Message, *, fault: str) -> None:
    """Tell the rooms; a message of no region, such as a login code, is of no room."""
    if message.region_id:
        publish(
            MessageNotDelivered(
                region_id=message.region_id,
                message_id=message.pk,
                channel=message.channel,
                address=message.to,
                fault=fault[:300],
            )
        )
