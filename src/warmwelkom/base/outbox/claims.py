"""Who sends what: a message is claimed by one worker, and each step is written down before it is made.

A step is a compare-and-swap on the claim, so a worker that was thought dead does nothing twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.scope import RegionQuerySet, region_scope
from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.guards import pass_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.pace import may_go
from warmwelkom.base.outbox.quiet import first_moment
from warmwelkom.base.outbox.stops import STOPPED, stopped_among

BATCH = 100
AT_A_TIME = 5
"""So many of a full batch begin in one commit, and are unknown together when a worker falls there."""
SOUNDS = (Message.Channel.SMS, Message.Channel.PUSH)
CLAIM_TERM = dt.timedelta(minutes=2)
BEGUN_TERM = dt.timedelta(minutes=10)
PAUSES = tuple(dt.timedelta(minutes=each) for each in (1, 5, 30, 120, 360, 720, 1440))

NOT_SURE = (Message.State.FAILED, Message.State.UNKNOWN)
UNDECIDED: dict[str, Any] = {"decided_at": None, "decided_by": ""}
"""What a person decided before holds no more: the message asks for a person anew."""

EXPIRED = _("De tijd ervoor was voorbij. Het is niet verstuurd.")
BROKEN_OFF = _("De verbinding brak af terwijl we het bericht gaven. Misschien kwam het aan.")
WORKER_FELL = _("Onze computer viel stil terwijl hij dit bericht gaf. Misschien kwam het aan.")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a hand-over ended. `again`: it was refused for now, and nothing was accepted."""

    state: Message.State = Message.State.SENT
    fault: str = ""
    again: bool = False
    provider_id: str = ""
    is_broken: bool = False
    """The connection can't be used for the next message."""
    is_bounce: bool = False
    """The mailbox, number or phone does not exist."""
    held_back: bool = False
    """The house itself did not let it leave."""
    wait_until: dt.datetime | None = None
    """It may not leave now; then it is planned again, as if it had not been taken up."""


@contextmanager
def in_region(region_id: str) -> Iterator[None]:
    """One transaction, in one region or in none (login codes)."""
    with transaction.atomic():
        if not region_id:
            yield
            return
        with region_scope(region_id):
            yield


def claim_planned(
    *, now: dt.datetime, full: set[str] | None = None, channel: str = ""
) -> list[Message]:
    """Take a batch for this worker alone (rows that another worker holds are skipped), of one channel or of all.

    Each room's guard is asked for its own, and addresses that were stopped get nothing. Providers that
    had enough for this minute are added to `full`. Expired messages are written down as failed. Must
    run inside one transaction.
    """
    expire(now=now)
    waiting = due(now=now).exclude(domain__in=full or ())
    if channel:
        waiting = waiting.filter(channel=channel)
    in_turn = waiting.select_for_update(skip_locked=True).order_by("-at_once", "planned_at", "pk")
    rows: list[Message] = []
    while not rows and (found := list(in_turn[:BATCH])):  # a guard may hold a whole batch
        rows = pass_guards(pass_stops(found, now=now), now=now)
    rows = may_go(rows, now=now, full=set() if full is None else full)
    claim = new_id()
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=Message.State.CLAIMED, claimed_at=now, claim=claim
    )
    for row in rows:
        row.claim = claim
    return rows


def due(*, now: dt.datetime) -> RegionQuerySet[Message]:
    """What may leave at this moment; in quiet hours no telephone sounds."""
    planned = Message.objects.get_queryset().filter(
        Q(not_before=None) | Q(not_before__lte=now), state=Message.State.PLANNED
    )
    if first_moment(now) == now:
        return planned
    return planned.exclude(channel__in=SOUNDS, at_once=False)


def pass_stops(rows: list[Message], *, now: dt.datetime) -> list[Message]:
    """Those whose address was not stopped; the others are written down as failed."""
    stopped = stopped_among([row.to for row in rows if not row.at_once])
    held = {row.pk for row in rows if row.to in stopped and not row.at_once}
    if held:
        Message.objects.filter(pk__in=held).update(
            state=Message.State.FAILED, fault=STOPPED, done_at=now
        )
    return [row for row in rows if row.pk not in held]


