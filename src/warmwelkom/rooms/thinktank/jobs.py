"""Work that may wait: a round that closes, a look an hour later at held words, forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.domain.forget import (
    forget_ballots,
    forget_originals,
    let_codes_go,
    loosen_receipts,
)
from warmwelkom.rooms.thinktank.domain.rounds import close_round
from warmwelkom.rooms.thinktank.domain.safety import alert_again
from warmwelkom.rooms.thinktank.events import TextHeld
from warmwelkom.rooms.thinktank.models import ChoiceRound

LOOK_AGAIN = 60
"""Minutes."""


@react_to(TextHeld)
def plan_to_look_again(event: TextHeld) -> None:
    """An hour later somebody must have opened it; the job knows the region alone, not the text."""
    look_again.configure(schedule_in={"minutes": LOOK_AGAIN}).defer(region_id=str(event.region_id))


@app.task(name="thinktank.look_again", retry=AGAIN)
def look_again(region_id: str) -> None:
    """A second mail to both when nobody opened what is held."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        alert_again(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


@app.periodic(cron="25 4 * * *")
@app.task(name="thinktank.forget", queueing_lock="thinktank.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(forget_in, demos=False)


@app.task(name="thinktank.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Class codes let go, originals and what was kept back are emptied, old follow codes open nothing."""
    with transaction.atomic(), region_scope(region_id):
        actor, now = system_actor(region_id=Region.objects.get(pk=region_id).pk), timezone.now()
        let_codes_go(actor=actor, now=now)
        forget_originals(actor=actor, now=now)
        loosen_receipts(actor=actor, now=now)
        forget_ballots(actor=actor, now=now)


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
