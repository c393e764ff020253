"""Work that may wait: closing a round when its day is over."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.rounds import close_round
from warmwelkom.rooms.thinktank.models import ChoiceRound


@app.periodic(cron="*/10 * * * *")
@app.task(name="thinktank.close_rounds", retry=AGAIN, queueing_lock="thinktank.close_rounds")
def close_rounds(timestamp: int) -> None:  # noqa: ARG001  the scheduler gives it
    """Close every round whose time is over, in each region by its own clock."""
    with all_regions():
        regions = list(Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True))
    for region_id in regions:
        now = now_for(region_id)
        with transaction.atomic(), region_scope(region_id):
            due = ChoiceRound.objects.filter(closed_at__isnull=True, closes_at__lte=now)
            for row in due:
                close_round(actor=system_actor(region_id=region_id), round_=row, now=now)
