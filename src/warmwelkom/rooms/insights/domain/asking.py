"""Somebody asks: count now, or make the yearly report."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.events import publish
from warmwelkom.base.making.asking import ask_once
from warmwelkom.rooms.insights.events import FiguresAsked, ReportAsked
from warmwelkom.rooms.insights.models import ShownFigures, YearReport
from warmwelkom.rooms.people.models import Region


@command("insights.region")
def ask_for_figures(*, actor: Actor) -> bool:
    """Count at once, where there are no figures yet; False where there are, for then the night will do."""
    year = Region.objects.values_list("school_year", flat=True).get(pk=actor.region)
    if ShownFigures.objects.filter(school_year=year).exists():
        return False
    publish(FiguresAsked(region_id=actor.region))
    return True


@command("insights.report", tell=("school_year",))
def ask_for_report(*, actor: Actor, school_year: int, now: dt.datetime) -> YearReport:
    """A row that shows how far it is, and a job that makes it; one that is under way is not asked twice."""
    report, is_new = ask_once(
        YearReport, actor=actor, now=now, region_id=actor.region, school_year=school_year
    )
    if is_new:
        publish(ReportAsked(region_id=actor.region, report_id=report.pk))
    return report
