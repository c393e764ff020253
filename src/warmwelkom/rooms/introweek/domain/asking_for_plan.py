"""Ask the house for a plan, follow how far it is, and keep what comes as versions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.timetable.difference import changes_between
from warmwelkom.rooms.introweek.checks import problems_of
from warmwelkom.rooms.introweek.models import IntroWeek, PlanRun, WeekPlan
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.searched import tell_pages
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
        progress={"base": source.number if source else 0},
    )  # fmt: skip
    tell_pages(week.pk)
    lock = f"introweek.plan:{week.pk}"
    plan_in.configure(lock=lock).defer(region_id=str(week.region_id), run_id=str(run.pk))
    return run


@command("introweek.stop_run", on="run")
def stop_run(*, actor: Actor, run: PlanRun, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The search ends after the step that runs; the best plan so far is kept."""
    PlanRun.objects.filter(pk=run.pk, stop_at__isnull=True).update(stop_at=now)
    tell_pages(run.week_id)


def lock_versions(week_id: UUID) -> None:
    """From here to the end of the transaction nobody else makes a version of this week; called by commands."""
    IntroWeek.objects.select_for_update().get(pk=week_id)


def add_version(
    *, week: IntroWeek, rows: Mapping[str, Any], kind: str, now: dt.datetime, by_name: str,
    sentence: str = "", source: WeekPlan | None = None, by_id: Any = None,
) -> WeekPlan:  # fmt: skip
    """A new version after the newest; called by commands. The week is locked, so that no number comes twice."""
    lock_versions(week.pk)
    last = newest_plan(week)
    plan: WeekPlan = WeekPlan.objects.create(
        region_id=week.region_id, week=week, number=last.number + 1 if last else 1, kind=kind,
        rows=dict(rows), told=told_of(rows, before=last.rows if last else None), at=now,
        by_id=by_id, by_name=by_name, sentence=sentence[:300], source=source,
    )  # fmt: skip
    tell_pages(week.pk)
    return plan


def told_of(rows: Mapping[str, Any], *, before: Mapping[str, Any] | None) -> dict[str, int]:
    """How many see somebody they know, and how many students, sessions and visits differ from `before`."""
    changes = changes_between(before, rows) if before else []
    return {"familiar": rows["figures"]["familiar"], **Counter(row["kind"] for row in changes)}


@command("introweek.keep_plan", on="run")
def keep_plan(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    run: PlanRun,
    rows: Mapping[str, Any],
    base: int,
    now: dt.datetime,
) -> WeekPlan:
    """What the search found so far, as a version; the search goes on.

    `base` is the newest version when it was asked. What a person made since then knows nothing of this search
    and is the newest again after it: what was found stands below it, to be looked at and put back.
    """
    lock_versions(run.week_id)
    later = WeekPlan.objects.filter(week=run.week_id, number__gt=base)
    by_hand: WeekPlan | None = later.exclude(pk__in=[pk for pk in [run.plan_id] if pk]).first()
    kind = WeekPlan.Kind.MENDED if run.source_id else WeekPlan.Kind.MADE
    by: dict[str, Any] = {"now": now, "by_id": run.by_id, "by_name": run.by_name}
    plan = add_version(week=run.week, rows=rows, kind=kind, source=run.source, **by)
    run.plan = plan
    run.save(update_fields=["plan"])
    if by_hand is not None:
        is_back = by_hand.kind == WeekPlan.Kind.TAKEN_BACK
        own = (is_back and by_hand.source) or by_hand
        words = {"own": own.number, "found": plan.number}
        add_version(
            week=run.week, rows=by_hand.rows, kind=WeekPlan.Kind.TAKEN_BACK, source=own,
            sentence=_("versie %(own)s, zoals iemand tijdens het zoeken besloot; gevonden is versie %(found)s") % words,
            **by,
        )  # fmt: skip
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
    tell_pages(run.week_id)
