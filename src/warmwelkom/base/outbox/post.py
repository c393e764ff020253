"""Plan messages: written down once, in the same transaction as what they tell of. `handover.py` sends them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings

from warmwelkom.base.outbox.addresses import (
    BadMessageError,
    clean_headers,
    one_line,
    same_address,
)
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.quiet import first_moment
from warmwelkom.base.outbox.receivers import clean_receiver

KEEP_MESSAGES = dt.timedelta(days=30)
AT_A_TIME = 1000


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One message to plan. `key` names the event, the person and the kind, and is planned once, ever.

    `calendar` is the text of an .ics that goes along with its METHOD. `at_once` is for what somebody
    waits for behind a screen, such as a login code: no quiet hours, before everything else, and to
    a stopped address too. `not_before` and `expires_at` hold in every case. `guard` is asked about the row
    `about` before the message leaves (see `guards.py`).
    """

    key: str
    to: str
    text: str
    channel: str = "mail"
    subject: str = ""
    sender_name: str = ""
    region_id: UUID | None = None
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    calendar: str = ""
    not_before: dt.datetime | None = None
    expires_at: dt.datetime | None = None
    at_once: bool = False
    guard: str = ""
    about: UUID | None = None


def plan_message(
    *,
    key: str,
    channel: str,
    to: str,
    text: str,
    now: dt.datetime,
    subject: str = "",
    sender_name: str = "",
    region_id: UUID | None = None,
    html: str = "",
    headers: dict[str, str] | None = None,
    calendar: str = "",
    not_before: dt.datetime | None = None,
    expires_at: dt.datetime | None = None,
    at_once: bool = False,
    guard: str = "",
    about: UUID | None = None,
) -> bool:
    """Write one message down (see `Planned`). False when the same key was planned before: then nothing happens.

    What can't be sent (a line break in the address or a header) is written down as failed, with why.
    """
    message = Planned(
        key=key, channel=channel, to=to, text=text, subject=subject, sender_name=sender_name,
        region_id=region_id, html=html, headers=headers or {}, calendar=calendar,
        not_before=not_before, expires_at=expires_at, at_once=at_once, guard=guard, about=about,
    )  # fmt: skip
    return plan_many([message], now=now) == 1


def plan_many(messages: Iterable[Planned], *, now: dt.datetime, always: bool = False) -> int:
    """Write many messages down, keys that were planned before are skipped. Returns how many are new.

    For a mailing, make the key with `key_for`: two spellings of one address are then one message. With `always` the
    job that sends is planned also where nothing is new, so that the work tells nobody which it was.
    """
    first: dict[str, Planned] = {}
    for message in messages:
        first.setdefault(message.key, message)
    rows = [_row(message, now=now) for message in first.values()]
    new = 0
    for start in range(0, len(rows), AT_A_TIME):
        part = rows[start : start + AT_A_TIME]
        Message.objects.bulk_create(part, ignore_conflicts=True)
        new += Message.objects.filter(pk__in=[row.pk for row in part]).count()
    if new or always:
        _defer(rows)
    return new


def key_for(*, event: str, to: str, kind: str = "") -> str:
    """The key of one event to one mailbox, however its address is spelled."""
    try:
        folded = same_address(to)
    except BadMessageError:
        folded = to
    return f"{event}:{kind}:{hashlib.sha256(folded.encode()).hexdigest()[:32]}"


def _row(message: Planned, *, now: dt.datetime) -> Message:
    not_before = max(now, message.not_before or now)
    if not message.at_once:
        not_before = first_moment(not_before)
    row = Message(
        key=message.key,
        channel=message.channel,
        to=message.to[:500],
        sender_name=one_line(message.sender_name),
        subject=one_line(message.subject),
        text=message.text,
        html=message.html,
        calendar=message.calendar,
        region_id=message.region_id,
        planned_at=now,
        not_before=not_before if not_before > now else None,
        expires_at=message.expires_at,
        at_once=message.at_once,
        guard=message.guard,
        about=message.about,
    )
    try:
        row.headers = clean_headers(message.headers)
        row.to = clean_receiver(message.channel, message.to)
        if message.channel == Message.Channel.MAIL:
            row.domain = row.to.rpartition("@")[2]
    except BadMessageError as bad:
        row.to = one_line(row.to, most=500)
        row.state, row.fault, row.done_at = Message.State.FAILED, bad.sentence, now
    return row


def _defer(rows: list[Message]) -> None:
    """Plan the job that sends, for each region and moment once; the house looks every few minutes too."""
    from warmwelkom.base.outbox.jobs import send_planned  # noqa: PLC0415  jobs need the app registry

    if settings.DEMO:
        return
    wanted = {
        (str(row.region_id or ""), row.not_before)
        for row in rows
        if row.state == Message.State.PLANNED
    }
    for region_id, moment in sorted(wanted, key=str):
        send_planned.configure(schedule_at=moment).defer(region_id=region_id)


def forget_messages(*, now: dt.datetime) -> int:
    """Erase the messages of the region we are in (or of none) older than 30 days. Returns how many."""
    number, _each = Message.objects.filter(planned_at__lt=now - KEEP_MESSAGES).delete()
    return int(number)
