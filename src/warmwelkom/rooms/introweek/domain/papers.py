"""A plan as a PDF: asked for by the planner, made by a job, forgotten when nobody needs it any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.making.asking import ask_once
from warmwelkom.base.making.domain import KEEP_UNMADE, Tell, make
from warmwelkom.base.ui.paper import pdf_of
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekPlan
from warmwelkom.rooms.introweek.paper_of_plan import css_of_paper, mark_of, pages_of
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.queries.papers import mark_now
from warmwelkom.rooms.introweek.queries.plan_out import PlanOut

KEEP_PAPERS = dt.timedelta(days=30)
"""A PDF of a plan; it can be made again."""
KEEP_REPLACED = dt.timedelta(days=1)
"""One after which a newer of the same was made: a page may still show it."""


@command("introweek.plan", on="week", tell=("what",))
def ask_for_paper(
    *, actor: Actor, week: IntroWeek, plan: WeekPlan, what: str, now: dt.datetime
) -> PlanPaper:
    """A file that is there and still true is not made again, one that is being made neither."""
    from warmwelkom.rooms.introweek.jobs_of_plan import print_plan  # noqa: PLC0415  jobs need the apps

    there: PlanPaper | None = PlanPaper.objects.filter(
        plan=plan, what=what, language=translation.get_language(), made_at__isnull=False
    ).first()
    if there is not None and there.mark == mark_now(week, plan):
        return there
    paper, is_new = ask_once(
        PlanPaper, actor=actor, now=now, region_id=week.region_id, week=week, plan=plan, what=what
    )
    if is_new:
        print_plan.defer(region_id=str(week.region_id), paper_id=str(paper.pk))
    return paper


def make_paper(*, region_id: str, paper_id: str) -> None:
    """The work of the job."""
    make(PlanPaper, region_id=region_id, pk=paper_id, write=_paper)


def _paper(row: PlanPaper, tell: Tell) -> bytes:
    """Read in one short transaction; laying it out takes long and reads nothing."""
    with transaction.atomic(), region_scope(row.region_id), translation.override(row.language):
        week = IntroWeek.objects.select_related("school").get(pk=row.week_id)
        plan = WeekPlan.objects.get(pk=row.plan_id)
        here = PlanOut(week=week, plan=plan, stock=stock_of(week))
        pages = pages_of(here, row.what, now_for(row.region_id))
        PlanPaper.objects.filter(pk=row.pk).update(mark=mark_of(here, is_shared=here.is_shared))
    return pdf_of(pages if len(pages) > 1 else pages[0], css=css_of_paper(), tell=tell)


@command("introweek.forget")
def forget_papers(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase PDFs past their term with their files, and those that came to nothing. Returns how many."""
    newer = PlanPaper.objects.filter(
        week=OuterRef("week"), what=OuterRef("what"), language=OuterRef("language"),
        made_at__gt=OuterRef("made_at"), made_at__lt=now - KEEP_REPLACED,
    )  # fmt: skip
    over = Q(made_at=None, asked_at__lt=now - KEEP_UNMADE) | Q(made_at__lt=now - KEEP_PAPERS)
    rows = PlanPaper.objects.filter(over | Q(Exists(newer)))
    return int(rows.delete()[0])
