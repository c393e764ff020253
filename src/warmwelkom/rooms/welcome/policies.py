"""Who sees a pupil's welcome page, who writes a word on it, and who sends a link to it."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, has_role
from warmwelkom.rooms.transitions.api import through, through_roles
from warmwelkom.rooms.transitions.models import Enrolment

SENDS = ("mentor", "decaan", "class_mentor")
ANSWERS = ("mentor", "class_mentor", "coach")


def is_pupil_or_parent(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def words_of(actor: Actor) -> Q:
    """A pupil: of the own class to come. A class mentor: of the own classes."""
    if is_pupil_or_parent(actor):
        here = Enrolment.objects.filter(
            transition__pupil_id__in=[actor.pupil_id],
            gone_at__isnull=True,
            school_id=OuterRef("school_id"),
            school_year=OuterRef("school_year"),
            class_name=OuterRef("class_name"),
        )
        return Q(Exists(here))
    parts = [
        Q(school_id=grant.school_id, school_year=grant.school_year)
        & Q(class_name__in=sorted(grant.classes))
        for grant in actor.grants_for("class_mentor")
        if grant.school_id
    ]
    return reduce(or_, parts) if parts else NOTHING


def pupils_to_send(actor: Actor) -> Q:
    """Whom this actor may send a link: the pupils of the own class or campus, and who comes to the own class."""
    return through_roles(actor, SENDS)


def questions_of(actor: Actor) -> Q:
    """A pupil and a parent read their own; whoever works on the pupil reads and answers."""
    if is_pupil_or_parent(actor):
        return Q(transition__pupil_id=actor.pupil_id)
    return through(through_roles(actor, ANSWERS), "transition__")


def own_way(actor: Actor) -> Q:
    return Q(pupil_id=actor.pupil_id)


def links_of(actor: Actor) -> Q:
    return through(pupils_to_send(actor), "transition__")


POLICIES = {
    "welcome.mine": Policy(who=is_pupil_or_parent),
    "welcome.ask": Policy(who=is_pupil_or_parent, model="transitions.Transition", which=own_way),
    "welcome.push": Policy(who=is_pupil),
    "welcome.see_question": Policy(
        who=lambda actor: is_pupil_or_parent(actor) or actor.has(*ANSWERS),
        model="welcome.Question",
        which=questions_of,
    ),
    "welcome.answer": Policy(who=has_role(*ANSWERS), model="welcome.Question", which=questions_of),
    "welcome.questions": Policy(who=has_role(*ANSWERS)),
    "welcome.say": Policy(who=has_role("class_mentor")),
    "welcome.see_word": Policy(
        who=lambda actor: is_pupil_or_parent(actor) or actor.has("class_mentor"),
        model="welcome.WelcomeWord",
        which=words_of,
    ),
    "welcome.send": Policy(who=has_role(*SENDS)),
    "welcome.send_link": Policy(
        who=has_role(*SENDS), model="transitions.Transition", which=pupils_to_send
    ),
    "welcome.send_parent_link": Policy(
        who=has_role(*SENDS), model="transitions.Transition", which=pupils_to_send
    ),
    "welcome.see_link": Policy(who=has_role(*SENDS), model="welcome.WelcomeLink", which=links_of),
    "welcome.end_link": Policy(who=has_role(*SENDS), model="welcome.WelcomeLink", which=links_of),
}
