"""Places, uploads and people in view: who makes them, and what of it anybody may see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy, Which, anyone, has_role, nobody_but_system

MAKERS = ("planner", "school_admin", "class_mentor", "intaker")
"""Who brings material of the own school: whoever walks there with a phone."""
DECIDERS = ("planner", "school_admin")
"""Who decides what becomes public, and who of the people in view stays recognisable."""
MAKES, DECIDES = has_role(*MAKERS), has_role(*DECIDERS)


def schools_of(actor: Actor, *roles: str) -> set[UUID]:
    return {grant.school_id for grant in actor.grants_for(*roles) if grant.school_id}


def own_premises(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor, *MAKERS))


def of_own_premises(actor: Actor) -> Q:
    """Rows about a premises of a school where one makes them."""
    return Q(premises__school_id__in=schools_of(actor, *MAKERS))


def of_decided_premises(actor: Actor) -> Q:
    return Q(premises__school_id__in=schools_of(actor, *DECIDERS))


def own_uploads(actor: Actor) -> Q:
    """Whoever began a file goes on with it, and nobody else."""
    return of_own_premises(actor) & Q(by_id__in=[actor.user_id] if actor.user_id else [])


def own_covered_pictures(actor: Actor) -> Q:
    """Of the own school, with whatever is open covered."""
    return of_own_premises(actor) & Q(is_private=False)


def decided_premises(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor, *DECIDERS))


def public_premises(_actor: Actor) -> Q:
    """What anybody may see: the building is published, and its school still takes part."""
    return Q(published_at__isnull=False, school__left_at__isnull=True)


def public_places(_actor: Actor) -> Q:
    return Q(published_at__isnull=False) & Q(
        premises__published_at__isnull=False, premises__school__left_at__isnull=True
    )


def seen_by(public: Which, own: Which) -> Which:
    """What is public, and at the own school what is not public yet."""

    def rule(actor: Actor) -> Q:
        return public(actor) | own(actor)

    return rule


def make_of(model: str) -> Policy:
    return Policy(who=MAKES, model=f"wayfinding.{model}", which=of_own_premises)


def decide_on(model: str) -> Policy:
    return Policy(who=DECIDES, model=f"wayfinding.{model}", which=of_decided_premises)


def in_the_open(model: str, which: Which) -> Policy:
    """A page that anybody finds; its region stands in the address."""
    return Policy(
        who=anyone, model=f"wayfinding.{model}", which=which,
        in_region_of_address=True, needs_region=False,
    )  # fmt: skip


BY_THE_HOUSE = Policy(who=nobody_but_system)

POLICIES: dict[str, Policy] = {
    "wayfinding.make": Policy(who=MAKES),
    "wayfinding.make_premises": Policy(who=MAKES, model="wayfinding.Premises", which=own_premises),
    "wayfinding.add_place": Policy(who=MAKES, model="wayfinding.Premises", which=own_premises),
    "wayfinding.make_place": make_of("Place"),
    "wayfinding.begin_upload": make_of("Place"),
    "wayfinding.send_piece": Policy(who=MAKES, model="wayfinding.Upload", which=own_uploads),
    "wayfinding.make_material": make_of("Material"),
    "wayfinding.close_report": make_of("StaleReport"),
    "wayfinding.publish_premises": Policy(
        who=DECIDES, model="wayfinding.Premises", which=decided_premises
    ),
    "wayfinding.publish_place": decide_on("Place"),
    "wayfinding.review": decide_on("Material"),
    "wayfinding.review_picture": decide_on("Rendition"),
    "wayfinding.see_own_picture": Policy(
        who=MAKES, model="wayfinding.Rendition", which=own_covered_pictures
    ),
    "wayfinding.decide_find": decide_on("FoundFace"),
    "wayfinding.write_consent": Policy(
        who=DECIDES, model="wayfinding.Premises", which=decided_premises
    ),
    "wayfinding.withdraw_consent": decide_on("PortraitConsent"),
    "wayfinding.report_stale": Policy(who=anyone, in_region_of_address=True, needs_region=False),
    "wayfinding.make_fit": BY_THE_HOUSE,
    "wayfinding.forget": BY_THE_HOUSE,
    "wayfinding.ask_yearly": BY_THE_HOUSE,
    "wayfinding.see_premises": in_the_open("Premises", seen_by(public_premises, own_premises)),
    "wayfinding.see_place": in_the_open("Place", seen_by(public_places, of_own_premises)),
}
