"""The yearly report as a PDF: made by a job, in short steps that show how far it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.ui.paper import NoPaperError, pdf_of
from warmwelkom.rooms.insights.models import ShownFigures, YearReport
from warmwelkom.rooms.insights.queries.report import report_for
from warmwelkom.rooms.people.api import staff_actor

CSS_FILE = "insights/report.css"
KEEP_YEAR_REPORTS = dt.timedelta(days=400)
"""The PDF with who asked for it. The figures stay, and with them the report can be made again."""
KEEP_UNMADE = dt.timedelta(days=1)
"""One that came to nothing."""
WRITTEN = 60
"""Of 100: the figures are read and the words written; the rest is the paper."""


def make_report(*, region_id: str, report_id: str) -> None:
    """Short transactions, so that a page sees how far it is; a fault becomes a word in the row."""
    with transaction.atomic(), region_scope(region_id):
        asked = YearReport.objects.select_related("asked_by").filter(pk=report_id).first()
    if asked is None:
        return  # a newer one of the same year took its place
    house = system_actor(region_id=asked.region_id)
    reader = (
        staff_actor(person=asked.asked_by, region_id=asked.region_id) if asked.asked_by else house
    )
    now = now_for(asked.region_id)
    with transaction.atomic(), region_scope(region_id):
        html = _written(house, reader, asked, now)
    if not html:
        return
    try:
        paper = pdf_of(html, css=Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8"))
    except NoPaperError:
        with transaction.atomic(), region_scope(region_id):
            note_fault(actor=house, report=asked, fault="paper")
        return
    with transaction.atomic(), region_scope(region_id):
        keep_report(actor=house, report=asked, content=paper, now=now)


@command("insights.make_report", on="report")
def keep_report(*, actor: Actor, report: YearReport, content: bytes, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """The PDF is there. Older reports of the same year go with their files."""
    for row in YearReport.objects.exclude(pk=report.pk).filter(school_year=report.school_year):
        _remove(row)
    report.file.save("report.pdf", ContentFile(content), save=False)
    report.made_at, report.done = now, 100
    report.save(update_fields=["file", "made_at", "done"])


@command("insights.make_report", on="report", tell=("done",))
def note_progress(*, actor: Actor, report: YearReport, done: int) -> None:  # noqa: ARG001  for the policy and the record
    YearReport.objects.filter(pk=report.pk).update(done=done)


@command("insights.make_report", on="report", tell=("fault",))
def note_fault(*, actor: Actor, report: YearReport, fault: str) -> None:  # noqa: ARG001  for the policy and the record
    YearReport.objects.filter(pk=report.pk).update(fault=fault[:300])


@command("insights.forget")
def forget_reports(*, actor: Actor, now: dt.datetime) -> int:
    """Erase reports past their term with their files, and those that came to nothing; returns how many."""
    del actor
    unmade = Q(made_at=None, asked_at__lt=now - KEEP_UNMADE)
    rows = list(YearReport.objects.filter(unmade | Q(asked_at__lt=now - KEEP_YEAR_REPORTS)))
    for row in rows:
        _remove(row)
    return len(rows)


def _remove(row: YearReport) -> None:
    storage, name = row.file.storage, str(row.file.name or "")
    row.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _written(house: Actor, reader: Actor, report: YearReport, now: dt.datetime) -> str:
    """The pages as HTML, in the language and with the eyes of who asked."""
    shown = ShownFigures.objects.filter(school__isnull=True, school_year=report.school_year).first()
    if shown is None:
        note_fault(actor=house, report=report, fault="no figures")
        return ""
    with translation.override(report.language):
        here = report_for(actor=reader, shown=shown, today=now.date())
        html = render_to_string(
            "insights/report/paper.html", {**here, "report": report, "now": now}
        )
    note_progress(actor=house, report=report, done=WRITTEN)
    return html
