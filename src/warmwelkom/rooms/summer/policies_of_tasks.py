"""Who may see and do what with tasks, the bridge of messages and the rota of duty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.summer.policies_of_keys import LINK, tasks_of_link
from warmwelkom.rooms.transitions.api import through, through_roles

VO = ("mentor", "decaan")
MBO = ("intaker", "class_mentor")
OWNERS = (*VO, *MBO, "support_team")
RUNS = ("intaker",)
STANDS_IN = {"intaker": ("intaker", "class_mentor")}
"""In the summer the class is not there yet: then the intaker confirms for the class mentor."""


def own_way(actor: Actor) -> Q:
    """Tasks of the pupil's own, for the pupil and until 16 a parent."""
    return Q(transition__pupil_id=actor.pupil_id, ended_at__isnull=True)


def _any(parts: list[Q]) -> Q:
    return reduce(or_, parts) if parts else NOTHING


def _of_grant(actor: Actor, grant: Grant) -> Q:
    """The tasks that one role shows: the old school those of its pupils, an mbo only its own."""
    if grant.role == "support_team":
        return Q(school_id=grant.school_id, template__owner="support_team")
    seen = through(through_roles(replace(actor, grants=(grant,)), (grant.role,)), "transition__")
    return seen & Q(school_id=grant.school_id) if grant.role in MBO else seen


def tasks_of(actor: Actor) -> Q:
    """The tasks this actor may know of."""
    if actor.kind in ("pupil", "parent"):
        return own_way(actor)
    grants = actor.grants_for(*OWNERS, "coach")
    return _any(
        [_of_grant(actor, grant) for grant in grants if grant.school_id or grant.role == "coach"]
    )


def tasks_to_confirm(actor: Actor) -> Q:
    """Those of which this actor, in one of these roles, says that they are really done."""
    parts = [
        _of_grant(actor, grant) & Q(template__owner__in=STANDS_IN.get(grant.role, (grant.role,)))
        for grant in actor.grants_for(*OWNERS)
        if grant.school_id
    ]
    of_link = [tasks_of_link(actor)] if actor.has(LINK) else []
    return _any([*parts, *of_link]) & Q(ended_at__isnull=True)


def schools_of(actor: Actor) -> set[UUID]:
    """The receiving schools whose bridge this actor runs."""
    return {grant.school_id for grant in actor.grants_for(*RUNS) if grant.school_id}


def of_own_school(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor), school__sector="mbo")


def of_own_bridge(actor: Actor) -> Q:
    return through(of_own_school(actor), "bridge__")


def duty_of(actor: Actor) -> Q:
    """The rota of the schools where one works, and one's own days."""
    schools = {grant.school_id for grant in actor.grants_for(*OWNERS, "school_admin")}
    return Q(school_id__in=schools - {None}) | Q(person_id__in=[actor.user_id])


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def of_model(name: str, who: Callable[[Actor], bool], which: Callable[[Actor], Q]) -> Policy:
    return Policy(who=who, model=f"summer.{name}", which=which)


def _sees(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent") or actor.has(*OWNERS, "coach")


RUN = has_role(*RUNS)
OWNS = has_role(*OWNERS, LINK)
ON_THE_BRIDGE = has_role(*OWNERS, "coach")
BY_THE_HOUSE = Policy(who=nobody_but_system)
POLICIES: dict[str, Policy] = {
    "summer.tasks": Policy(who=ON_THE_BRIDGE),
    "summer.confirm_tasks": Policy(who=OWNS),
    "summer.see_task": of_model("PupilTask", _sees, tasks_of),
    "summer.confirm_task": of_model("PupilTask", OWNS, tasks_to_confirm),
    "summer.say_done": of_model("PupilTask", is_pupil, own_way),
    "summer.run": Policy(who=RUN),
    "summer.edit_template": of_model("TaskTemplate", RUN, of_own_school),
    "summer.run_bridge": of_model("Bridge", RUN, of_own_school),
    "summer.edit_step": of_model("BridgeStep", RUN, of_own_bridge),
    "summer.see_duty": of_model("DutyDay", has_role(*OWNERS, "coach", "school_admin"), duty_of),
    "summer.make_tasks": BY_THE_HOUSE,
    "summer.plan_messages": BY_THE_HOUSE,
    "summer.forget": BY_THE_HOUSE,
}


def people_of(school_id: UUID) -> Q:
    """Who may be on duty for a school: whoever works there now, and the coaches of the region."""
    here = Role.objects.filter(Q(school_id=school_id) | Q(kind="coach"), ended_at__isnull=True)
    return Q(pk__in=here.values("person_id"))
