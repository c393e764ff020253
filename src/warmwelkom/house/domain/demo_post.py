"""The demo does not wait for Monday: the overviews of the coming week's start can be made at once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.digest import compose_digests
from warmwelkom.base.outbox.quiet import MORNING


@command("demo.move_date")
def compose_of_next_monday(*, actor: Actor, now: dt.datetime) -> int:
    """Plan each person's overview as on the Monday to come; returns how many. Safe to ask again."""
    monday = now.date() + dt.timedelta(days=7 - now.weekday())
    moment = dt.datetime.combine(monday, dt.time(MORNING), tzinfo=now.tzinfo)
    with transaction.atomic():
        return compose_digests(region_id=actor.region, now=moment)
