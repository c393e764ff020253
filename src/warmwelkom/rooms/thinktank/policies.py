"""Who may do what in the think tank. Everything published is public; the rest is for who works on it."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, anyone, has_role, nobody_but_system

TEACHERS = ("mentor", "decaan", "class_mentor", "intaker", "coordinator", "moderator")
IS_MODERATOR = has_role("coordinator", "moderator")
IS_TEACHER = has_role(*TEACHERS)
PULLED = ("chosen", "under_way", "pilot_done", "goes_on", "changed")
"""The states of a plan from which its puller brings it on."""


def takes_part(actor: Actor) -> bool:
    """Whoever has a role in this region."""
    return actor.kind == "staff" and bool(actor.grants)


def of_region(actor: Actor) -> Q:
    return Q(region_id=actor.region_id) if actor.region_id else NOTHING


def public(actor: Actor) -> Q:
    """Published here; one's own too while it waits; a moderator sees everything."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    shown = Q(published_at__isnull=False)
    if actor.user_id and takes_part(actor):
        shown |= Q(author_id=actor.user_id)
    return of_region(actor) & shown


def own_text(actor: Actor) -> Q:
    """What one wrote oneself; a moderator may mend any partner's text."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    return of_region(actor) & Q(author_id=actor.user_id) if actor.user_id else NOTHING


def schools_of(actor: Actor) -> list[object]:
    return [grant.school_id for grant in actor.grants if grant.school_id]


def may_answer(actor: Actor) -> Q:
    """What is asked of one's own organisation; the coordinator answers for the region.

    An idea or offer is moved on by whoever brought it, a plan that was chosen by its puller.
    """
    if IS_MODERATOR(actor):
        return of_region(actor)
    asked = Q(published_at__isnull=False, audience_id__in=schools_of(actor))
    if actor.user_id and takes_part(actor):
        asked |= Q(kind__in=("idea", "offer"), author_id=actor.user_id)
        asked |= Q(kind="plan", state__in=PULLED, plan__puller_id=actor.user_id)
    return of_region(actor) & asked


def made_here(actor: Actor) -> Q:
    """The threads one laid; a moderator may take out any."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    return of_region(actor) & Q(made_by_id=actor.user_id) if actor.user_id else NOTHING


def own_remarks(actor: Actor) -> Q:
    """What one said about something; a moderator may take down any."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    return of_region(actor) & Q(by_id=actor.user_id) if actor.user_id else NOTHING


def own_codes(actor: Actor) -> Q:
    return of_region(actor) & Q(made_by_id=actor.user_id) if actor.user_id else NOTHING


def for_partners(actor: Actor) -> Q:
    """Rounds that people with an account answer."""
    return of_region(actor) & ~Q(voters="classes")


def for_classes(actor: Actor) -> Q:
    """Rounds that a class answers with its code."""
    return of_region(actor) & ~Q(voters="partners")


def public_plan(actor: Actor) -> Q:
    """A plan is shown where its contribution is."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    shown = Q(contribution__published_at__isnull=False)
    if actor.user_id and takes_part(actor):
        shown |= Q(contribution__author_id=actor.user_id)
    return of_region(actor) & shown


def plan_in_hand(actor: Actor) -> Q:
    """Who works on a plan: its author, its puller, people of organisations that joined, a moderator."""
    if IS_MODERATOR(actor):
        return of_region(actor)
    if not actor.user_id:
        return NOTHING
    joined = Q(partners__school_id__in=schools_of(actor), partners__joined_on__isnull=False)
    mine = Q(contribution__author_id=actor.user_id) | Q(puller_id=actor.user_id)
    shown = Q(contribution__published_at__isnull=False)
    return of_region(actor) & (mine | (joined & shown))


def own_tokens(actor: Actor) -> Q:
    return of_region(actor) & Q(person_id=actor.user_id) if actor.user_id else NOTHING


def _here(**more: object) -> Policy:
    return Policy(in_region_of_address=True, **more)  # type: ignore[arg-type]  # passed through


POLICIES = {
    "thinktank.read": _here(who=anyone, needs_region=False),
    "thinktank.see": _here(
        who=anyone, needs_region=False, model="thinktank.Contribution", which=public
    ),
    "thinktank.post_need": _here(who=anyone, needs_region=False),
    "thinktank.contribute": _here(who=takes_part),
    "thinktank.support": _here(who=takes_part, model="thinktank.Contribution", which=public),
    "thinktank.edit": _here(who=takes_part, model="thinktank.Contribution", which=own_text),
    "thinktank.answer": _here(who=takes_part, model="thinktank.Contribution", which=may_answer),
    "thinktank.link": _here(who=takes_part, model="thinktank.Contribution", which=public),
    "thinktank.unlink": _here(who=takes_part, model="thinktank.ThreadLink", which=made_here),
    "thinktank.remark": _here(who=takes_part, model="thinktank.Contribution", which=public),
    "thinktank.take_down": _here(who=takes_part, model="thinktank.Remark", which=own_remarks),
    "thinktank.ask": _here(who=IS_MODERATOR, model="thinktank.Contribution", which=of_region),
    "thinktank.repair": Policy(who=nobody_but_system),
    "thinktank.moderate": _here(who=IS_MODERATOR),
    "thinktank.see_case": _here(
        who=IS_MODERATOR, model="thinktank.ModerationCase", which=of_region
    ),
    "thinktank.merge": _here(who=IS_MODERATOR, model="thinktank.Contribution", which=of_region),
    "thinktank.make_code": _here(who=IS_TEACHER),
    "thinktank.see_code": _here(who=IS_TEACHER, model="thinktank.ClassCode", which=own_codes),
    "thinktank.see_plan": _here(
        who=anyone, needs_region=False, model="thinktank.Plan", which=public_plan
    ),
    "thinktank.edit_plan": _here(who=takes_part, model="thinktank.Plan", which=plan_in_hand),
    "thinktank.join_plan": _here(who=takes_part, model="thinktank.Plan", which=public_plan),
    "thinktank.own_plans": _here(who=takes_part),
    "thinktank.import_kit": _here(who=takes_part),
    "thinktank.use_api": _here(who=anyone, needs_region=False),  # each command asks its own policy
    "thinktank.make_token": _here(who=takes_part),
    "thinktank.see_token": _here(who=takes_part, model="thinktank.ApiToken", which=own_tokens),
    "thinktank.open": _here(who=has_role("coordinator")),
    "thinktank.run_rounds": _here(who=IS_MODERATOR),
    "thinktank.see_round": _here(
        who=anyone, needs_region=False, model="thinktank.ChoiceRound", which=of_region
    ),
    "thinktank.vote": _here(who=takes_part, model="thinktank.ChoiceRound", which=for_partners),
    "thinktank.vote_in_class": _here(
        who=anyone, needs_region=False, model="thinktank.ChoiceRound", which=for_classes
    ),
    "thinktank.forget": Policy(who=nobody_but_system),
}
