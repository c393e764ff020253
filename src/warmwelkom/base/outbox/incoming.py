"""What comes in from a provider: a reply, once however often it is told, and what became of a message.

A provider knows no region; it is found by the message that is answered, or by our last message to the number.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from uuid import UUID

from django.db import connection

from warmwelkom.base.events import publish
from warmwelkom.base.outbox.addresses import BREAK, BadMessageError
from warmwelkom.base.outbox.claims import in_region
from warmwelkom.base.outbox.events import ReplyReceived
from warmwelkom.base.outbox.models import IncomingMessage, Message
from warmwelkom.base.outbox.post import KEEP_MESSAGES
from warmwelkom.base.outbox.receivers import clean_receiver
from warmwelkom.base.outbox.statuses import take_in_status
from warmwelkom.base.outbox.way import Reply, Status

LONGEST, LONGEST_NUMBER = 1000, 200


def take_in_reply(
    told: Reply, *, channel: str, provider: str, now: dt.datetime
) -> IncomingMessage | None:
    """Write down what somebody wrote, and tell the rooms; None when it was known or nobody here wrote to them.

    A provider may give two replies one number; the same number with the same words is the same reply.
    """
    try:
        address = clean_receiver(channel, told.address)
    except BadMessageError:
        return None
    region_id, message_id = _answered(told.answers, address)
    if region_id is None:
        return None
    row = IncomingMessage(
        region_id=region_id,
        channel=channel,
        provider=provider,
        provider_id=told.provider_id[:LONGEST_NUMBER],
        address=address,
        text=_plain(told.text),
        received_at=min(told.received_at or now, now),
        answers=message_id,
    )
    with in_region(str(region_id)):
        if not _is_new(row):
            return None
        _tell(row)
    return row


def _is_new(row: IncomingMessage) -> bool:
    """Write it down, once. Other words under a number that was given before are another reply: nothing is lost."""
    if _is_kept(row):
        return True
    first = IncomingMessage.objects.filter(provider=row.provider, provider_id=row.provider_id)
    known = first.values_list("address", "text").first()
    if known is None or known == (row.address, row.text):  # None: told to another region before
        return False
    said = sha256(f"{row.address}\n{row.text}".encode()).hexdigest()[:32]
    row.provider_id = f"{row.provider_id[: LONGEST_NUMBER - len(said) - 1]} {said}"
    return _is_kept(row)


def _is_kept(row: IncomingMessage) -> bool:
    IncomingMessage.objects.bulk_create([row], ignore_conflicts=True)
    return IncomingMessage.objects.filter(pk=row.pk).exists()


def _tell(row: IncomingMessage) -> None:
    publish(
        ReplyReceived(
            region_id=row.region_id,
            incoming_id=row.pk,
            channel=row.channel,
            address=row.address,
            text=row.text,
            received_at=row.received_at,
            answers=row.answers,
        )
    )


def take_in_told(number: UUID, told: Status, *, now: dt.datetime) -> bool:
    """Write down what a provider says of our message, in the region of that message."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT outbox_region_of(%s)", [number])
        region = cursor.fetchone()[0]
    with in_region(str(region or "")):
        message = Message.objects.filter(pk=number).first()
        return message is not None and take_in_status(message, told, now=now)


def _answered(number: UUID | None, address: str) -> tuple[UUID | None, UUID | None]:
    """(region, message of ours) that is answered."""
    with connection.cursor() as cursor:
        if number:
            cursor.execute("SELECT outbox_region_of(%s), %s::uuid", [number, number])
            found = cursor.fetchone()
            if found[0]:
                return found[0], found[1]
        cursor.execute("SELECT region, message FROM outbox_last_to(%s)", [address])
        return cursor.fetchone() or (None, None)


def _plain(text: str) -> str:
    """Lines stay, what no keyboard types goes."""
    lines = (BREAK.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(lines).strip()[:LONGEST]


def forget_incoming(*, now: dt.datetime) -> int:
    """Erase what came in to the region we are in more than 30 days ago. Returns how many."""
    old = IncomingMessage.objects.filter(received_at__lt=now - KEEP_MESSAGES)
    return int(old.delete()[0])
