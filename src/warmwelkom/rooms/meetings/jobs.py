"""Work that may wait: reminders, and forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.meetings.domain.forget_joining import (
    forget_documents,
    forget_feeds,
    forget_joining,
)
from warmwelkom.rooms.meetings.domain.reminders import remind
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="*/10 * * * *")
@app.task(name="meetings.remind", retry=AGAIN, queueing_lock="meetings.remind")
def remind_everywhere(timestamp: int) -> None:  # noqa: ARG001  the scheduler gives it
    """Look in each region, by its own clock, which reminders are due."""
    with all_regions():
        regions = list(Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True))
    for region_id in regions:
        with transaction.atomic(), region_scope(region_id):
            remind(actor=system_actor(region_id=region_id), now=now_for(region_id))


@app.periodic(cron="35 4 * * *")
@app.task(name="meetings.forget", queueing_lock="meetings.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    for region in Region.objects.filter(closed_at__isnull=True, is_demo=False):
        try:
            with transaction.atomic():
                forget_in.configure(queueing_lock=f"meetings.forget:{region.pk}").defer(
                    region_id=str(region.pk)
                )
        except AlreadyEnqueued:
            continue


@app.task(name="meetings.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Who came and who could, old documents, and addresses of calendars that nobody asks."""
    with transaction.atomic(), region_scope(region_id):
        actor, now = system_actor(region_id=Region.objects.get(pk=region_id).pk), timezone.now()
        forget_joining(actor=actor, now=now)
        forget_documents(actor=actor, now=now)
        forget_feeds(actor=actor, now=now)
