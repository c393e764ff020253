"""How far the search for a plan is: what it found, what is proven to be the most, and what is in between."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.models import IntroWeek, PlanRun, WeekPlan
from warmwelkom.rooms.introweek.queries.document import Stock, stock_of
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords
from warmwelkom.rooms.introweek.queries.weeks import week_for

WIDE = 640


@dataclass(frozen=True, kw_only=True)
class Searching:
    """The last search of a week, for a page that shows version `seen` (0: none)."""

    week: IntroWeek
    run: PlanRun | None
    is_on: bool
    newest: int
    seen: int

    @property
    def _told(self) -> dict[str, Any]:
        return self.run.progress if self.run else {}

    @property
    def seconds(self) -> int:
        return int(self._told.get("seconds") or 0)

    @property
    def stage(self) -> str:
        """What is being done, in words."""
        if self.run is None or self.run.state == PlanRun.State.WAITING:
            return _("Het begint zo.")
        return {
            "first plan": _("Er is een eerste plan. Nu wordt bewezen wat het meeste is."),
            "bounds": _("De grens is bewezen. Nu worden de groepen beter verdeeld."),
            "groups": _("De groepen worden beter verdeeld."),
            "timetable": _("Het rooster volgt de docenten."),
            "visits": _("De bezoeken worden beter verdeeld."),
            "walking": _("Nu minder lopen tussen de gebouwen."),
        }.get(str(self._told.get("stage")), "")

    @property
    def familiar(self) -> int | None:
        figures = self._told.get("figures") or {}
        return figures.get("familiar")

    @property
    def students(self) -> int:
        return int((self._told.get("figures") or {}).get("students") or 0)

    @property
    def most(self) -> int:
        bounds = self._told.get("bounds") or {}
        return int(min(bounds.get("B0", 0), bounds.get("B2", 0)))

    @property
    def gap(self) -> int:
        """So many more at most: what is found may well be the best already."""
        return max(self.most - (self.familiar or 0), 0)

    @property
    def bar(self) -> dict[str, int]:
        number = max(self.students, 1)
        return {
            "met": round(WIDE * (self.familiar or 0) / number),
            "limit": min(max(round(WIDE * self.most / number), 1), WIDE - 1),
        }

    @property
    def is_newer(self) -> bool:
        """Whether there is a version that the page does not show yet."""
        return self.newest > self.seen

    @cached_property
    def stock(self) -> Stock:
        return stock_of(self.week)

    @property
    def words(self) -> PlanWords:
        """For the names of what is short."""
        return PlanWords(self.stock, {})

    @property
    def tag(self) -> str:
        """Says whether anything on this part is different."""
        run = self.run
        told = (self.seen, self.newest, self.is_on, get_language(), run and (
            str(run.pk), run.state, str(run.stop_at), self.seconds, self._told.get("stage"), self.familiar,
        ))  # fmt: skip
        return quote_etag(hashlib.sha256(repr(told).encode()).hexdigest()[:24])


def searching_for(*, actor: Actor, pk: UUID, seen: int, now: dt.datetime) -> Searching:
    """Three queries, and those of the week where something is short. Raises MayNotKnow."""
    week = week_for(actor=actor, pk=pk)
    newest = WeekPlan.objects.filter(week=week).values_list("number", flat=True).first()
    return search_of(
        week, PlanRun.objects.filter(week=week).first(), newest=newest or 0, seen=seen, now=now
    )


def search_of(
    week: IntroWeek, run: PlanRun | None, *, newest: int, seen: int, now: dt.datetime
) -> Searching:
    """The same of what a page has already."""
    is_on = run is not None and run.goes_on(now)
    return Searching(week=week, run=run, is_on=is_on, newest=newest, seen=seen)
