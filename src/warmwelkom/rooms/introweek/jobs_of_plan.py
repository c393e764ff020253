"""Work behind the page: planning a week, and forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.introweek.domain.forget_week import forget_weeks
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="15 5 * * *")
@app.task(name="introweek.forget", queueing_lock="introweek.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; in a demo nobody is real, and its date must be able to go back."""
    for region in Region.objects.filter(closed_at__isnull=True, is_demo=False):
        lock = f"introweek.forget_in:{region.pk}"
        try:
            with transaction.atomic():
                forget_in.configure(queueing_lock=lock, lock=lock).defer(region_id=str(region.pk))
        except AlreadyEnqueued:
            continue


@app.task(name="introweek.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase what is past its term in one region."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_weeks(actor=actor, now=timezone.now())
