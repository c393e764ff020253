"""Work behind the page: planning a week, its PDFs, and forgetting on time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.making.domain import A_FEW_TIMES, ONE_AT_A_TIME
from warmwelkom.base.retries import AGAIN
from warmwelkom.engines.timetable import WeekFileError
from warmwelkom.engines.timetable.apart import Apart, FellError, OverMemoryError, Told
from warmwelkom.rooms.introweek.domain.asking_for_plan import end_run, keep_plan
from warmwelkom.rooms.introweek.domain.forget_week import forget_weeks
from warmwelkom.rooms.introweek.domain.papers import forget_papers, make_paper
from warmwelkom.rooms.introweek.models import PlanRun
from warmwelkom.rooms.introweek.queries.document import document_of, stock_of, week_of
from warmwelkom.rooms.introweek.searched import tell_pages
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region

SAY_AGAIN = 1.0
MEND_SECONDS = 8.0
MOST_MEMORY = 1_500_000_000
"""Bytes that one search may hold; a week of five thousand stays well under it."""


@contextmanager
def _in_run(region_id: str, run_id: str) -> Iterator[tuple[Actor, PlanRun]]:
    """A short transaction around one look at the search, for a plan takes minutes."""
    with transaction.atomic(), region_scope(region_id):
        run = PlanRun.objects.select_related("week", "source").get(pk=run_id)
        yield system_actor(region_id=run.region_id), run


class _Telling:
    """Writes down how far it is, keeps the first plan at once, and hears when somebody says stop."""

    def __init__(self, region_id: str, run_id: str, base: int) -> None:
        self.region_id, self.run_id, self.base = region_id, run_id, base
        self.said = 0.0
        self.is_stopped = False

    def __call__(self, told: Told) -> None:
        if told.rows is None and time.monotonic() - self.said < SAY_AGAIN:
            return
        self.said = time.monotonic()
        with _in_run(self.region_id, self.run_id) as (actor, run):
            self.is_stopped = run.stop_at is not None
            if told.stage:
                progress = {
                    "stage": told.stage, "seconds": round(told.seconds), "base": self.base,
                    "figures": told.figures or {}, "bounds": told.bounds or {},
                }  # fmt: skip
                PlanRun.objects.filter(pk=run.pk).update(
                    progress=progress, state=PlanRun.State.RUNNING
                )
                tell_pages(run.week_id)
            if told.rows is not None:
                keep_plan(
                    actor=actor, run=run, rows=told.rows, base=self.base, now=now_for(run.region_id)
                )  # fmt: skip


@app.task(name="introweek.plan_in")
def plan_in(region_id: str, run_id: str, most_memory: int = MOST_MEMORY) -> None:
    """Search in a process of its own; the first plan is kept at once, the best one at the end.

    Not tried again when it falls: somebody waits, and asks again.
    """
    with _in_run(region_id, run_id) as (_actor, run):
        stock, seconds = stock_of(run.week), run.seconds
        old = run.source.rows if run.source else None
        base = int(run.progress.get("base", 0))
    try:
        week_of(stock)
        search = Apart(
            document_of(stock), seconds=MEND_SECONDS if old else seconds, old=old, most_bytes=most_memory
        )  # fmt: skip
        rows = _searched(search, _Telling(region_id, run_id, base))
    except WeekFileError as fault:
        _end(region_id, run_id, PlanRun.State.FAILED, {"broken": [str(fault)]})
        return
    except OverMemoryError:
        _end(region_id, run_id, PlanRun.State.FAILED, {"why": "memory"})
        return
    except FellError:
        _end(region_id, run_id, PlanRun.State.FAILED, {"why": "fell"})
        return
    if rows["status"] not in ("optimal", "feasible"):
        short = rows.get("short") or rows.get("impossible") or []
        result = {"short": short, "broken": rows.get("broken") or []}
        _end(region_id, run_id, PlanRun.State.FAILED, result)
        return
    with _in_run(region_id, run_id) as (actor, run):
        keep_plan(actor=actor, run=run, rows=rows, base=base, now=now_for(run.region_id))
    result = {"changes": len(rows.get("changes") or []), "loosened": rows.get("loosened") or []}
    _end(region_id, run_id, PlanRun.State.DONE, result)


def _searched(search: Apart, telling: _Telling) -> dict[str, Any]:
    with search:
        for told in search.tells():
            telling(told)
            if telling.is_stopped:
                search.stop()
    return search.rows


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
        forget_papers(actor=actor, now=timezone.now())


@app.task(name="introweek.print_plan", retry=A_FEW_TIMES, lock=ONE_AT_A_TIME)
def print_plan(region_id: str, paper_id: str) -> None:
    """A plan as a PDF; how far it is stands in its row."""
    make_paper(region_id=region_id, paper_id=paper_id)
