"""Whose photo somebody sees: a pupil those who are there for them, staff the colleagues of the own school."""

from __future__ import annotations

from django.db.models import Exists, ExpressionWrapper, F, Func, JSONField, OuterRef, Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING, Policy, has_role, nobody_but_system
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Enrolment, Transition

MEET_PUPILS = ("mentor", "decaan", "class_mentor", "coach")
"""Whom a pupil finds on the own page; a photo of anybody else serves nobody."""


def faces_of(actor: Actor) -> Q:
    """A pupil: of who is on it, of the mentor of old, and of those of the class to come. Staff: of the own schools."""
    if actor.kind in ("pupil", "parent"):
        knows = Q(_on_it(actor)) | Q(_was_my_mentor(actor)) | Q(_of_my_class(actor))
        mine = Q(Exists(_roles())) & knows
    else:
        schools = [grant.school_id for grant in actor.grants if grant.school_id]
        mine = Q(person_id=actor.person_id) | Q(Exists(_roles().filter(school_id__in=schools)))
        if actor.has("coordinator"):
            mine |= Q(region_id=actor.region)
    return mine if actor.region_id else NOTHING


def faces_to_take_down(actor: Actor) -> Q:
    """One's own, and of the people of the schools one runs; a coordinator runs the region's people."""
    if not actor.region_id:
        return NOTHING
    if actor.has("coordinator"):
        return Q(region_id=actor.region)
    runs = [grant.school_id for grant in actor.grants_for("school_admin") if grant.school_id]
    return Q(person_id=actor.person_id) | Q(Exists(_roles().filter(school_id__in=runs)))


def _roles() -> QuerySet[Role]:
    """The roles of who is on the photo that have not ended, at a school that takes part."""
    rows: QuerySet[Role] = Role.objects.filter(
        person_id=OuterRef("person_id"), ended_at__isnull=True, school__left_at__isnull=True
    )
    return rows


def _on_it(actor: Actor) -> Exists:
    return Exists(
        Transition.objects.filter(pupil_id__in=[actor.pupil_id], on_it_id=OuterRef("person_id"))
    )


def _was_my_mentor(actor: Actor) -> Exists:
    """The mentor as the list of school-leavers has them: also when somebody else is on it by now."""
    mine = Transition.objects.filter(
        pupil_id__in=[actor.pupil_id], mentor_email__iexact=OuterRef("person__email")
    )
    return Exists(mine.exclude(mentor_email=""))


def _of_my_class(actor: Actor) -> Exists:
    """Somebody is class mentor, at the school and in the year of an enrolment, of the class named there."""
    name = Func(F("class_name"), function="to_jsonb", output_field=JSONField())
    classes = ExpressionWrapper(OuterRef("classes"), output_field=JSONField())
    here = Enrolment.objects.alias(theirs=classes).filter(
        transition__pupil_id__in=[actor.pupil_id],
        gone_at__isnull=True,
        school_id=OuterRef("school_id"),
        school_year=OuterRef("school_year"),
        theirs__contains=name,
    )
    return Exists(_roles().filter(Exists(here), kind="class_mentor"))


POLICIES = {
    "welcome.put_up_photo": Policy(who=has_role(*MEET_PUPILS)),
    "welcome.photos": Policy(who=lambda actor: actor.kind == "staff" and bool(actor.grants)),
    "welcome.see_face": Policy(
        who=lambda actor: actor.kind in ("pupil", "parent") or bool(actor.grants),
        model="welcome.StaffPhoto",
        which=faces_of,
    ),
    "welcome.take_down_photo": Policy(
        who=lambda actor: bool(actor.grants), model="welcome.StaffPhoto", which=faces_to_take_down
    ),
    "welcome.forget_photos": Policy(who=nobody_but_system),
    "welcome.forget_words": Policy(who=nobody_but_system),
}
