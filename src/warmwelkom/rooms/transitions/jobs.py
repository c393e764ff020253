"""Work that may wait: linking and deriving after a list, the new day, forgetting on time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.domain.forget import forget_files, forget_pupils
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.events import LinkSettled, ListCommitted, PupilMovedIn

_together: ContextVar[bool] = ContextVar("lists_together", default=False)


@contextmanager
def lists_together() -> Iterator[None]:
    """Whoever brings many lists at once links and derives at the end, and plans no job for each."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)


@app.task(name="transitions.link_and_derive", retry=AGAIN)
def link_and_derive(region_id: str, school_year: int) -> None:
    """Link the lists of a region and derive every state; the pages say so until it is done."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        refresh(
            actor=system_actor(region_id=region.pk), school_year=school_year, now=now_for(region.pk)
        )


@react_to(ListCommitted, LinkSettled, PupilMovedIn)
def plan_link_and_derive(event: ListCommitted | LinkSettled | PupilMovedIn) -> None:
    """One waiting job for a region is enough, however many lists came in."""
    if _together.get():
        return
    lock = f"link:{event.region_id}:{event.school_year}"
    try:
        with transaction.atomic():
            link_and_derive.configure(queueing_lock=lock, lock=lock).defer(
                region_id=str(event.region_id), school_year=event.school_year
            )
    except AlreadyEnqueued:
        return


@app.periodic(cron="15 5 * * *")
@app.task(name="transitions.new_day", queueing_lock="transitions.new_day")
def new_day(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    for region in Region.objects.filter(closed_at__isnull=True):
        lock = f"link:{region.pk}:{region.school_year}"
        try:
            with transaction.atomic():
                new_day_in.configure(queueing_lock=f"new_day:{region.pk}", lock=lock).defer(
                    region_id=str(region.pk)
                )
        except AlreadyEnqueued:
            continue


@app.task(name="transitions.new_day_in", retry=AGAIN)
def new_day_in(region_id: str) -> None:
    """Deadlines pass at night: derive the region again, and forget what is past its term.

    After the school year rolled over, last year's pupils are still on their way (late starters).
    """
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor = system_actor(region_id=region.pk)
        for school_year in (region.school_year, region.school_year - 1):
            refresh(actor=actor, school_year=school_year, now=now_for(region.pk))
        if region.is_demo:  # nobody there is real, and its date must be able to go back
            return
        forget_files(actor=actor, now=timezone.now())
        forget_pupils(actor=actor, now=timezone.now())
