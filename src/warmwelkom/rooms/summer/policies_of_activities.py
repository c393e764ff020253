"""Who offers something to do in the summer, who signs up, and who sees who comes."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, has_role
from warmwelkom.rooms.summer.models import Activity, ActivitySeat
from warmwelkom.rooms.transitions.api import through
from warmwelkom.rooms.transitions.models import Enrolment, Transition

OFFERS = ("mentor", "decaan", "intaker", "class_mentor", "partner")
LOOKS = (*OFFERS, "coach", "coordinator")


def schools_that_offer(actor: Actor) -> set[UUID]:
    """The schools and partners in whose name this actor offers something."""
    return {grant.school_id for grant in actor.grants_for(*OFFERS) if grant.school_id}


def own_school(actor: Actor) -> Q:
    return Q(pk__in=schools_that_offer(actor))


def offered_by_us(actor: Actor) -> Q:
    """A colleague goes on where another left off."""
    return Q(school_id__in=schools_that_offer(actor))


def seats_with_us(actor: Actor) -> Q:
    """Who signed up for something of ours; the pupil reads beforehand that the organiser sees the name."""
    if actor.kind in ("pupil", "parent"):
        return own_seats(actor)
    return through(offered_by_us(actor), "activity__")


def own_seats(actor: Actor) -> Q:
    return Q(transition__pupil_id=actor.pupil_id)


def own_way(actor: Actor) -> Q:
    return Q(pupil_id=actor.pupil_id, gone_at__isnull=True)


def meant_for(actor: Actor) -> Q:
    """What is for this pupil, by place and by old school; and what they signed up for before that changed."""
    mine = Transition.objects.filter(own_way(actor))
    places = Enrolment.objects.filter(transition__in=mine, gone_at__isnull=True)
    seats = ActivitySeat.objects.filter(transition__in=mine, withdrawn_at__isnull=True)
    bound = Activity.programmes.through.objects.values("activity_id")
    fits = Activity.programmes.through.objects.filter(
        programme_id__in=places.filter(programme__isnull=False).values("programme_id")
    )
    for_me = ~Q(pk__in=bound) | Q(pk__in=fits.values("activity_id"))
    from_here = Q(only_from__isnull=True) | Q(only_from__in=mine.values("location__school_id"))
    return (for_me & from_here) | Q(pk__in=seats.values("activity_id"))


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def is_pupil_or_parent(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def _sees_seats(actor: Actor) -> bool:
    return is_pupil_or_parent(actor) or actor.has(*OFFERS)


def everything_here(_actor: Actor) -> Q:
    """What there is to do is no secret in the region: a mentor tells a pupil of it."""
    return EVERYTHING


OFFER = has_role(*OFFERS)
LOOK = has_role(*LOOKS)
POLICIES: dict[str, Policy] = {
    "summer.activities": Policy(who=LOOK),
    "summer.see_activity": Policy(who=LOOK, model="summer.Activity", which=everything_here),
    "summer.offer_activity": Policy(who=OFFER, model="people.School", which=own_school),
    "summer.run_activity": Policy(who=OFFER, model="summer.Activity", which=offered_by_us),
    "summer.see_seat": Policy(who=_sees_seats, model="summer.ActivitySeat", which=seats_with_us),
    "summer.tick_seat": Policy(who=OFFER, model="summer.ActivitySeat", which=seats_with_us),
    "summer.own_activities": Policy(who=is_pupil_or_parent),
    "summer.see_own_activity": Policy(
        who=is_pupil_or_parent, model="summer.Activity", which=meant_for
    ),
    "summer.sign_up": Policy(who=is_pupil, model="transitions.Transition", which=own_way),
    "summer.own_seat": Policy(who=is_pupil, model="summer.ActivitySeat", which=own_seats),
}
