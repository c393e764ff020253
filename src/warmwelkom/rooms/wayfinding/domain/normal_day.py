"""An ordinary day of a programme: told by staff, shown to everybody or not yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.wayfinding.domain.premises import NotReady
from warmwelkom.rooms.wayfinding.models import NormalDay, Premises

FEWEST = 2
"""A day of one moment is no day."""
Moments = list[dict[str, str]]


@command("wayfinding.write_day", on="premises")
def write_day(
    *, actor: Actor, premises: Premises, programme: Programme, text: str, moments: Moments,
    asks_name: str, asks_mail: str, now: dt.datetime,
) -> NormalDay:  # fmt: skip
    """The day as it is told now, the moments in order of time. Whether it is public stays as it was."""
    told: dict[str, Any] = {
        "region_id": premises.region_id, "text": text, "asks_name": asks_name, "asks_mail": asks_mail,
        "moments": sorted(moments, key=lambda one: one["at"]),
        "at": now, "by_id": actor.user_id, "by_name": actor.name,
    }  # fmt: skip
    day: NormalDay = NormalDay.objects.update_or_create(
        premises=premises, programme=programme, defaults=told
    )[0]
    return day


@command("wayfinding.publish_day", on="day")
def show_day(*, actor: Actor, day: NormalDay, now: dt.datetime) -> None:
    """From now on everybody reads it, where the building is public. Raises NotReady: it tells too little."""
    del actor
    check_enough(day.moments)
    day.published_at = day.published_at or now
    day.save(update_fields=["published_at"])


@command("wayfinding.publish_day", on="day")
def hide_day(*, actor: Actor, day: NormalDay) -> None:
    """Only the school reads it; nothing is lost."""
    del actor
    day.published_at = None
    day.save(update_fields=["published_at"])


def check_enough(moments: Moments) -> None:
    """Raises NotReady for what is too little to show."""
    if len(moments) < FEWEST:
        raise NotReady(gettext_noop("Zet er minstens twee tijden in. Dan is het een dag."))
