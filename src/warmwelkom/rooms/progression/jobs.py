"""Work that may wait: mails about duty dates, and forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.progression.domain.duty_mail import tell_duties
from warmwelkom.rooms.progression.domain.forget import forget_progression


@app.periodic(cron="20 8 * * *")
@app.task(name="progression.tell_duties", queueing_lock="progression.tell_duties")
def tell_each_morning(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(tell_in)


@app.task(name="progression.tell_duties_in", retry=AGAIN)
def tell_in(region_id: str) -> None:
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        tell_duties(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.periodic(cron="25 5 * * *")
@app.task(name="progression.forget", queueing_lock="progression.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Not in a demo: nobody there is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="progression.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        forget_progression(actor=system_actor(region_id=region.pk), now=timezone.now())
