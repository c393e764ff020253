"""Ask the house for a plan, follow how far it is, and keep what comes as versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.checks import problems_of
from warmwelkom.rooms.introweek.models import IntroWeek, PlanRun, WeekPlan
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.people.models import Person

SECONDS = (20, 60, 300)
"""How long a search may take: a first look, a good plan, the best one for thousands."""


class CannotPlan(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing can be searched now; the sentence says why."""


def name_of(actor: Actor) -> str:
    found = Person.objects.filter(pk__in=[actor.user_id]).values_list("name", flat=True).first()
    return found or ""


def newest_plan(week: IntroWeek) -> WeekPlan | None:
    found: WeekPlan | None = WeekPlan.objects.filter(week=week).first()
    return found


def has_pins(rows: Mapping[str, Any]) -> bool:
    """Whether somebody decided something in this plan by hand."""
    return any(row.get("pinned") for name in ("sessions", "visits", "groups") for row in rows[name])


@command("introweek.plan", on="week")
def ask_for_plan(
    *, actor: Actor, week: IntroWeek, seconds: int, anew: bool, now: dt.datetime
) -> PlanRun:
    """A search in a worker. With `anew` from nothing; else the newest plan is mended and its pins stay.

    Raises:
        CannotPlan: the week is not ready, a search is going on, or `anew` would lose what was pinned.
    """
    from warmwelkom.rooms.introweek.jobs_of_plan import plan_in  # noqa: PLC0415  jobs need the apps

    problems = problems_of(stock_of(week), today=now.astimezone(AMSTERDAM).date())
    if problems:
        raise CannotPlan(problems[0].replace("%", "%%"))
    if any(run.goes_on(now) for run in PlanRun.objects.filter(week=week)[:3]):
        raise CannotPlan(gettext_noop("Er wordt al gezocht. Stop dat eerst, of wacht even."))
    source = newest_plan(week)
    if anew and source and has_pins(source.rows):
        raise CannotPlan(
            gettext_noop("In dit plan staan delen vast. Maak ze eerst los, of werk het plan bij.")
        )
    run: PlanRun = PlanRun.objects.create(
        region_id=week.region_id, week=week, at=now, by_id=actor.user_id, by_name=name_of(actor),
        seconds=min(max(seconds, 1), SECONDS[-1]), source=None if anew else source,
    )  # fmt: skip
    lock = f"introweek.plan:{week.pk}"
    plan_in.configure(lock=lock).defer(region_id=str(week.region_id), run_id=str(run.pk))
    return run


@command("introweek.stop_run", on="run")
def stop_run(*, actor: Actor, run: PlanRun, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The search ends after the step that runs; the best plan so far is kept."""
    PlanRun.objects.filter(pk=run.pk, stop_at__isnull=True).update(stop_at=now)


def add_version(
    *, week: IntroWeek, rows: Mapping[str, Any], kind: str, now: dt.datetime, by_name: str,
    sentence: str = "", source: WeekPlan | None = None, by_id: Any = None,
) -> WeekPlan:  # fmt: skip
    """A new version after the newest; called by commands. The week is locked, so that no number comes twice."""
    IntroWeek.objects.select_for_update().get(pk=week.pk)
    last = WeekPlan.objects.filter(week=week).aggregate(n=Max("number"))["n"] or 0
    plan: WeekPlan = WeekPlan.objects.create(
        region_id=week.region_id, week=week, number=last + 1, kind=kind, rows=dict(rows), at=now,
        by_id=by_id, by_name=by_name, sentence=sentence[:300], source=source,
    )  # fmt: skip
    return plan


@command("introweek.keep_plan", on="run")
def keep_plan(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    run: PlanRun,
    rows: Mapping[str, Any],
    now: dt.datetime,
) -> WeekPlan:
    """What the search found so far, as a version; the search goes on."""
    kind = WeekPlan.Kind.MENDED if run.source_id else WeekPlan.Kind.MADE
    plan = add_version(
        week=run.week, rows=rows, kind=kind, now=now, by_id=run.by_id, by_name=run.by_name,
        source=run.source,
    )  # fmt: skip
    run.plan = plan
    run.save(update_fields=["plan"])
    return plan


@command("introweek.keep_plan", on="run")
def end_run(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    run: PlanRun,
    state: str,
    result: Mapping[str, Any],
    now: dt.datetime,
) -> None:
    """The search is over: with a plan, or with what is short."""
    run.state, run.result, run.ended_at = state, dict(result), now
    run.save(update_fields=["state", "result", "ended_at"])
