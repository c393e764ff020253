"""Who makes a week, plans it, publishes it, and reads who is in which group."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy, has_role, nobody_but_system

PLANS = has_role("planner")
BY_THE_HOUSE = Policy(who=nobody_but_system)


def schools_of(actor: Actor) -> set[UUID]:
    """The receiving schools whose week this actor plans."""
    return {grant.school_id for grant in actor.grants_for("planner") if grant.school_id}


def own_weeks(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor), school__sector="mbo")


def of_own_week(actor: Actor) -> Q:
    return Q(week__school_id__in=schools_of(actor), week__school__sector="mbo")


def of_model(name: str) -> Policy:
    return Policy(who=PLANS, model=f"introweek.{name}", which=of_own_week)


POLICIES: dict[str, Policy] = {
    "introweek.make": Policy(who=PLANS),
    "introweek.plan": Policy(who=PLANS, model="introweek.IntroWeek", which=own_weeks),
    "introweek.see_student": of_model("WeekStudent"),
    "introweek.see_plan": of_model("WeekPlan"),
    "introweek.see_paper": of_model("PlanPaper"),
    "introweek.stop_run": of_model("PlanRun"),
    "introweek.keep_plan": BY_THE_HOUSE,
    "introweek.forget": BY_THE_HOUSE,
}
