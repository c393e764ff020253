"""Write a message to a pupil down: our row that says why, and the outbox's that carries it past the guard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.summer.guard_of_sending import GUARD
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage

AT_A_TIME = 1000
HELD = "held:"
"""Before the key of what was held back: once the comparison stops, the message itself still has its own."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message that is not planned yet; `row` says why, about which task, in whose name and in which words."""

    row: SummerMessage
    subject: str
    expires_at: dt.datetime | None = None
    at_once: bool = False


def plan_letters(letters: Iterable[Letter], *, now: dt.datetime) -> int:
    """Plan these, inside a command; what has a key that was planned before is left out. Returns how many are new.

    A row of the outbox carries our row's number, so that its guard finds it. Five queries for each thousand.
    """
    by_key: dict[str, Letter] = {}
    for letter in letters:
        by_key.setdefault(letter.row.key, letter)
    known = SummerMessage.objects.filter(key__in=list(by_key)).values_list("key", flat=True)
    for key in list(known):
        del by_key[key]
    fresh = list(by_key.values())
    SummerMessage.objects.bulk_create([each.row for each in fresh], batch_size=AT_A_TIME)
    plan_many([_planned(each) for each in fresh], now=now)
    carried = dict(Message.objects.filter(key__in=list(by_key)).values_list("key", "pk"))
    for each in fresh:
        each.row.message_id = carried.get(each.row.key)
    SummerMessage.objects.bulk_update(
        [each.row for each in fresh], ["message_id"], batch_size=AT_A_TIME
    )
    return len(fresh)


def keep_held(letters: Iterable[Letter]) -> list[Letter]:
    """Write down what the draw of a comparison holds back, so that silence is counted from that day all the same.

    Returns the letters that do go. One query where anything is held.
    """
    letters = list(letters)
    held = [each.row for each in letters if each.row.reason == SummerMessage.Reason.HELD]
    if held:
        SummerMessage.objects.bulk_create(held, batch_size=AT_A_TIME, ignore_conflicts=True)
    return [each for each in letters if each.row.reason != SummerMessage.Reason.HELD]


def _planned(letter: Letter) -> Planned:
    row = letter.row
    return Planned(
        key=row.key,
        channel=row.contact.channel,
        to=row.contact.address,
        text=row.text,
        subject="" if row.contact.channel == ContactPoint.Channel.SMS else letter.subject,
        headers=row.contact.keys,
        sender_name=row.sender_name,
        region_id=row.region_id,
        expires_at=letter.expires_at,
        at_once=letter.at_once,
        guard=GUARD,
        about=row.pk,
    )
