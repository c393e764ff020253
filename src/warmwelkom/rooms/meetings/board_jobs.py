"""Guests of a meeting's boards are forgotten on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.meetings.domain.board_guests import forget_guests
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="45 4 * * *")
@app.task(name="meetings.forget_guests", queueing_lock="meetings.forget_guests", retry=AGAIN)
def forget_guests_everywhere(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """In each region by itself: the names of people without an account whose meeting is over."""
    with all_regions():
        regions = list(Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True))
    for region_id in regions:
        with transaction.atomic(), region_scope(region_id):
            forget_guests(actor=system_actor(region_id=region_id), now=timezone.now())
