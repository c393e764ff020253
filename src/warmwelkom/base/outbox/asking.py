"""Ask a provider what its callbacks did not tell: what became of our messages, and what came in."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from warmwelkom.base.outbox.claims import in_region
from warmwelkom.base.outbox.incoming import take_in_reply
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.statuses import take_in_status
from warmwelkom.base.outbox.way import NotOpenError, WayOut

ASK_FOR = dt.timedelta(days=4)
"""NotifyNL tries for three days to deliver."""
ASK_AFTER = dt.timedelta(minutes=2)
MOST = 200
State = Message.State


def ask_statuses(way: WayOut, *, channel: str, region_id: str, now: dt.datetime) -> int:
    """Look up what is unknown, and what was sent and is not known to have arrived; how many changed.

    What the provider does not know stays unknown: only a person sends it again.
    """
    if not way.can_look_up:
        return 0
    with in_region(region_id):
        rows = list(_open(channel, now=now))
    changed = 0
    for row in rows:
        try:
            told = way.look_up(row)
        except NotOpenError:
            continue
        if told:
            with in_region(region_id):
                changed += take_in_status(row, told, now=now)
    return changed


def _open(channel: str, *, now: dt.datetime) -> list[Message]:
    """The unknown first, then the oldest of what was sent."""
    lately = Q(done_at__gt=now - ASK_FOR, done_at__lt=now - ASK_AFTER)
    rows = Message.objects.filter(lately, channel=channel)
    unknown = list(rows.filter(state=State.UNKNOWN).order_by("done_at")[:MOST])
    return unknown + list(rows.filter(state=State.SENT).order_by("done_at")[:MOST])


def ask_replies(way: WayOut, *, channel: str, now: dt.datetime) -> int:
    """Take in what came in since the last look; how many are new. A page without news is the last one.

    A provider tells the newest first; here the oldest goes first, so that the last word is the one that stands.
    """
    new = 0
    try:
        for page in way.replies():
            taken = [
                take_in_reply(told, channel=channel, provider=way.name, now=now)
                for told in sorted(page, key=lambda told: told.received_at or now)
            ]
            if not any(taken):
                break
            new += sum(row is not None for row in taken)
    except NotOpenError:
        return new
    return new
