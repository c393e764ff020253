"""At night the figures are counted anew; a report is made when somebody asks."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.making.domain import A_FEW_TIMES, ONE_AT_A_TIME
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.insights.domain.count import count_year, forget_small_counts
from warmwelkom.rooms.insights.domain.report import forget_reports, make_report
from warmwelkom.rooms.insights.events import FiguresAsked, ReportAsked
from warmwelkom.rooms.insights.queries.facts import years_to_count
from warmwelkom.rooms.people.api import in_each_region, once_in_region
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="10 3 * * *")
@app.task(name="insights.count", queueing_lock="insights.count")
def count(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(count_in)


@app.task(name="insights.count_in", retry=AGAIN)
def count_in(region_id: str) -> None:
    """The region's school year, and the one before it as long as its pupils are here: the last still arrive."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        for year in years_to_count(region=region):
            count_year(actor=actor, school_year=year, now=now)
        forget_small_counts(actor=actor, now=timezone.now())


@app.periodic(cron="45 4 * * *")
@app.task(name="insights.forget", queueing_lock="insights.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; in a demo nobody is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="insights.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase the reports of one region that are past their term."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_reports(actor=actor, now=timezone.now())


@react_to(FiguresAsked)
def count_now(event: FiguresAsked) -> None:
    """There were none yet: somebody does not wait for the night."""
    once_in_region(count_in, event.region_id)


@react_to(ReportAsked)
def plan_report(event: ReportAsked) -> None:
    write_report.defer(region_id=str(event.region_id), report_id=str(event.report_id))


@app.task(name="insights.write_report", retry=A_FEW_TIMES, lock=ONE_AT_A_TIME)
def write_report(region_id: str, report_id: str) -> None:
    """The yearly report as a PDF; how far it is stands in its row."""
    make_report(region_id=region_id, report_id=report_id)
