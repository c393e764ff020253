"""Who makes and withdraws the keys of a school, and which tasks a key reads and confirms."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, anyone, has_role

LINK = "task_link"
"""The role of a key: no person has it."""
OF_MBO = ("intaker", "class_mentor", "support_team")
OF_VO = ("mentor", "decaan")


def _schools(actor: Actor, *roles: str) -> set[UUID]:
    return {grant.school_id for grant in actor.grants_for(*roles) if grant.school_id}


def own_school(actor: Actor) -> Q:
    return Q(pk__in=_schools(actor, "school_admin"))


def keys_of_school(actor: Actor) -> Q:
    return Q(school_id__in=_schools(actor, "school_admin"))


def tasks_of_link(actor: Actor) -> Q:
    """The tasks of which this school says that they are done: of who starts here, or of the own pupils who leave."""
    schools = _schools(actor, LINK)
    if not schools:
        return NOTHING
    starts = Q(school_id__in=schools, template__owner__in=OF_MBO)
    leaves = Q(transition__location__school_id__in=schools, template__owner__in=OF_VO)
    return (starts | leaves) & Q(ended_at__isnull=True, transition__gone_at__isnull=True)


MAKES = has_role("school_admin")
POLICIES: dict[str, Policy] = {
    "summer.keys": Policy(who=MAKES),
    "summer.make_key": Policy(who=MAKES, model="people.School", which=own_school),
    "summer.see_key": Policy(who=MAKES, model="summer.SchoolKey", which=keys_of_school),
    "summer.use_api": Policy(
        who=anyone, needs_region=False
    ),  # a key is asked by the address itself
}
