"""Who asks, who handles and who reads a request about a pupil's data."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy, has_role, nobody_but_system
from warmwelkom.rooms.transitions.api import through_roles

HANDLES = ("school_admin", "care_coordinator")
TAKES_A_CALL = ("mentor", "decaan", "school_admin")


def asks(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def own_requests(actor: Actor) -> Q:
    return Q(pupil_id__in=[actor.pupil_id])


def requests_to_handle(actor: Actor) -> Q:
    """The school's own; what is about care goes to the care coordinator alone."""
    schools = [g.school_id for g in actor.grants_for("school_admin") if g.school_id]
    care = [g.school_id for g in actor.grants_for("care_coordinator") if g.school_id]
    return Q(school_id__in=schools, about_care=False) | Q(school_id__in=care, about_care=True)


def pupils_who_call(actor: Actor) -> Q:
    return through_roles(actor, TAKES_A_CALL)


POLICIES: dict[str, Policy] = {
    "handover.ask_rights": Policy(who=asks),
    "handover.own_request": Policy(who=asks, model="handover.RightsRequest", which=own_requests),
    "handover.rights": Policy(who=has_role(*HANDLES, *TAKES_A_CALL)),
    "handover.handle_request": Policy(
        who=has_role(*HANDLES), model="handover.RightsRequest", which=requests_to_handle
    ),
    "handover.enter_request": Policy(
        who=has_role(*TAKES_A_CALL), model="transitions.Transition", which=pupils_who_call
    ),
    "handover.chase_rights": Policy(who=nobody_but_system),
}
