"""Work behind the page: planning a week, and forgetting on time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.retries import AGAIN
from warmwelkom.engines.timetable import Budget, WeekFileError, plan_week, replan, whom_to_ask
from warmwelkom.rooms.introweek.domain.asking_for_plan import end_run, keep_plan
from warmwelkom.rooms.introweek.domain.forget_week import forget_weeks
from warmwelkom.rooms.introweek.models import PlanRun
from warmwelkom.rooms.introweek.queries.document import stock_of, week_of
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region

if TYPE_CHECKING:
    from warmwelkom.engines.timetable.engine import Progress
    from warmwelkom.engines.timetable.week import Week

SAY_AGAIN = 1.0
ASK_SECONDS = 8.0
MEND_SECONDS = 8.0


@contextmanager
def _in_run(region_id: str, run_id: str) -> Iterator[tuple[Actor, PlanRun]]:
    """A short transaction around one look at the search, for a plan takes minutes."""
    with transaction.atomic(), region_scope(region_id):
        run = PlanRun.objects.select_related("week", "source").get(pk=run_id)
        yield system_actor(region_id=run.region_id), run


class _Telling:
    """Writes down how far it is, keeps the first plan at once, and hears when somebody says stop."""

    def __init__(self, region_id: str, run_id: str, budget: Budget, base: int) -> None:
        self.region_id, self.run_id, self.budget, self.base = region_id, run_id, budget, base
        self.said = 0.0
        self.has_first = False

    def __call__(self, progress: Progress) -> None:
        is_first = progress.rows is not None and not self.has_first
        if not is_first and time.monotonic() - self.said < SAY_AGAIN:
            return
        self.said = time.monotonic()
        with _in_run(self.region_id, self.run_id) as (actor, run):
            told = {
                "stage": progress.stage, "seconds": round(progress.seconds),
                "figures": progress.figures or {}, "base": self.base,
                "bounds": {"B0": progress.bounds.b0, "B2": progress.bounds.b2},
            }  # fmt: skip
            PlanRun.objects.filter(pk=run.pk).update(progress=told, state=PlanRun.State.RUNNING)
            self.budget.stopped = run.stop_at is not None
            if is_first and progress.rows is not None:
                keep_plan(
                    actor=actor, run=run, rows=progress.rows, base=self.base, now=now_for(run.region_id)
                )  # fmt: skip
                self.has_first = True


@app.task(name="introweek.plan_in")
def plan_in(region_id: str, run_id: str) -> None:
    """Search outside a transaction; the first plan is kept at once, the best one at the end.

    Not tried again when it falls: somebody waits, and asks again.
    """
    with _in_run(region_id, run_id) as (_actor, run):
        stock, old, seconds = stock_of(run.week), run.source and run.source.rows, run.seconds
        base = int(run.progress.get("base", 0))
    try:
        week = week_of(stock)
    except WeekFileError as fault:
        _end(region_id, run_id, PlanRun.State.FAILED, {"broken": [str(fault)]})
        return
    budget = Budget(seconds=MEND_SECONDS if old else seconds)
    telling = _Telling(region_id, run_id, budget, base)
    rows = replan(week, old, budget=budget) if old else plan_week(week, budget=budget, tell=telling)
    if rows["status"] not in ("optimal", "feasible"):
        result = {"short": rows.get("short") or [], "broken": rows.get("broken") or []}
        _end(region_id, run_id, PlanRun.State.FAILED, result)
        return
    found = _with_ask(week, rows, budget)
    with _in_run(region_id, run_id) as (actor, run):
        keep_plan(actor=actor, run=run, rows=found, base=base, now=now_for(run.region_id))
    result = {"changes": len(rows.get("changes") or []), "loosened": rows.get("loosened") or []}
    _end(region_id, run_id, PlanRun.State.DONE, result)


def _with_ask(week: Week, rows: dict[str, Any], budget: Budget) -> dict[str, Any]:
    """The plan with the half-days to ask for; none when somebody wants it to stop."""
    until = time.monotonic() + ASK_SECONDS
    found = [] if budget.stopped else whom_to_ask(week, stop=lambda: time.monotonic() > until)
    return rows | {"ask": found}


def _end(region_id: str, run_id: str, state: str, result: dict[str, Any]) -> None:
    with _in_run(region_id, run_id) as (actor, run):
        end_run(actor=actor, run=run, state=state, result=result, now=now_for(run.region_id))


@app.periodic(cron="15 5 * * *")
@app.task(name="introweek.forget", queueing_lock="introweek.forget")
def forget_all(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region; in a demo nobody is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="introweek.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase what is past its term in one region."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_weeks(actor=actor, now=timezone.now())
