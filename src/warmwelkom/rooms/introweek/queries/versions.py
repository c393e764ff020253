"""The versions of a plan with what changed from one to the next, and how good each is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan, WeekPublication

MOST = 30


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version: `students`, `sessions` and `visits` are how many differ from the version before."""

    plan: WeekPlan
    is_published: bool
    is_newest: bool

    @property
    def is_first(self) -> bool:
        return self.plan.number == 1

    @property
    def familiar(self) -> int | None:
        """None where a version was kept before this was counted."""
        return self._told("familiar") if self.plan.told else None

    @property
    def students(self) -> int:
        return self._told("student")

    @property
    def sessions(self) -> int:
        return self._told("session")

    @property
    def visits(self) -> int:
        return self._told("visit")

    def _told(self, name: str) -> int:
        return int(self.plan.told.get(name, 0))


def versions_for(*, actor: Actor, pk: UUID) -> tuple[IntroWeek, list[Version]]:
    """The newest thirty versions, newest first; three queries, and no plan itself. Raises MayNotKnow."""
    week: IntroWeek = IntroWeek.objects.get_for(actor, "introweek.plan", pk=pk)
    plans = list(WeekPlan.objects.filter(week=week).defer("rows")[:MOST])
    now = WeekPublication.objects.filter(week=week, ended_at__isnull=True)
    published = set(now.values_list("plan_id", flat=True))
    return week, [
        Version(plan=plan, is_published=plan.pk in published, is_newest=plan is plans[0])
        for plan in plans
    ]
