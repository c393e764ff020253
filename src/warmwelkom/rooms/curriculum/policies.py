"""Who may do what with the curriculum: what vmbo taught is public, the rest is for teachers of both sides."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import (
    NOTHING,
    Policy,
    Which,
    anyone,
    has_role,
    nobody_but_system,
    staff,
)

VO = ("mentor", "decaan")
MBO = ("class_mentor", "intaker", "planner")
TEACHES = has_role(*VO, *MBO)
"""Who says what an end term does for a goal; administrators and the coordinator read along."""
TAKES_PART = has_role(*VO, *MBO, "school_admin", "coordinator")
KEEPS = has_role(*MBO, "school_admin")
COORDINATES = has_role("coordinator")
TELLS = has_role(*VO, "school_admin")


def of_region(actor: Actor) -> Q:
    return Q(region_id=actor.region_id) if actor.region_id else NOTHING


def schools_of(actor: Actor, *roles: str) -> list[object]:
    return sorted({g.school_id for g in actor.grants_for(*roles) if g.school_id}, key=str)


def at_own_mbo(actor: Actor) -> Q:
    """Rows of the mbo schools where this person plans, teaches or administers."""
    return Q(school_id__in=schools_of(actor, *MBO, "school_admin"))


def own_vo(actor: Actor) -> Q:
    """The vmbo schools this person speaks for."""
    return Q(pk__in=schools_of(actor, *VO, "school_admin"), sector="vo")


def told_by_own_vo(actor: Actor) -> Q:
    return Q(school_id__in=schools_of(actor, *VO, "school_admin"), withdrawn_at__isnull=True)


def own_word(actor: Actor) -> Q:
    return of_region(actor) & Q(by_id=actor.user_id) if actor.user_id else NOTHING


def sees_numbers(actor: Actor) -> bool:
    """Not who sees the region's figures: two pages that hide apart tell a small number when they lie side by side."""
    return TAKES_PART(actor) and not COORDINATES(actor)


def _see(model: str, which: Which = of_region) -> Policy:
    return Policy(who=TAKES_PART, model=f"curriculum.{model}", which=which)


POLICIES = {
    "curriculum.browse": Policy(who=anyone, needs_region=False),
    "curriculum.teach": Policy(who=staff),  # whom it is for: the way to it stands on their pages
    "curriculum.see": Policy(who=TAKES_PART),
    "curriculum.see_numbers": Policy(who=sees_numbers),
    "curriculum.see_unit": _see("Unit"),
    "curriculum.see_goal": _see("Goal"),
    "curriculum.see_judgement": _see("Judgement"),
    "curriculum.see_settlement": _see("Settlement"),
    "curriculum.see_missed": _see("NotTaught"),
    "curriculum.see_answer": _see("MissedAnswer"),
    "curriculum.see_adaptation": _see("Adaptation"),
    "curriculum.write": Policy(who=KEEPS),
    "curriculum.keep": Policy(who=KEEPS, model="people.Programme", which=at_own_mbo),
    "curriculum.keep_unit": Policy(who=KEEPS, model="curriculum.Unit", which=at_own_mbo),
    "curriculum.undo_reading": Policy(who=KEEPS, model="curriculum.GoalReading", which=at_own_mbo),
    "curriculum.teaches": Policy(who=TEACHES),
    "curriculum.judge": Policy(who=TEACHES, model="curriculum.Unit", which=of_region),
    "curriculum.settle": Policy(who=TEACHES, model="curriculum.Judgement", which=own_word),
    "curriculum.tell_missed": Policy(who=TELLS, model="people.School", which=own_vo),
    "curriculum.withdraw_missed": Policy(
        who=TELLS, model="curriculum.NotTaught", which=told_by_own_vo
    ),
    "curriculum.answer_missed": Policy(who=KEEPS, model="people.Programme", which=at_own_mbo),
    "curriculum.tell_programmes": Policy(who=nobody_but_system),
    "curriculum.propose": Policy(
        who=has_role(*VO, *MBO, "coordinator"), model="people.Programme", which=of_region
    ),
    "curriculum.see_class": Policy(who=has_role("class_mentor", "intaker")),
    "curriculum.forget": Policy(who=nobody_but_system),
}
