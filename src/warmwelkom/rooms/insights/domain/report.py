"""The yearly report as a PDF: what its job does, and when it is forgotten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.making.domain import KEEP_UNMADE, CannotBeMadeError, Tell, make
from warmwelkom.base.ui.paper import pdf_of
from warmwelkom.rooms.insights.models import ShownFigures, YearReport
from warmwelkom.rooms.insights.queries.report import report_for
from warmwelkom.rooms.people.api import staff_actor

CSS_FILE = "insights/report.css"
KEEP_YEAR_REPORTS = dt.timedelta(days=400)
"""The PDF with who asked for it. The figures stay, and with them the report can be made again."""
NO_FIGURES = gettext_noop("Van dit jaar zijn er geen cijfers.")


def make_report(*, region_id: str, report_id: str) -> None:
    """The work of the job. Older reports of the same year go with their files."""
    make(YearReport, region_id=region_id, pk=report_id, write=_paper, then=_take_place)


def _take_place(report: YearReport) -> None:
    YearReport.objects.exclude(pk=report.pk).filter(school_year=report.school_year).delete()


@command("insights.forget")
def forget_reports(*, actor: Actor, now: dt.datetime) -> int:
    """Erase reports past their term with their files, and those that came to nothing; returns how many."""
    del actor
    unmade = Q(made_at=None, asked_at__lt=now - KEEP_UNMADE)
    rows = YearReport.objects.filter(unmade | Q(asked_at__lt=now - KEEP_YEAR_REPORTS))
    return int(rows.delete()[0])


def _paper(report: YearReport, tell: Tell) -> bytes:
    """Read in the language and with the eyes of who asked, then laid out."""
    now = now_for(report.region_id)
    with transaction.atomic(), region_scope(report.region_id):
        html = _written(_reader(report), report, now)
    css = Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8")
    return pdf_of(html, css=css, tell=tell)


def _reader(report: YearReport) -> Actor:
    if report.asked_by is None:
        return system_actor(region_id=report.region_id)
    return staff_actor(person=report.asked_by, region_id=report.region_id)


def _written(reader: Actor, report: YearReport, now: dt.datetime) -> str:
    shown = ShownFigures.objects.filter(school__isnull=True, school_year=report.school_year).first()
    if shown is None:
        raise CannotBeMadeError(NO_FIGURES)
    with translation.override(report.language):
        here = report_for(actor=reader, shown=shown, today=now.date())
        words = {**here, "report": report, "now": now}
        return render_to_string("insights/report/paper.html", words)
