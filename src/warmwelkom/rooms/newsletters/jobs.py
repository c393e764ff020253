"""Work that may wait: forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.newsletters.domain.forget import forget_answers, forget_unconfirmed
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="35 4 * * *")
@app.task(name="newsletters.forget", queueing_lock="newsletters.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(forget_in, demos=False)


@app.task(name="newsletters.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Who did not confirm within two weeks, and who answered a call a year ago."""
    with transaction.atomic(), region_scope(region_id):
        actor, now = system_actor(region_id=Region.objects.get(pk=region_id).pk), timezone.now()
        forget_unconfirmed(actor=actor, now=now)
        forget_answers(actor=actor, now=now)
