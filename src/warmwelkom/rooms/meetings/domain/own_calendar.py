"""The secret address of one's own calendar: made, renewed, stopped."""

from __future__ import annotations

import datetime as dt
import secrets

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.meetings.models import CalendarFeed


@command("meetings.own_calendar")
def make_feed(*, actor: Actor, now: dt.datetime) -> str:
    """Make the address, or a new one: the old one stops. Returns its words, which nobody can see again."""
    words = secrets.token_urlsafe(32)
    values = {"token_hash": CalendarFeed.hash_of(words), "made_at": now, "used_on": None}
    CalendarFeed.objects.update_or_create(
        region_id=actor.region, person_id=actor.person_id, defaults=values
    )
    return words


@command("meetings.own_calendar")
def stop_feed(*, actor: Actor) -> None:
    """From now on the address opens nothing."""
    CalendarFeed.objects.filter(person_id=actor.person_id).delete()


def feed_in_use(*, words: str, now: dt.datetime) -> CalendarFeed | None:
    """The feed with these words in the region of the scope; keeps the day of its use."""
    feeds = CalendarFeed.objects.select_related("person", "region")
    found: CalendarFeed | None = feeds.filter(
        token_hash=CalendarFeed.hash_of(words), person__is_active=True
    ).first()
    if found is not None and found.used_on != now.date():
        CalendarFeed.objects.filter(pk=found.pk).update(used_on=now.date())
    return found
