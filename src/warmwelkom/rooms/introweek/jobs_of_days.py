"""Work that comes by itself around the days: reminders, what an offer gives, who is not seen by ten o'clock."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.introweek.domain.asking import remind_offers
from warmwelkom.rooms.introweek.domain.not_seen import mark_late
from warmwelkom.rooms.introweek.domain.outlook import count_outlook
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="10 8 * * 1-5")
@app.task(name="introweek.remind", queueing_lock="introweek.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(remind_in)


@app.task(name="introweek.remind_in", retry=AGAIN)
def remind_in(region_id: str) -> None:
    """Schools that said nothing for a week hear it once more."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        remind_offers(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.task(name="introweek.count_outlook", retry=AGAIN)
def count_in(region_id: str, week_id: str) -> None:
    """What each school's offer of one week gives."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        week = IntroWeek.objects.filter(pk=week_id).first()
        if week is not None:
            count_outlook(
                actor=system_actor(region_id=region.pk), week=week, now=now_for(region.pk)
            )


@app.periodic(cron="*/10 7-19 * * *")
@app.task(name="introweek.mark_late", queueing_lock="introweek.mark_late")
def late(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; seldom a week begins today."""
    in_each_region(late_in)


@app.task(name="introweek.mark_late_in", retry=AGAIN)
def late_in(region_id: str) -> None:
    """Who is not seen by ten o'clock of the first day becomes a line with a person on it."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        mark_late(actor=system_actor(region_id=region.pk), now=now_for(region.pk))
