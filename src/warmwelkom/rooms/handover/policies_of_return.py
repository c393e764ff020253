"""Who tells how a former pupil fares, and who may read it: one line only while a ground is in force."""

from __future__ import annotations

from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import (
    EVERYTHING,
    NOTHING,
    Policy,
    has_role,
    nobody_but_system,
)
from warmwelkom.rooms.handover.models import Delivery, Ground, Talk
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.api import through
from warmwelkom.rooms.transitions.models import Enrolment

TELLS = ("class_mentor",)
OLD_SCHOOL = ("mentor", "decaan")
TALKED = (Talk.Outcome.AGREED, Talk.Outcome.NOTHING_NEEDED)
TAKEN_BACK = (Delivery.Ended.WITHDRAWN, Delivery.Ended.ELSEWHERE)


def _any(parts: list[Q]) -> Q:
    return reduce(or_, parts) if parts else NOTHING


def handed_over(*, school_id: UUID | None = None) -> Q:
    """Pupils whose dossier lay open to a school (any, or this one), or about whom there was a talk."""
    delivered, talked = Delivery.objects.exclude(ended_because__in=TAKEN_BACK), Talk.objects.all()
    if school_id is not None:
        delivered, talked = delivered.filter(school=school_id), talked.filter(mbo_school=school_id)
    return Q(pk__in=delivered.values("dossier__transition_id")) | Q(
        pk__in=talked.filter(outcome__in=TALKED).values("transition_id")
    )


def told_by(actor: Actor) -> Q:
    """Pupils whom this class mentor got handed over: in the own class, this year's or last year's exams.

    Who is not on the list any more stays: that somebody stopped is what the old school wants to know.
    """
    parts = []
    for grant in actor.grants_for(*TELLS):
        if grant.school_id is None or grant.school_year is None:
            continue
        enrolled = Enrolment.objects.filter(
            school_id=grant.school_id,
            class_name__in=sorted(grant.classes),
            transition__isnull=False,
        )
        years = Q(school_year__in=[grant.school_year, grant.school_year - 1])
        mine = Q(pk__in=enrolled.values("transition_id")) & years
        parts.append(mine & handed_over(school_id=grant.school_id))
    return _any(parts)


def former_of(actor: Actor) -> Q:
    """Former pupils: of the classes one was mentor of, as long as one works at that school; of a decaan the campus."""
    here = [g.school_id for g in actor.grants_for(*OLD_SCHOOL) if g.school_id]
    parts = [
        Q(location_id=role.location_id, school_year=role.school_year, class_name__in=role.classes)
        for role in _classes_of(actor, here)
    ]
    for grant in actor.grants_for("decaan"):
        if grant.school_year is not None:
            where = (
                Q(location_id=grant.location_id)
                if grant.location_id
                else Q(location__school_id=grant.school_id)
            )
            years = [grant.school_year, grant.school_year - 1]
            parts.append(where & Q(school_year__in=years))
    return _any(parts) & handed_over()


def _classes_of(actor: Actor, schools: list[UUID]) -> list[Role]:
    """Mentor roles of now and before, for a school year ends them. One query, none for who has no such role."""
    if not schools or actor.user_id is None:
        return []
    roles = Role.objects.filter(person_id=actor.user_id, kind="mentor", school_id__in=schools)
    return list(roles.only("location_id", "school_year", "classes"))


def with_a_ground() -> Q:
    """Rows of a region in which a ground is in force now."""
    return Q(region__in=Ground.objects.filter(ended_at__isnull=True).values("region_id"))


def feedback_of(actor: Actor) -> Q:
    """What a pupil reads of themselves; what one told; for the old school only with a ground."""
    if actor.kind in ("pupil", "parent"):
        return Q(transition__pupil_id=actor.pupil_id)
    old = through(former_of(actor), "transition__") & with_a_ground()
    own = [grant.school_id for grant in actor.grants_for(*TELLS) if grant.school_id]
    return old | (through(told_by(actor), "transition__") & Q(school_id__in=own))


def agreements_of(actor: Actor) -> Q:
    """Agreements of a talk about one's former pupils, only with a ground; for who marks them, the own."""
    old = through(former_of(actor), "transition__") & with_a_ground()
    return old | agreements_to_mark(actor)


def agreements_to_mark(actor: Actor) -> Q:
    own = [grant.school_id for grant in actor.grants_for(*TELLS) if grant.school_id]
    return through(told_by(actor), "transition__") & Q(talk__mbo_school_id__in=own)


def _reads(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent") or actor.has(*TELLS, *OLD_SCHOOL)


COORDINATES = has_role("coordinator")
BOTH_SIDES = has_role(*TELLS, *OLD_SCHOOL)

POLICIES: dict[str, Policy] = {
    "handover.tell_class": Policy(who=has_role(*TELLS)),
    "handover.give_feedback": Policy(
        who=has_role(*TELLS), model="transitions.Transition", which=told_by
    ),
    "handover.see_former": Policy(
        who=has_role(*OLD_SCHOOL), model="transitions.Transition", which=former_of
    ),
    "handover.former": Policy(who=has_role(*OLD_SCHOOL)),
    "handover.see_feedback": Policy(who=_reads, model="handover.Feedback", which=feedback_of),
    "handover.see_kept": Policy(
        who=BOTH_SIDES, model="handover.TalkAgreement", which=agreements_of
    ),
    "handover.mark_agreement": Policy(
        who=has_role(*TELLS), model="handover.TalkAgreement", which=agreements_to_mark
    ),
    "handover.shares": Policy(who=COORDINATES),
    "handover.record_ground": Policy(who=COORDINATES),
    "handover.end_ground": Policy(
        who=COORDINATES, model="handover.Ground", which=lambda _actor: EVERYTHING
    ),
    "handover.remind_return": Policy(who=nobody_but_system),
}
