"""The versions of a plan with what changed from one to the next, and how good each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.timetable.difference import changes_between
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan, WeekPublication

MOST = 30


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version: `students`, `sessions` and `visits` are how many differ from the version before."""

    plan: WeekPlan
    familiar: int
    students: int
    sessions: int
    visits: int
    is_first: bool
    is_published: bool
    is_newest: bool


def versions_for(*, actor: Actor, pk: UUID) -> tuple[IntroWeek, list[Version]]:
    """The newest thirty versions, newest first; three queries. Raises MayNotKnow."""
    week: IntroWeek = IntroWeek.objects.get_for(actor, "introweek.plan", pk=pk)
    plans = list(WeekPlan.objects.filter(week=week)[: MOST + 1])
    now = WeekPublication.objects.filter(week=week, ended_at__isnull=True)
    published = set(now.values_list("plan_id", flat=True))
    pairs: list[tuple[WeekPlan, WeekPlan | None]] = [*pairwise(plans)]
    if plans and len(plans) <= MOST:
        pairs.append((plans[-1], None))
    return week, [
        _version(plan, before, is_published=plan.pk in published, is_newest=plan is plans[0])
        for plan, before in pairs
    ]


def _version(
    plan: WeekPlan, before: WeekPlan | None, *, is_published: bool, is_newest: bool
) -> Version:
    counts = Counter(
        row["kind"] for row in (changes_between(before.rows, plan.rows) if before else [])
    )
    return Version(
        plan=plan,
        familiar=plan.rows["figures"]["familiar"],
        students=counts["student"],
        sessions=counts["session"],
        visits=counts["visit"],
        is_first=before is None,
        is_published=is_published,
        is_newest=is_newest,
    )
