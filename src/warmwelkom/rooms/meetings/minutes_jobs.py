"""Work of the meetings that comes by itself each day: promises chase themselves, names are let go."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.meetings.domain.chasing import chase_actions
from warmwelkom.rooms.meetings.domain.forget_names import forget_names
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="10 7 * * *")
@app.task(name="meetings.chase", queueing_lock="meetings.chase")
def chase(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(chase_in)


@app.task(name="meetings.chase_in", retry=AGAIN)
def chase_in(region_id: str) -> None:
    """Remind of what is promised, and forget who promised what was settled a year ago."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor = system_actor(region_id=region.pk)
        chase_actions(actor=actor, now=now_for(region.pk))
        if not region.is_demo:
            forget_names(actor=actor, now=timezone.now())
