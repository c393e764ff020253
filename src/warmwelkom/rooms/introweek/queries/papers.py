"""A plan as a PDF: what is being made, what is there, and whether that is still true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.making.models import Stage
from warmwelkom.base.making.showing import HowFar, how_far, tag_of
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekPlan, WeekPublication
from warmwelkom.rooms.introweek.paper_of_plan import HEADINGS, mark_of
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.queries.plan_out import PlanOut, plan_of
from warmwelkom.rooms.introweek.queries.weeks import week_for


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One kind of paper: `far` is what is being made or failed, `there` the file that can be taken along."""

    what: str
    far: HowFar | None
    there: PlanPaper | None
    is_true: bool

    @property
    def heading(self) -> str:
        return _(HEADINGS[self.what])

    @property
    def may_ask(self) -> bool:
        """Nothing is being made, and what is there is not what would be made now."""
        is_under_way = self.far is not None and self.far.stage != "failed"
        return not is_under_way and not (self.there and self.is_true)


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The PDFs of one version of the plan, those of an older one where there is no other."""

    week: IntroWeek
    plan: WeekPlan
    is_shared: bool
    rows: list[PlanPaper]
    now: dt.datetime
    seen: str = ""

    @property
    def makes_pdf(self) -> bool:
        return can_make_pdf()

    @property
    def tag(self) -> str:
        return tag_of(self.rows, self.now, self.plan.pk, self.is_shared)

    @cached_property
    def mark(self) -> str:
        """What a file made now would be marked with; while one is being made, as the page had it when it was opened.

        For a page that follows a file looks every second, and need not read the week each time.
        """
        goes_on = any(row.stage(self.now) == Stage.GOES_ON for row in self.rows)
        return (
            self.seen
            if self.seen and goes_on
            else mark_now(self.week, self.plan, is_shared=self.is_shared)
        )

    def lines(self) -> list[PaperLine]:
        return [self._line(what) for what in HEADINGS]

    def _line(self, what: str) -> PaperLine:
        rows = [row for row in self.rows if row.what == what]
        mine = [row for row in rows if row.plan_id == self.plan.pk]
        made = [row for row in mine if row.made_at] or [row for row in rows if row.made_at]
        open_row = next((row for row in mine if not row.made_at), None)
        there = made[0] if made else None
        if open_row and there and there.plan_id == self.plan.pk and there.asked_at > open_row.asked_at:  # fmt: skip
            open_row = None  # it failed before this one was made
        return PaperLine(
            what=what, far=how_far(open_row, self.now) if open_row else None, there=there,
            is_true=there is not None and there.plan_id == self.plan.pk and there.mark == self.mark,
        )  # fmt: skip


def papers_for(
    *, actor: Actor, pk: UUID, number: int | None, now: dt.datetime, seen: str = ""
) -> Papers:
    """Four queries, and those of the week for its mark. Raises MayNotKnow."""
    week = week_for(actor=actor, pk=pk)
    plan = plan_of(week, number, without_rows=bool(seen))
    rows = PlanPaper.objects.filter(week=week, language=get_language() or "nl")
    shared = WeekPublication.objects.filter(plan=plan, ended_at__isnull=True)
    return Papers(
        week=week, plan=plan, is_shared=shared.exists(), now=now, seen=seen,
        rows=list(rows.select_related("plan").defer("plan__rows")),
    )  # fmt: skip


def paper_for(*, actor: Actor, pk: UUID) -> PlanPaper:
    """One file. Raises MayNotKnow."""
    found: PlanPaper = PlanPaper.objects.select_related("week", "plan").get_for(
        actor, "introweek.see_paper", pk=pk
    )
    return found


def mark_now(week: IntroWeek, plan: WeekPlan, *, is_shared: bool | None = None) -> str:
    """The mark that a PDF would get now; the queries of the week, and one where it is not known whether it is shared."""
    here = PlanOut(week=week, plan=plan, stock=stock_of(week))
    return mark_of(here, is_shared=here.is_shared if is_shared is None else is_shared)
