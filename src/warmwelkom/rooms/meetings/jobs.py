"""Work that may wait: reminders, and forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.meetings.domain.forget_joining import (
    forget_documents,
    forget_feeds,
    forget_joining,
)
from warmwelkom.rooms.meetings.domain.reminders import plan_reminders
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="*/10 * * * *")
@app.task(name="meetings.remind", queueing_lock="meetings.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  the scheduler gives it
    """One job for each region; the demo's too, by its own clock."""
    in_each_region(remind_in)


@app.task(name="meetings.remind_in", retry=AGAIN)
def remind_in(region_id: str) -> None:
    """Plan the reminders that are due."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        plan_reminders(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.periodic(cron="35 4 * * *")
@app.task(name="meetings.forget", queueing_lock="meetings.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(forget_in, demos=False)


@app.task(name="meetings.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Who came and who could, old documents, and addresses of calendars that nobody asks."""
    with transaction.atomic(), region_scope(region_id):
        actor, now = system_actor(region_id=Region.objects.get(pk=region_id).pk), timezone.now()
        forget_joining(actor=actor, now=now)
        forget_documents(actor=actor, now=now)
        forget_feeds(actor=actor, now=now)
