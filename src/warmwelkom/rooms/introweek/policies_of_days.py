"""Asking old teachers, the student's own week, attendance, the desk, and looking back."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, NOTHING, Policy, anyone, has_role
from warmwelkom.rooms.introweek.models import WeekMentor
from warmwelkom.rooms.introweek.policies_of_plan import (
    BY_THE_HOUSE,
    PLANS,
    of_model,
    of_own_week,
    own_weeks,
    schools_of,
)
from warmwelkom.rooms.introweek.queries.published import students_led_by
from warmwelkom.rooms.people.models import Person

LEADS = ("class_mentor", "intaker", "support_team", "planner")
RECEIVES = has_role(*LEADS)
OWN_DOOR = "transitions:enter"
"""Most who scan the code on a door are students; who works there finds the other way in on that page."""


def is_pupil_or_parent(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def own_row(actor: Actor) -> Q:
    """The pupil's own place in a week; a parent that of their child."""
    if actor.pupil_id is None:
        return NOTHING
    return Q(transition__pupil_id=actor.pupil_id, gone_at__isnull=True)


def _own_schools(actor: Actor) -> set[UUID]:
    return {grant.school_id for grant in actor.grants_for(*LEADS) if grant.school_id}


def own_mentor_rows(actor: Actor) -> Q:
    """Where this person leads groups, by the mail address on the list; at the own school alone."""
    if actor.user_id is None:
        return NOTHING
    email = Person.objects.filter(pk=actor.user_id).values_list("email", flat=True).first()
    return Q(email__iexact=email, week__school_id__in=_own_schools(actor)) if email else NOTHING


def led_students(actor: Actor) -> Q:
    """The students of the groups that one leads in the shared plan; a planner everybody of the week."""
    if schools_of(actor):
        return of_own_week(actor)
    mentors = WeekMentor.objects.filter(own_mentor_rows(actor))
    return Q(pk__in=students_led_by({(row.week_id, str(row.pk)) for row in mentors}))


def weeks_to_receive(actor: Actor) -> Q:
    """The weeks that one plans, or leads a group in."""
    led = WeekMentor.objects.filter(own_mentor_rows(actor)).values("week_id")
    return own_weeks(actor) | Q(pk__in=led)


def weeks_to_look_back(actor: Actor) -> Q:
    """Counts only: the planner's own, and every week of the region for who coordinates it."""
    return EVERYTHING if actor.has("coordinator") else own_weeks(actor)


def looks_of(actor: Actor) -> Q:
    return Q(student__transition__pupil_id=actor.pupil_id) if actor.pupil_id else NOTHING


def _here(**more: object) -> Policy:
    return Policy(in_region_of_address=True, needs_region=False, **more)  # type: ignore[arg-type]  # passed through


POLICIES: dict[str, Policy] = {
    "introweek.ask": Policy(who=PLANS, model="introweek.IntroWeek", which=own_weeks),
    "introweek.see_invitation": of_model("WeekInvitation"),
    "introweek.see_offer": of_model("TeacherOffer"),
    "introweek.see_outlook": of_model("SchoolOutlook"),
    "introweek.offer": _here(who=anyone),
    "introweek.read_calendar": _here(who=anyone),
    "introweek.my_week": Policy(
        who=is_pupil_or_parent, model="introweek.WeekStudent", which=own_row
    ),
    "introweek.see_look": Policy(
        who=is_pupil_or_parent, model="introweek.WeekLook", which=looks_of
    ),
    "introweek.own_week": Policy(who=is_pupil_or_parent, way_in=OWN_DOOR),
    "introweek.be_here": Policy(who=is_pupil, model="introweek.WeekStudent", which=own_row),
    "introweek.own_calendar": Policy(who=is_pupil, model="introweek.WeekStudent", which=own_row),
    "introweek.answer": Policy(who=is_pupil, model="introweek.WeekStudent", which=own_row),
    "introweek.receive": Policy(who=RECEIVES),
    "introweek.at_group": Policy(
        who=lambda actor: is_pupil(actor) or RECEIVES(actor), way_in=OWN_DOOR
    ),
    "introweek.see_mentor": Policy(
        who=RECEIVES, model="introweek.WeekMentor", which=own_mentor_rows
    ),
    "introweek.tick": Policy(who=RECEIVES, model="introweek.WeekStudent", which=led_students),
    "introweek.desk": Policy(who=RECEIVES, model="introweek.IntroWeek", which=weeks_to_receive),
    "introweek.look_back_at": Policy(who=has_role("planner", "coordinator")),
    "introweek.look_back": Policy(
        who=has_role("planner", "coordinator"),
        model="introweek.IntroWeek",
        which=weeks_to_look_back,
    ),
    "introweek.remind_offers": BY_THE_HOUSE,
    "introweek.count_outlook": BY_THE_HOUSE,
    "introweek.mark_late": BY_THE_HOUSE,
}
