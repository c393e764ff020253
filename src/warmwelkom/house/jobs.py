"""Periodic jobs of the house: what is late is sent, what fell is taken up, what is done is forgotten."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.limits import forget_tries
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.audit.chain import NOBODYS, seal_acts
from warmwelkom.base.audit.record import forget_acts
from warmwelkom.base.events import react_to
from warmwelkom.base.outbox.digest import forget_choices
from warmwelkom.base.outbox.incoming import forget_incoming
from warmwelkom.base.outbox.jobs import (
    ask_provider,
    compose_digests_in,
    fetch_replies,
    send_planned,
)
from warmwelkom.base.outbox.notices import forget_notices
from warmwelkom.base.outbox.pace import forget_paces
from warmwelkom.base.outbox.post import forget_messages
from warmwelkom.base.outbox.stops import forget_stops
from warmwelkom.base.retries import AGAIN, MOST_ATTEMPTS
from warmwelkom.house.demo import progress
from warmwelkom.house.demo.travel import go_to_day
from warmwelkom.house.demo.wayfinding import film as _film  # noqa: F401  its work registers itself
from warmwelkom.house.demo.wayfinding import pictures as _pictures  # noqa: F401  the same
from warmwelkom.house.events import DemoDayAsked
from warmwelkom.rooms.people.domain.forget import forget_invitations
from warmwelkom.rooms.people.domain.forget_accounts import forget_accounts, let_go_of_accounts
from warmwelkom.rooms.people.domain.sessions import forget_sessions
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.domain.tokens import forget_tokens

HOURS_KEPT = 24
HOURS_KEPT_FAILED = 30 * 24


@app.periodic(cron="*/5 * * * *")
@app.task(name="house.send_what_waits", queueing_lock="house.send_what_waits")
def send_what_waits(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Messages that stayed behind (the mail server was away) get another try."""
    if settings.DEMO:
        return
    open_regions = Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True)
    for region_id in ["", *map(str, open_regions)]:
        send_planned.defer(region_id=region_id)


@app.periodic(cron="*/10 * * * *")
@app.task(name="house.ask_providers", queueing_lock="house.ask_providers")
def ask_providers(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """What callbacks did not tell is asked: a provider repeats them only a few times."""
    if settings.DEMO or not settings.SMS_PROVIDER:
        return
    fetch_replies.defer()
    for region_id in Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True):
        ask_provider.defer(region_id=str(region_id))


@app.periodic(cron="5 * * * *")
@app.task(name="house.compose_digests", queueing_lock="house.compose_digests")
def compose_digests(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Every hour, each open region looks whose overview is due; the moment of a period decides, not the run."""
    for region_id in Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True):
        compose_digests_in.defer(region_id=str(region_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="house.seal_acts", queueing_lock="house.seal_acts", lock="house.seal_acts")
def seal_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """The acts of the last minutes get their place in the chain of their region."""
    for chain in [
        NOBODYS,
        *Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True),
    ]:
        seal_acts(chain=chain)


@app.periodic(cron="50 4 * * *")
@app.task(name="house.forget_what_is_over", queueing_lock="house.forget_what_is_over", retry=AGAIN)
def forget_what_is_over(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Erase old acts, sessions, tries, messages, invitations, keys and accounts (the privacy page names each)."""
    now = timezone.now()
    forget_tries()
    forget_acts()
    call_command("clearsessions")
    forget_sessions()
    with transaction.atomic():
        forget_messages(now=now)
        forget_stops(now=now)
        forget_paces(now=now)
        forget_choices(but_of=Person.objects.values("pk"))
    faults: list[Exception] = []
    for region in Region.objects.filter(closed_at__isnull=True):
        try:
            with transaction.atomic(), region_scope(region.pk):
                forget_messages(now=now)
                forget_incoming(now=now)
                forget_notices(now=now)
                forget_invitations(actor=system_actor(region_id=region.pk), now=now)
                forget_tokens(actor=system_actor(region_id=region.pk), now=now)
                let_go_of_accounts(now=now)
        except Exception as fault:  # noqa: BLE001  raised below, after the other regions had their turn
            faults.append(fault)
    if faults:
        raise ExceptionGroup("not every region was done", faults)
    forget_accounts(now=now)


@app.periodic(cron="* * * * *")
@app.task(name="house.take_up_fallen", queueing_lock="house.take_up_fallen", pass_context=True)
async def take_up_fallen(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Jobs of a worker that died are done again; one that falls each time has failed.

    Where the same job waits already, that one does the work: the fallen one only gives up its lock.
    """
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts < MOST_ATTEMPTS:
            try:
                await jobs.retry_job(job)
            except UniqueViolation:
                await jobs.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="40 4 * * *")
@app.task(name="house.forget_jobs", queueing_lock="house.forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Keep the table of jobs small: a day for what went well, a month for what failed."""
    await builtin_tasks.remove_old_jobs(context, max_hours=HOURS_KEPT)
    await builtin_tasks.remove_old_jobs(
        context,
        max_hours=HOURS_KEPT_FAILED,
        remove_failed=True,
        remove_cancelled=True,
        remove_aborted=True,
    )


@react_to(DemoDayAsked)
def plan_the_way(event: DemoDayAsked) -> None:
    """No list is linked beside it: the lock is that of linking."""
    move_demo.configure(lock=f"link:{event.region_id}:{event.school_year}").defer(
        region_id=str(event.region_id), to=event.to.isoformat()
    )


@app.task(name="house.move_demo")
def move_demo(region_id: str, to: str) -> None:
    """Let the demo go to another day, and tell on the way."""
    region = UUID(region_id)
    try:
        go_to_day(
            region_id=region,
            to=dt.date.fromisoformat(to),
            tell=lambda done, of: progress.tell(region, done=done, of=of),
        )
    finally:
        progress.end(region)
