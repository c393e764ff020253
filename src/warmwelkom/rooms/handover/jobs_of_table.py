"""Work that comes by itself: lists of tables follow the facts; screening, actions, words back, requests are chased."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.handover.domain.chasing_tables import chase_tables
from warmwelkom.rooms.handover.domain.return_reminders import remind_return
from warmwelkom.rooms.handover.domain.rights_clock import chase_rights
from warmwelkom.rooms.handover.domain.table_cases import list_cases
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="35 * * * *")
@app.task(name="handover.list_cases", queueing_lock="handover.list_cases")
def list_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(list_in)


@app.task(name="handover.list_cases_in", retry=AGAIN)
def list_in(region_id: str) -> None:
    """Make the lists of the tables that have not begun anew."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        list_cases(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.periodic(cron="20 7 * * *")
@app.task(name="handover.chase", queueing_lock="handover.chase")
def chase(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(chase_in)


@app.task(name="handover.chase_in", retry=AGAIN)
def chase_in(region_id: str) -> None:
    """Remind who has pupils to look through, took something on, has a class to tell of, or a request."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        chase_tables(actor=actor, now=now)
        remind_return(actor=actor, now=now)
        chase_rights(actor=actor, now=now)
