"""Who may do what with people, schools and regions."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import (
    NOTHING,
    Policy,
    anyone,
    has_role,
    nobody_but_system,
    signed_in,
    staff,
)


def own_school(actor: Actor) -> Q:
    """Rows of the schools this person runs; a coordinator runs the region's people."""
    if actor.has("coordinator"):
        return Q(region_id=actor.region)
    schools = [grant.school_id for grant in actor.grants_for("school_admin") if grant.school_id]
    return Q(school_id__in=schools) if schools else NOTHING


def colleagues_in_force(actor: Actor) -> Q:
    """Roles that count today of the people this actor runs, never their own."""
    return own_school(actor) & Q(ended_at__isnull=True) & ~Q(person_id=actor.user_id)


def in_a_role(actor: Actor) -> bool:
    """Whoever has any role in the region they work in."""
    return actor.kind == "staff" and bool(actor.grants)


def own_region(actor: Actor) -> Q:
    """Rows of the region one works in; a former colleague works in none."""
    return Q(region_id=actor.region_id) if actor.region_id else NOTHING


def post_that_stuck(actor: Actor) -> Q:
    """Messages of the region that failed, or of which nobody knows.

    What a room guards it mends itself (a way to reach a pupil, a task that was done): of those only the unknown.
    """
    return own_region(actor) & (Q(state="unknown") | Q(state="failed", guard=""))


RUNS_A_SCHOOL = has_role("school_admin", "coordinator")
RUNS_THE_REGION = has_role("coordinator")

POLICIES = {
    "public": Policy(who=anyone, needs_region=False),
    "closed": Policy(who=nobody_but_system, needs_region=False),
    "account": Policy(who=signed_in, needs_region=False, known=True),
    "people.own_account": Policy(who=staff, needs_region=False, known=True),
    "people.forget": Policy(who=nobody_but_system),
    "people.start": Policy(who=signed_in),
    "people.see_roles": Policy(who=RUNS_A_SCHOOL, model="people.Role", which=own_school),
    "people.end_role": Policy(who=RUNS_A_SCHOOL, model="people.Role", which=own_school),
    "people.reset_second_factor": Policy(
        who=RUNS_A_SCHOOL, model="people.Role", which=colleagues_in_force
    ),
    "people.see_invitations": Policy(
        who=RUNS_A_SCHOOL, model="people.Invitation", which=own_school
    ),
    "people.withdraw_invitation": Policy(
        who=RUNS_A_SCHOOL, model="people.Invitation", which=own_school
    ),
    "people.invite": Policy(who=RUNS_A_SCHOOL),
    "people.manage": Policy(who=RUNS_A_SCHOOL),
    "people.list_accounts": Policy(who=has_role("school_admin")),
    "people.region": Policy(who=RUNS_THE_REGION),
    **dict.fromkeys(
        ("people.see_post", "people.send_message_again", "people.leave_message"),
        Policy(who=RUNS_THE_REGION, model="outbox.Message", which=post_that_stuck),
    ),
    "people.read_agreements": Policy(who=in_a_role),
    "people.see_agreement": Policy(who=staff, model="people.Agreement", which=own_region),
    "people.sign_agreement": Policy(
        who=RUNS_THE_REGION, model="people.Agreement", which=own_region
    ),
    "people.see_school": Policy(who=staff, model="people.School", which=own_region),
    "people.see_location": Policy(who=staff, model="people.Location", which=own_region),
    "people.see_programme": Policy(who=staff, model="people.Programme", which=own_region),
}
