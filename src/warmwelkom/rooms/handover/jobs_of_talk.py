"""Work that may wait: reminders of talks, filling a handover day, forgetting on time."""

from __future__ import annotations

import time

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.engines.handover_day import DoesNotFitError, plan_day
from warmwelkom.rooms.handover.domain.chasing_talks import (
    chase_agreements,
    forget_photos,
    remind_of_talks,
)
from warmwelkom.rooms.handover.domain.handover_days import day_to_plan, fill_day, no_plan
from warmwelkom.rooms.handover.models import HandoverDay
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region

SAY_AGAIN = 2.0


@app.periodic(cron="20 * * * *")
@app.task(name="handover.remind_of_talks", queueing_lock="handover.remind_of_talks")
def remind(timestamp: int) -> None:  # noqa: ARG001  the scheduler gives it
    """One job for each region; the demo's too, by its own clock."""
    in_each_region(remind_in)


@app.task(name="handover.remind_in", retry=AGAIN)
def remind_in(region_id: str) -> None:
    """What is tomorrow, what was promised for yesterday, and photos past their term."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        remind_of_talks(actor=actor, now=now)
        chase_agreements(actor=actor, now=now)
        if not region.is_demo:  # nobody there is real, and its date must be able to go back
            forget_photos(actor=actor, now=timezone.now())


@app.task(name="handover.fill_day_in", retry=AGAIN)
def fill_day_in(region_id: str, day_id: str) -> None:
    """Plan outside a transaction, for it takes up to a minute; then write the whole plan at once."""
    with transaction.atomic(), region_scope(region_id):
        wanted = day_to_plan(day=HandoverDay.objects.get(pk=day_id))
    began, said = time.monotonic(), [time.monotonic()]

    def tell(_done: int, _best: int) -> float:
        if time.monotonic() - said[0] > SAY_AGAIN:
            said[0] = time.monotonic()
            _say(region_id, day_id, seconds=round(said[0] - began))
        return (time.monotonic() - began) / MOST_SECONDS

    try:
        plan = plan_day(wanted, tell=tell)
    except DoesNotFitError as fault:
        with transaction.atomic(), region_scope(region_id):
            day = HandoverDay.objects.get(pk=day_id)
            actor = system_actor(region_id=day.region_id)
            no_plan(actor=actor, day=day, people=fault.people, now=now_for(day.region_id))
        return
    with transaction.atomic(), region_scope(region_id):
        day = HandoverDay.objects.get(pk=day_id)
        actor, seconds = system_actor(region_id=day.region_id), time.monotonic() - began
        fill_day(actor=actor, day=day, plan=plan, seconds=seconds, now=now_for(day.region_id))


MOST_SECONDS = 45
"""The plan is good long before; whoever waits for it wants an answer."""


def _say(region_id: str, day_id: str, *, seconds: int) -> None:
    with transaction.atomic(), region_scope(region_id):
        HandoverDay.objects.filter(pk=day_id).update(result={"done": seconds})
