"""Work behind the pages of the curriculum: telling the mbo what was not taught, and forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.curriculum.domain.forget import forget_curriculum
from warmwelkom.rooms.curriculum.domain.missed_mail import tell_programmes
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="25 8 * * *")
@app.task(name="curriculum.tell_programmes", queueing_lock="curriculum.tell_programmes")
def tell_each_morning(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(tell_in)


@app.task(name="curriculum.tell_programmes_in", retry=AGAIN)
def tell_in(region_id: str) -> None:
    """What vmbo schools could not teach, to the programmes of one region."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        tell_programmes(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.periodic(cron="20 5 * * *")
@app.task(name="curriculum.forget", queueing_lock="curriculum.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; in a demo nobody is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="curriculum.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase what is past its term in one region."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_curriculum(actor=actor, now=timezone.now())
