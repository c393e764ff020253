"""Who may see and do what with pupils on their way (domain.md 1.2, as rules)."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING, Policy, has_role
from warmwelkom.rooms.transitions.models import Application, Assignment, Enrolment, Signal

VO = ("mentor", "decaan", "care_coordinator", "school_admin")
MBO = ("intaker", "class_mentor")
SEE_PUPILS = has_role(
    "mentor", "decaan", "school_admin", "intaker", "class_mentor", "coach", "doorstroompunt"
)
NO_PLACE_RULES = (
    "not_applied",
    "applied_nowhere",
    "fell_back",
    "failed_while_placed",
    "not_seen",
    "missing",
)


def transitions_of(actor: Actor) -> Q:
    """The transitions this actor may know of; the one rule behind every list of pupils."""
    if actor.kind in ("pupil", "parent"):
        return Q(pupil_id=actor.pupil_id)
    parts = [_RULES[grant.role](actor, grant) for grant in actor.grants if grant.role in _RULES]
    return reduce(or_, parts) if parts else NOTHING


def facts_of(actor: Actor) -> Q:
    """Those of which the actor may read more than status and contact: not the Doorstroompunt."""
    if actor.kind in ("pupil", "parent"):
        return Q(pupil_id=actor.pupil_id)
    parts = [
        _RULES[grant.role](actor, grant)
        for grant in actor.grants
        if grant.role in _RULES and grant.role != "doorstroompunt"
    ]
    return reduce(or_, parts) if parts else NOTHING


def by_transition(actor: Actor) -> Q:
    """Rows about a transition that the actor may know of (their `transition` key)."""
    return through(transitions_of(actor), "transition__")


def by_facts(actor: Actor) -> Q:
    return through(facts_of(actor), "transition__")


def through(rule: Q, prefix: str) -> Q:
    """The same rule, one step away: `pupil_id=…` becomes `transition__pupil_id=…`."""
    moved = Q(_connector=rule.connector, _negated=rule.negated)
    for child in rule.children:
        if isinstance(child, Q):
            moved.children.append(through(child, prefix))
        elif isinstance(child, tuple):
            moved.children.append((prefix + str(child[0]), child[1]))
        else:
            raise TypeError("Write the rule with __in instead of Exists, so that it can be moved.")
    return moved


def _mentor(_actor: Actor, grant: Grant) -> Q:
    return Q(
        location_id=grant.location_id,
        school_year=grant.school_year,
        class_name__in=sorted(grant.classes),
    )


def _campus(_actor: Actor, grant: Grant) -> Q:
    if grant.location_id:
        return Q(location_id=grant.location_id, school_year=grant.school_year)
    return (
        Q(location__school_id=grant.school_id, school_year=grant.school_year)
        if grant.school_id
        else NOTHING
    )


def _intaker(_actor: Actor, grant: Grant) -> Q:
    listed = Q(school_id=grant.school_id, transition__isnull=False)
    if grant.programme_ids:
        listed &= Q(programme_id__in=grant.programme_ids)
    applications = Application.objects.filter(listed).values("transition_id")
    enrolments = Enrolment.objects.filter(listed).values("transition_id")
    return Q(pk__in=applications, school_year=grant.school_year) | Q(
        pk__in=enrolments, school_year=grant.school_year
    )


def _class_mentor(_actor: Actor, grant: Grant) -> Q:
    enrolled = Enrolment.objects.filter(
        school_id__in=[grant.school_id], class_name__in=sorted(grant.classes), gone_at__isnull=True
    )
    return Q(pk__in=enrolled.values("transition_id"), school_year=grant.school_year)


def _coach(actor: Actor, _grant: Grant) -> Q:
    mine = Assignment.objects.filter(person_id__in=[actor.user_id], ended_at__isnull=True)
    return Q(pk__in=mine.values("transition_id"))


def _doorstroompunt(_actor: Actor, grant: Grant) -> Q:
    no_place = Signal.objects.filter(
        rule__in=NO_PLACE_RULES, ended_at__isnull=True, lifted_at__isnull=True
    )
    return Q(pk__in=no_place.values("transition_id"), school_year=grant.school_year)


_RULES = {
    "mentor": _mentor,
    "decaan": _campus,
    "school_admin": _campus,
    "intaker": _intaker,
    "class_mentor": _class_mentor,
    "coach": _coach,
    "doorstroompunt": _doorstroompunt,
}


def uploads_of(actor: Actor) -> Q:
    """Lists of the own school: the vo's of the own campus, the mbo's of the own institution."""
    schools = {grant.school_id for grant in actor.grants_for(*UPLOADERS) if grant.school_id}
    campuses = {grant.location_id for grant in actor.grants_for("decaan") if grant.location_id}
    narrow = {grant.school_id for grant in actor.grants_for("decaan") if grant.location_id}
    whole = schools - narrow | {
        g.school_id for g in actor.grants_for("school_admin", "intaker") if g.school_id
    }
    return Q(school_id__in=whole) | Q(location_id__in=campuses)


UPLOADERS = ("decaan", "school_admin", "intaker")


def listed_of(actor: Actor) -> Q:
    """Lines on mbo lists: of the own mbo school, or linked to a pupil the actor may know the facts of."""
    own = [
        grant.school_id for grant in actor.grants_for("intaker", "school_admin") if grant.school_id
    ]
    return Q(school_id__in=own) | by_facts(actor)


def links_of(actor: Actor) -> Q:
    """Doubtful pairs: both sides may settle them, each for its own pupils or its own list."""
    own = [grant.school_id for grant in actor.grants_for("intaker") if grant.school_id]
    mine = [_campus(actor, grant) for grant in actor.grants_for("decaan")]
    vo = through(reduce(or_, mine), "transition__") if mine else NOTHING
    return vo | Q(application__school_id__in=own) | Q(enrolment__school_id__in=own)


def moves_to_us(actor: Actor) -> Q:
    """Offers of other regions to this one."""
    return Q(to_region_id=actor.region_id)


def own_moves(actor: Actor) -> Q:
    return Q(from_region_id=actor.region_id, offered_by_id=actor.user_id)


def moves_of(actor: Actor) -> Q:
    """What I offered; and for who answers, what others offer to us."""
    to_us = moves_to_us(actor) if actor.has("coach", "doorstroompunt") else NOTHING
    return own_moves(actor) | to_us


def is_pupil_or_parent(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def _see_pupils(actor: Actor) -> bool:
    return is_pupil_or_parent(actor) or SEE_PUPILS(actor)


WORKS_ON_PUPILS = has_role("mentor", "decaan", "intaker", "coach", "doorstroompunt")

ON_UPLOADS = Policy(who=has_role(*UPLOADERS), model="transitions.ListUpload", which=uploads_of)
ON_LINKS = Policy(who=has_role("decaan", "intaker"), model="transitions.Link", which=links_of)

POLICIES = {
    "transitions.overview": Policy(who=SEE_PUPILS),
    "transitions.counts": Policy(who=has_role("coordinator")),
    "transitions.my_welcome": Policy(who=is_pupil_or_parent),
    "transitions.view": Policy(
        who=_see_pupils, model="transitions.Transition", which=transitions_of
    ),
    "transitions.view_facts": Policy(
        who=_see_pupils, model="transitions.Transition", which=facts_of
    ),
    "transitions.assign": Policy(
        who=has_role("mentor", "decaan", "coach"),
        model="transitions.Transition",
        which=transitions_of,
    ),
    "transitions.note_contact": Policy(
        who=WORKS_ON_PUPILS, model="transitions.Transition", which=transitions_of
    ),
    "transitions.lift_signal": Policy(
        who=has_role("mentor", "decaan", "coach"), model="transitions.Signal", which=by_transition
    ),
    "transitions.see_signal": Policy(
        who=_see_pupils, model="transitions.Signal", which=by_transition
    ),
    "transitions.give_code": Policy(
        who=has_role("mentor", "decaan"), model="transitions.Transition", which=transitions_of
    ),
    "transitions.offer_move": Policy(
        who=has_role("decaan", "coach"), model="transitions.Transition", which=transitions_of
    ),
    "transitions.see_moves": Policy(who=has_role("decaan", "coach", "doorstroompunt")),
    "transitions.see_move": Policy(
        who=has_role("decaan", "coach", "doorstroompunt"), model="transitions.Move", which=moves_of
    ),
    "transitions.answer_move": Policy(
        who=has_role("coach", "doorstroompunt"), model="transitions.Move", which=moves_to_us
    ),
    "transitions.withdraw_move": Policy(
        who=has_role("decaan", "coach"), model="transitions.Move", which=own_moves
    ),
    "transitions.upload": Policy(who=has_role(*UPLOADERS)),
    "transitions.see_upload": ON_UPLOADS,
    "transitions.commit_upload": ON_UPLOADS,
    "transitions.undo_upload": ON_UPLOADS,
    "transitions.see_application": Policy(
        who=_see_pupils, model="transitions.Application", which=listed_of
    ),
    "transitions.see_enrolment": Policy(
        who=_see_pupils, model="transitions.Enrolment", which=listed_of
    ),
    "transitions.review_links": Policy(who=has_role("decaan", "intaker")),
    "transitions.see_link": ON_LINKS,
    "transitions.settle_link": ON_LINKS,
    "transitions.see_note": Policy(
        who=_see_pupils, model="transitions.ContactNote", which=by_facts
    ),
    "transitions.see_state_change": Policy(
        who=_see_pupils, model="transitions.StateChange", which=by_transition
    ),
    "transitions.see_assignment": Policy(
        who=_see_pupils, model="transitions.Assignment", which=by_transition
    ),
}
