"""Who may do what with calls and newsletters. Every published one is public; sign-up needs no account."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, anyone, has_role, nobody_but_system
from warmwelkom.rooms.people.models import Person

WRITES = has_role("coordinator", "moderator")
LETS_IN = has_role("coordinator")


def takes_part(actor: Actor) -> bool:
    """Whoever has a role in the region they work in."""
    return actor.kind == "staff" and bool(actor.grants)


def of_region(actor: Actor) -> Q:
    return Q(region_id=actor.region_id) if actor.region_id else NOTHING


def public_call(actor: Actor) -> Q:
    """A call that was opened, also when it is over; who writes calls sees the drafts too."""
    if WRITES(actor):
        return of_region(actor)
    return of_region(actor) & Q(opened_at__isnull=False)


def public_issue(actor: Actor) -> Q:
    """What was sent; who writes newsletters sees the drafts too. The moment is for the query."""
    if WRITES(actor):
        return of_region(actor)
    return of_region(actor) & Q(sent_at__isnull=False)


def own_answer(actor: Actor) -> Q:
    """With what one came in: the address is that of one's own account, and one was let in."""
    if not (actor.user_id and takes_part(actor)):
        return NOTHING
    own = Person.objects.filter(pk=actor.user_id).values("email")
    return of_region(actor) & Q(address_key__in=own, let_in_at__isnull=False)


def _here(**more: object) -> Policy:
    return Policy(in_region_of_address=True, **more)  # type: ignore[arg-type]  # passed through


CALL, ANSWER = "newsletters.Call", "newsletters.CallAnswer"
ISSUE, READER = "newsletters.Issue", "newsletters.Subscriber"
POLICIES = {
    "calls.read": _here(who=anyone, needs_region=False),
    "calls.see": _here(who=anyone, needs_region=False, model=CALL, which=public_call),
    "calls.answer": _here(who=anyone, needs_region=False, model=CALL, which=public_call),
    "calls.confirm": _here(who=anyone, needs_region=False),
    "calls.make": _here(who=WRITES),
    "calls.write": _here(who=WRITES, model=CALL, which=of_region),
    "calls.let_in": _here(who=LETS_IN, model=ANSWER, which=of_region),
    "calls.bring_own": _here(who=takes_part, model=ANSWER, which=own_answer),
    "newsletters.read": _here(who=anyone, needs_region=False),
    "newsletters.see": _here(who=anyone, needs_region=False, model=ISSUE, which=public_issue),
    "newsletters.subscribe": _here(who=anyone, needs_region=False),
    "newsletters.make": _here(who=WRITES),
    "newsletters.write": _here(who=WRITES, model=ISSUE, which=of_region),
    "newsletters.send": _here(who=LETS_IN, model=ISSUE, which=of_region),
    "newsletters.readers": _here(who=LETS_IN, model=READER, which=of_region),
    "newsletters.bring_list": _here(who=LETS_IN),
    "newsletters.own_mail": Policy(who=takes_part, known=True),
    "newsletters.stop_overview": Policy(who=anyone, needs_region=False),
    "newsletters.forget": Policy(who=nobody_but_system),
}
