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
    asks_name: str, asks_mail: str, now: dt.datetime, is_public: bool | None = None,
) -> NormalDay:  # fmt: skip
    """The day as it is told now, the moments in order of time; public or not, where `is_public` says so.

    Raises:
        PermissionDenied, MayNotKnow: public or not is not for this actor to say at this school.
        NotReady: it is public, or becomes so, and tells too little. Nothing is kept.
    """
    told: dict[str, Any] = {
        "region_id": premises.region_id, "text": text, "asks_name": asks_name, "asks_mail": asks_mail,
        "moments": sorted(moments, key=lambda one: one["at"]),
        "at": now, "by_id": actor.user_id, "by_name": actor.name,
    }  # fmt: skip
    day: NormalDay = NormalDay.objects.update_or_create(
        premises=premises, programme=programme, defaults=told
    )[0]
    if is_public is not None and is_public != bool(day.published_at):
        publish_day(actor=actor, premises=premises, day=day, is_public=is_public, now=now)
    if day.published_at and len(moments) < FEWEST:
        raise NotReady(gettext_noop("Zet er minstens twee tijden in. Dan is het een dag."))
    return day


@command("wayfinding.publish_day", on="premises", tell=("is_public",))
def publish_day(
    *, actor: Actor, premises: Premises, day: NormalDay, is_public: bool, now: dt.datetime
) -> None:
    """Everybody reads it from now on, where the building is public; or only the school. Nothing is lost."""
    del actor, premises
    day.published_at = now if is_public else None
    day.save(update_fields=["published_at"])
