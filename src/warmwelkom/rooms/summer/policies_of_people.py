"""Who answers pupils, calls them, mends how to reach them, and says who was in class."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import or_

from django.db.models import Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import (
    EVERYTHING,
    NOTHING,
    Policy,
    has_role,
    nobody_but_system,
)
from warmwelkom.rooms.summer.models import DutyDay
from warmwelkom.rooms.summer.policies_of_tasks import is_pupil
from warmwelkom.rooms.transitions.api import through, through_roles

OLD_SCHOOL = ("mentor", "decaan")
MBO = ("intaker", "class_mentor")
ANSWERS = (*OLD_SCHOOL, *MBO, "coach")
MENDS = (*OLD_SCHOOL, "coach")
TICKS = ("class_mentor",)


def _any(parts: list[Q]) -> Q:
    return reduce(or_, parts) if parts else NOTHING


def _of_grant(actor: Actor, grant: Grant) -> Q:
    return through(through_roles(replace(actor, grants=(grant,)), (grant.role,)), "transition__")


def replies_of(actor: Actor) -> Q:
    """Replies of the pupils one sees; an mbo those to its own messages, whoever is on duty those of that school.

    From an address that nobody knows: the coaches of the region, and to whom they hand it on.
    """
    parts = []
    for grant in actor.grants_for(*ANSWERS):
        own = _of_grant(actor, grant)
        parts.append(own & Q(school_id=grant.school_id) if grant.role in MBO else own)
    duty = DutyDay.objects.filter(person_id__in=[actor.user_id]).values("school_id")
    unknown = unknown_writers(actor) if actor.has(*ANSWERS) else NOTHING
    return _any(parts) | Q(school_id__in=duty, transition__isnull=False) | unknown


def unknown_writers(actor: Actor) -> Q:
    """Replies of which nobody knows yet whose they are."""
    here = Q(transition__isnull=True)
    return here if actor.has("coach") else here & Q(claimed_by_id__in=[actor.user_id])


def steps_of(actor: Actor) -> Q:
    return through(replies_of(actor), "reply__")


def calls_of(actor: Actor) -> Q:
    """Pupils to call: those one sees in a role in which one answers."""
    return _any([_of_grant(actor, grant) for grant in actor.grants_for(*ANSWERS)])


def contacts_of(actor: Actor) -> Q:
    return _any([_of_grant(actor, grant) for grant in actor.grants_for(*MENDS)])


def pupils_to_mend(actor: Actor) -> Q:
    return through_roles(actor, MENDS)


def own_class(actor: Actor) -> Q:
    """The students of the own classes, in the year of the role."""
    return _any(
        [
            Q(
                school_id=grant.school_id,
                class_name__in=sorted(grant.classes),
                school_year=grant.school_year,
                gone_at__isnull=True,
            )
            for grant in actor.grants_for(*TICKS)
            if grant.school_id and grant.school_year is not None
        ]
    )


def ticks_of(actor: Actor) -> Q:
    return through(own_class(actor), "enrolment__")


def arrival_of(actor: Actor) -> Q:
    """The schools of which one reads how many arrived: the own; the coordinator every one, in counts."""
    if actor.has("coordinator"):
        return EVERYTHING
    return Q(pk__in=[grant.school_id for grant in actor.grants_for(*COUNTS) if grant.school_id])


COUNTS = ("decaan", "intaker", "school_admin", "class_mentor")


BY_THE_HOUSE = Policy(who=nobody_but_system)
ANSWER = has_role(*ANSWERS)
MEND = has_role(*MENDS)
TICK = has_role(*TICKS)
POLICIES: dict[str, Policy] = {
    "summer.replies": Policy(who=ANSWER),
    "summer.see_reply": Policy(who=ANSWER, model="summer.Reply", which=replies_of),
    "summer.handle_reply": Policy(who=ANSWER, model="summer.Reply", which=replies_of),
    "summer.link_writer": Policy(who=MEND, model="summer.Reply", which=unknown_writers),
    "summer.see_reply_step": Policy(who=ANSWER, model="summer.ReplyStep", which=steps_of),
    "summer.receive_reply": BY_THE_HOUSE,
    "summer.note_not_delivered": BY_THE_HOUSE,
    "summer.calls": Policy(who=ANSWER),
    "summer.settle_call": Policy(who=ANSWER, model="summer.SilenceStep", which=calls_of),
    "summer.walk_silence": BY_THE_HOUSE,
    "summer.contacts": Policy(who=MEND),
    "summer.see_contact": Policy(who=MEND, model="summer.ContactPoint", which=contacts_of),
    "summer.end_contact": Policy(who=MEND, model="summer.ContactPoint", which=contacts_of),
    "summer.add_contact": Policy(who=MEND, model="transitions.Transition", which=pupils_to_mend),
    "summer.check_contacts": Policy(who=MEND, model="transitions.Transition", which=pupils_to_mend),
    "summer.collect_contacts": BY_THE_HOUSE,
    "summer.allow_push": Policy(
        who=is_pupil, model="transitions.Transition", which=lambda actor: Q(pupil_id=actor.pupil_id)
    ),
    "summer.my_class": Policy(who=TICK),
    "summer.tick": Policy(who=TICK, model="transitions.Enrolment", which=own_class),
    "summer.see_tick": Policy(who=TICK, model="summer.PresenceTick", which=ticks_of),
    "summer.arrival": Policy(who=has_role("coordinator", *COUNTS)),
    "summer.see_arrival": Policy(
        who=has_role("coordinator", *COUNTS), model="people.School", which=arrival_of
    ),
}
