"""Work that comes by itself: tasks follow the places, and each day what is due is planned."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.api import in_each_region, once_in_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.forget_summer import forget_summer
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.transitions.events import ListCommitted, TransitionStateChanged

PLACED = ("placed", "handed_over", "welcomed", "started", "settled")


@dataclass(frozen=True)
class Follow:
    """Look at the tasks of one region once the act is written; however many pupils moved in it, once."""

    region_id: UUID

    def __call__(self) -> None:
        once_in_region(make_in, self.region_id)


@react_to(TransitionStateChanged)
def follow_the_places(event: TransitionStateChanged) -> None:
    """A place came or went: its tasks come or end, in a job, for the state is not written yet."""
    if event.was in PLACED or event.state in PLACED:
        _after(event.region_id)


@react_to(ListCommitted)
def follow_the_lists(event: ListCommitted) -> None:
    """A list may confirm a task by itself: a result, a withdrawal, somebody seen in class."""
    _after(event.region_id)


def _after(region_id: UUID) -> None:
    follow = Follow(region_id)
    if all(entry[1] != follow for entry in connection.run_on_commit):
        transaction.on_commit(follow)


@app.periodic(cron="40 * * * *")
@app.task(name="summer.make_tasks", queueing_lock="summer.make_tasks")
def make_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(make_in)


@app.task(name="summer.make_tasks_in", retry=AGAIN)
def make_in(region_id: str) -> None:
    """Make, end and settle the tasks of this exam year and, for late starters, of the year before."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        for year in (region.school_year, region.school_year - 1):
            make_tasks(actor=actor, school_year=year, now=now)


@app.periodic(cron="5 8 * * *")
@app.task(name="summer.plan_messages", queueing_lock="summer.plan_messages")
def plan_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(plan_in)


@app.task(name="summer.plan_messages_in", retry=AGAIN)
def plan_in(region_id: str) -> None:
    """Plan what is due today, for every bridge that runs; the summer lasts into the next school year."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        for year in (region.school_year, region.school_year - 1):
            plan_messages(actor=actor, school_year=year, now=now)


@app.periodic(cron="10 5 * * *")
@app.task(name="summer.forget", queueing_lock="summer.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region."""
    in_each_region(forget_in)


@app.task(name="summer.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase what is past its term; in a demo nobody is real, and its date must be able to go back."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        if not region.is_demo:
            forget_summer(actor=system_actor(region_id=region.pk), now=timezone.now())
