"""Who can be named in a plan, and what is mine in all plans of the region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Person, School
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Plan, PlanStep, Pledge

OVER = ("stopped",)


def people_here(*, actor: Actor) -> QuerySet[Person]:
    """Everybody with a role in this region, by name."""
    return (
        Person.objects.filter(
            given_roles__region_id=actor.region, given_roles__ended_at=None, is_active=True
        )
        .distinct()
        .order_by("name", "pk")
    )


def schools_here() -> QuerySet[School]:
    """The organisations of this region, by name."""
    rows: QuerySet[School] = School.objects.filter(left_at=None).order_by("name")
    return rows


def own_schools(*, actor: Actor) -> list[School]:
    """The organisations that somebody may speak for, by name."""
    ids = {grant.school_id for grant in actor.grants if grant.school_id}
    return list(School.objects.filter(pk__in=ids).order_by("name")) if ids else []


def own_offers(*, actor: Actor) -> list[Contribution]:
    """What somebody offered and still has to give."""
    rows = Contribution.objects.filter(
        kind=Kind.OFFER, author_id=actor.user_id, published_at__isnull=False
    )
    return list(rows.exclude(state="closed").order_by("-received_on", "pk")[:50])


@dataclass(frozen=True, kw_only=True)
class OwnPlans:
    """What somebody carries: plans they pull, their steps that are open, what they pledged."""

    pulls: list[Plan]
    late: list[PlanStep]
    steps: list[PlanStep]
    pledges: list[Pledge]

    @property
    def is_empty(self) -> bool:
        return not (self.pulls or self.late or self.steps or self.pledges)


def own_plans(*, actor: Actor, now: dt.datetime) -> OwnPlans:
    """Three queries; the steps of plans that one pulls and that are late count too."""
    plans: Any = Plan.objects.visible_to(actor, "thinktank.see_plan")
    pulls = list(
        plans.filter(puller_id=actor.user_id)
        .exclude(contribution__state__in=OVER)
        .select_related("contribution")
        .order_by("starts_on", "pk")
    )
    steps = list(
        PlanStep.objects.filter(plan__in=plans, done_on=None)
        .filter(_mine(actor))
        .exclude(plan__contribution__state__in=OVER)
        .select_related("plan__contribution")
        .order_by("due", "place", "pk")
        .distinct()
    )
    today = now.date()
    late = [step for step in steps if step.due and step.due < today]
    return OwnPlans(
        pulls=pulls,
        late=late,
        steps=[step for step in steps if step not in late and step.person_id == actor.user_id],
        pledges=list(
            Pledge.objects.filter(person_id=actor.person_id, need__plan__in=plans)
            .select_related("need__plan__contribution")
            .order_by("-on", "pk")
        ),
    )


def _mine(actor: Actor) -> Q:
    return Q(person_id=actor.person_id) | Q(plan__puller_id=actor.person_id)