def expire(*, now: dt.datetime) -> int:
    """What was of no use any more before it left is never sent. Returns how many."""
    late = Message.objects.filter(state=Message.State.PLANNED, expires_at__lte=now)
    return late.update(state=Message.State.FAILED, fault=EXPIRED, done_at=now)


def begin(messages: list[Message], *, now: dt.datetime) -> set[UUID]:
    """Write down that these hand-overs begin, before the first byte; returns which are still ours."""
    numbers = [message.pk for message in messages]
    mine = Message.objects.filter(
        pk__in=numbers,
        claim__in={row.claim for row in messages},
        state=Message.State.CLAIMED,  # begun before, even by us, is never begun again
    )
    ours = set(mine.select_for_update().values_list("pk", flat=True))
    Message.objects.filter(pk__in=ours).update(state=Message.State.BEGUN, claimed_at=now)
    return ours


def write_down(message: Message, outcome: Outcome, *, now: dt.datetime) -> bool:
    """Write down how it ended; what was refused for now comes again later, until the pauses are used up.

    Whether it will never arrive, by word of the other side; False too when a provider told already.
    """
    state, not_before = outcome.state, outcome.wait_until
    if outcome.wait_until:
        state = Message.State.PLANNED
    elif outcome.again:
        state, not_before = _later(message, now=now)
    changed = _ours([message]).update(
        state=state,
        not_before=not_before,
        attempts=F("attempts") + (0 if outcome.wait_until else 1),
        done_at=None if state == Message.State.PLANNED else now,
        fault=outcome.fault[:300],
        provider_id=outcome.provider_id[:200],
        **(UNDECIDED if state in NOT_SURE else {}),
    )
    return bool(changed) and state == Message.State.FAILED and not outcome.held_back


def write_sent(messages: list[Message], *, now: dt.datetime) -> None:
    """The same for many that a mail server took: one query."""
    _ours(messages).update(
        state=Message.State.SENT,
        not_before=None,
        attempts=F("attempts") + 1,
        done_at=now,
        fault="",
    )


def _ours(messages: list[Message]) -> RegionQuerySet[Message]:
    """Those that this worker still has: nobody sorted them out, and no provider told yet how they ended."""
    return Message.objects.get_queryset().filter(
        pk__in=[row.pk for row in messages],
        claim__in={row.claim for row in messages},
        state__in=(Message.State.CLAIMED, Message.State.BEGUN),
    )


def _later(message: Message, *, now: dt.datetime) -> tuple[Message.State, dt.datetime | None]:
    if message.attempts >= len(PAUSES):
        return Message.State.FAILED, None
    moment = now + PAUSES[message.attempts]
    return Message.State.PLANNED, moment if message.at_once else first_moment(moment)


def sort_out(*, now: dt.datetime) -> tuple[int, int]:
    """What a fallen worker left, in the region we are in: (planned again, unknown).

    A claim alone is safe to take back, for the step before the first byte was never written. A
    hand-over that had begun may have arrived: it is unknown, and only a person sends it again.
    """
    left = Message.objects.filter(_far_from(now, CLAIM_TERM), state=Message.State.CLAIMED)
    planned = left.update(state=Message.State.PLANNED, claim=None)
    begun = Message.objects.filter(_far_from(now, BEGUN_TERM), state=Message.State.BEGUN)
    unknown = begun.update(state=Message.State.UNKNOWN, fault=WORKER_FELL, done_at=now, **UNDECIDED)
    return planned, unknown


def _far_from(now: dt.datetime, term: dt.timedelta) -> Q:
    """Before it, or as far after it: by a worker whose clock was ahead, and whose message would wait until then."""
    return Q(claimed_at__lt=now - term) | Q(claimed_at__gt=now + term)
