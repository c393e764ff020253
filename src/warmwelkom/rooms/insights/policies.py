"""Who may see which figures: the coordinator the region, staff of a school their own beside the region, a pupil none."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy, anyone, has_role, nobody_but_system

OF_A_SCHOOL = (
    "mentor", "decaan", "care_coordinator", "school_admin", "intaker", "class_mentor", "planner",
    "support_team",
)  # fmt: skip
COORDINATOR = has_role("coordinator")


def schools_of(actor: Actor) -> list[str]:
    """The schools of the actor's roles, each once."""
    found = {str(grant.school_id) for grant in actor.grants_for(*OF_A_SCHOOL) if grant.school_id}
    return sorted(found)


def figures_of(actor: Actor) -> Q:
    """The region's for who coordinates it; else those of one's own schools."""
    if COORDINATOR(actor):
        return Q(school__isnull=True)
    return Q(school_id__in=schools_of(actor))


def own_figures(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor))


def of_the_region(_actor: Actor) -> Q:
    return Q()


def _of_a_school(actor: Actor) -> bool:
    return has_role(*OF_A_SCHOOL)(actor) and not COORDINATOR(actor)


POLICIES = {
    "insights.region": Policy(who=COORDINATOR),
    "insights.school": Policy(who=_of_a_school, model="insights.ShownFigures", which=own_figures),
    "insights.see": Policy(
        who=lambda actor: COORDINATOR(actor) or _of_a_school(actor),
        model="insights.ShownFigures",
        which=figures_of,
    ),
    "insights.report": Policy(who=COORDINATOR),
    "insights.see_report": Policy(
        who=COORDINATOR, model="insights.YearReport", which=of_the_region
    ),
    "insights.open": Policy(who=anyone, needs_region=False, in_region_of_address=True),
    "insights.count": Policy(who=nobody_but_system),
    "insights.forget": Policy(who=nobody_but_system),
}
