"""Who may do what with meetings. When and what about is public; the link is for who takes part."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, anyone, has_role, nobody_but_system

PLANS = has_role("coordinator", "moderator")


def takes_part(actor: Actor) -> bool:
    """Whoever has a role in this region."""
    return actor.kind == "staff" and bool(actor.grants)


def of_region(actor: Actor) -> Q:
    return Q(region_id=actor.region_id) if actor.region_id else NOTHING


def in_hand(actor: Actor) -> Q:
    """Who leads a meeting: its chair; the coordinator and moderators every one."""
    if PLANS(actor):
        return of_region(actor)
    return of_region(actor) & Q(chair_id=actor.user_id) if actor.user_id else NOTHING


def documents(actor: Actor) -> Q:
    """Public ones are for everybody, the others for who takes part."""
    return of_region(actor) if takes_part(actor) else of_region(actor) & Q(audience="public")


def _here(**more: object) -> Policy:
    return Policy(in_region_of_address=True, **more)  # type: ignore[arg-type]  # passed through


POLICIES = {
    "meetings.read": _here(who=anyone, needs_region=False),
    "meetings.see": _here(
        who=anyone, needs_region=False, model="meetings.Meeting", which=of_region
    ),
    "meetings.plan": _here(who=PLANS),
    "meetings.attend": _here(who=takes_part, model="meetings.Meeting", which=of_region),
    "meetings.lead": _here(who=takes_part, model="meetings.Meeting", which=in_hand),
    "meetings.see_document": _here(
        who=anyone, needs_region=False, model="meetings.MeetingDocument", which=documents
    ),
    "meetings.own_calendar": _here(who=takes_part),
    "meetings.settle": _here(who=has_role("coordinator")),
    **dict.fromkeys(("meetings.remind", "meetings.forget"), Policy(who=nobody_but_system)),
}
