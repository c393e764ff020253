"""Who may do what with what was promised. Agenda and minutes are led by who leads the meeting."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, nobody_but_system
from warmwelkom.rooms.meetings.policies import PLANS, _here, of_region, takes_part

SPEAKS = ("partner", "school_admin")
"""Who speaks for an organisation, as in the think tank."""


def promises_in_hand(actor: Actor) -> Q:
    """One's own, those of one's organisation, and those of a meeting one chairs; who plans: all."""
    if PLANS(actor):
        return of_region(actor)
    if not actor.user_id:
        return NOTHING
    return of_region(actor) & (own_promises(actor) | Q(meeting__chair_id=actor.user_id))


def own_promises(actor: Actor) -> Q:
    """What one promised oneself, or the organisation that one speaks for without naming a person."""
    schools = [grant.school_id for grant in actor.grants_for(*SPEAKS) if grant.school_id]
    return Q(person_id=actor.person_id) | Q(person=None, person_name="", school_id__in=schools)


POLICIES: dict[str, Policy] = {
    "meetings.own_actions": _here(who=takes_part),
    "meetings.settle_action": _here(
        who=takes_part, model="meetings.ActionItem", which=promises_in_hand
    ),
    "meetings.chase": Policy(who=nobody_but_system),
    "meetings.forget_names": Policy(who=nobody_but_system),
}
