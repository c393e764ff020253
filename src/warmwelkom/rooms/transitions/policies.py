"""Who may see and do what with pupils on their way (domain.md 1.2, as rules)."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.transitions.rules_of_access import (
    MBO,
    as_roles,
    by_course,
    by_transition,
    by_transition_as,
    campus,
    course_of,
    facts_of,
    lines_of,
    messages_of,
    notes_of,
    signals_of,
    through,
    transitions_of,
)

SEE_PUPILS = has_role(
    "mentor", "decaan", "school_admin", "intaker", "class_mentor", "coach", "doorstroompunt"
)


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


def links_of(actor: Actor) -> Q:
    """Doubtful pairs: both sides may settle them, each for its own pupils or its own list."""
    own = [grant.school_id for grant in actor.grants_for("intaker") if grant.school_id]
    mine = [campus(actor, grant) for grant in actor.grants_for("decaan")]
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


def own_notes(actor: Actor) -> Q:
    return by_transition(actor) & Q(by_id__in=[actor.user_id])


def given_by_me(actor: Actor) -> Q:
    return Q(given_by_id=actor.user_id, ended_at__isnull=True)


def lonely_lines_of(actor: Actor) -> Q:
    """Enrolments of the own mbo that are on no list of a vo school."""
    own = [grant.school_id for grant in actor.grants_for("intaker") if grant.school_id]
    return Q(enrolment__school_id__in=own)


def lifted_by(actor: Actor) -> Q:
    """A signal about a pupil: who puts people on it. About a line without one: who gave the list."""
    return by_transition_as(*PUTS_SOMEONE_ON_IT)(actor) | lonely_lines_of(actor)


PUTS_SOMEONE_ON_IT = ("mentor", "decaan", "coach")
WORKS_ON_PUPILS = ("mentor", "decaan", "intaker", "class_mentor", "coach", "doorstroompunt")

BY_THE_HOUSE = Policy(who=nobody_but_system)
ON_UPLOADS = Policy(who=has_role(*UPLOADERS), model="transitions.ListUpload", which=uploads_of)
ON_LINKS = Policy(who=has_role("decaan", "intaker"), model="transitions.Link", which=links_of)

POLICIES = {
    "transitions.overview": Policy(who=SEE_PUPILS),
    "transitions.my_welcome": Policy(who=is_pupil_or_parent),
    "transitions.view": Policy(
        who=_see_pupils, model="transitions.Transition", which=transitions_of
    ),
    "transitions.view_facts": Policy(
        who=_see_pupils, model="transitions.Transition", which=facts_of
    ),
    "transitions.see_class": Policy(
        who=has_role("mentor"), model="transitions.Transition", which=as_roles("mentor")
    ),
    "transitions.see_cases": Policy(
        who=has_role("coach"), model="transitions.Transition", which=as_roles("coach")
    ),
    "transitions.see_coming": Policy(
        who=has_role(*MBO), model="transitions.Transition", which=as_roles(*MBO)
    ),
    "transitions.see_no_place": Policy(
        who=has_role("doorstroompunt"),
        model="transitions.Transition",
        which=as_roles("doorstroompunt"),
    ),
    "transitions.view_course": Policy(
        who=_see_pupils, model="transitions.Transition", which=course_of
    ),
    "transitions.export": Policy(who=SEE_PUPILS),
    "transitions.assign": Policy(
        who=has_role(*PUTS_SOMEONE_ON_IT),
        model="transitions.Transition",
        which=as_roles(*PUTS_SOMEONE_ON_IT),
    ),
    "transitions.set_start": Policy(
        who=has_role(*PUTS_SOMEONE_ON_IT),
        model="transitions.Transition",
        which=as_roles(*PUTS_SOMEONE_ON_IT),
    ),
    "transitions.undo_assignment": Policy(
        who=has_role(*PUTS_SOMEONE_ON_IT), model="transitions.Assignment", which=given_by_me
    ),
    "transitions.note_contact": Policy(
        who=has_role(*WORKS_ON_PUPILS),
        model="transitions.Transition",
        which=as_roles(*WORKS_ON_PUPILS),
    ),
    "transitions.withdraw_note": Policy(
        who=has_role(*WORKS_ON_PUPILS), model="transitions.ContactNote", which=own_notes
    ),
    "transitions.lift_signal": Policy(
        who=has_role(*PUTS_SOMEONE_ON_IT, "intaker"),
        model="transitions.Signal",
        which=lifted_by,
    ),
    "transitions.see_lonely_line": Policy(
        who=has_role("intaker"), model="transitions.Signal", which=lonely_lines_of
    ),
    "transitions.see_signal": Policy(who=_see_pupils, model="transitions.Signal", which=signals_of),
    "transitions.give_code": Policy(
        who=has_role("mentor", "decaan"),
        model="transitions.Transition",
        which=as_roles("mentor", "decaan"),
    ),
    "transitions.offer_move": Policy(
        who=has_role("decaan", "coach"),
        model="transitions.Transition",
        which=as_roles("decaan", "coach"),
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
        who=_see_pupils, model="transitions.Application", which=lines_of
    ),
    "transitions.see_enrolment": Policy(
        who=_see_pupils, model="transitions.Enrolment", which=lines_of
    ),
    "transitions.review_links": Policy(who=has_role("decaan", "intaker")),
    "transitions.see_link": ON_LINKS,
    "transitions.settle_link": ON_LINKS,
    "transitions.read_link": Policy(who=_see_pupils, model="transitions.Link", which=by_course),
    "transitions.see_message": Policy(
        who=_see_pupils, model="transitions.StatusMessage", which=messages_of
    ),
    "transitions.see_dossier_status": Policy(
        who=_see_pupils, model="transitions.DossierStatus", which=by_course
    ),
    "transitions.see_note": Policy(
        who=_see_pupils, model="transitions.ContactNote", which=notes_of
    ),
    "transitions.see_state_change": Policy(
        who=_see_pupils, model="transitions.StateChange", which=by_course
    ),
    "transitions.see_assignment": Policy(
        who=_see_pupils, model="transitions.Assignment", which=by_course
    ),
    "transitions.link_lists": BY_THE_HOUSE,
    "transitions.derive": BY_THE_HOUSE,
    "transitions.refresh": BY_THE_HOUSE,
    "transitions.forget": BY_THE_HOUSE,
}
