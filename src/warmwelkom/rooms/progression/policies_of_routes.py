"""Who keeps the routes that go on from vmbo to mbo: both schools, and the region's coordinator."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.transitions.api import through

OF_SCHOOLS = ("decaan", "school_admin", "intaker", "planner")
KEEPS = (*OF_SCHOOLS, "coordinator")


def routes_of(actor: Actor) -> Q:
    """The coordinator's: every route of the region. Else those of the own school."""
    if actor.has("coordinator"):
        return EVERYTHING
    schools = {grant.school_id for grant in actor.grants_for(*OF_SCHOOLS) if grant.school_id}
    return Q(vo_school_id__in=schools) | Q(mbo_school_id__in=schools)


def duties_of(actor: Actor) -> Q:
    return through(routes_of(actor), "route__")


KEEP = has_role(*KEEPS)
POLICIES: dict[str, Policy] = {
    "progression.routes": Policy(who=KEEP),
    "progression.make_route": Policy(who=KEEP),
    "progression.keep_route": Policy(who=KEEP, model="progression.LearningRoute", which=routes_of),
    "progression.do_duty": Policy(who=KEEP, model="progression.RouteDuty", which=duties_of),
    "progression.forget": Policy(who=nobody_but_system),
    "progression.tell_duties": Policy(who=nobody_but_system),
}
