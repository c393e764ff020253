"""The job that sends; planned with every message, and again every few minutes by the house."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.clock import now_for
from warmwelkom.base.outbox.asking import ask_replies, ask_statuses
from warmwelkom.base.outbox.claims import claim_planned, due, in_region, sort_out
from warmwelkom.base.outbox.digest import compose_digests
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.ways import way_out
from warmwelkom.base.retries import AGAIN

MINUTE = dt.timedelta(minutes=1)


@app.task(name="outbox.send_planned", retry=AGAIN)
def send_planned(region_id: str = "") -> int:
    """Send what is due for one region (or for none); returns how many were taken up.

    First what a fallen worker left is sorted out. Each step is committed before it is made, so a
    worker that dies leaves a state that says how far it came, and never a second message. A
    provider that had enough gets the rest in the next minute. In the demo nothing leaves.
    """
    if settings.DEMO:
        return 0
    with in_region(region_id):
        sort_out(now=timezone.now())
        channels = list(due(now=timezone.now()).order_by().values_list("channel").distinct())
    full: set[str] = set()
    taken = 0
    for (channel,) in channels:
        way = way_out(channel)
        with closing(HandOver(way, region_id=region_id, clock=timezone.now)) as sender:
            taken += _send_all(sender, channel, full)
    if full:
        send_planned.configure(schedule_at=timezone.now() + MINUTE).defer(region_id=region_id)
    return taken


def _send_all(sender: HandOver, channel: str, full: set[str]) -> int:
    """Batch after batch, until nothing is due, or the other side is away."""
    taken = 0
    while True:
        before = len(full)
        with in_region(sender.region_id):
            messages = claim_planned(now=timezone.now(), full=full, channel=channel)
        taken += len(messages)
        is_there = sender.run(messages)
        if not is_there or (not messages and len(full) == before):
            return taken


@app.task(name="outbox.ask_provider", retry=AGAIN)
def ask_provider(region_id: str) -> int:
    """What became of the SMS of one region, where no callback told; the house asks every ten minutes."""
    with closing(way_out("sms")) as way:
        return ask_statuses(way, channel="sms", region_id=region_id, now=timezone.now())


@app.task(name="outbox.fetch_replies", retry=AGAIN)
def fetch_replies() -> int:
    """What came in of all regions, where no callback told."""
    with closing(way_out("sms")) as way:
        return ask_replies(way, channel="sms", now=timezone.now())


@app.task(name="outbox.compose_digests", retry=AGAIN)
def compose_digests_in(region_id: str) -> int:
    """Plan the overviews of one region that are due; the house asks every hour."""
    with in_region(region_id):
        return compose_digests(region_id=UUID(region_id), now=now_for(UUID(region_id)))
