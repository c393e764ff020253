"""Who gives something in the progression programme, who signs up, and who sees who comes."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, anyone, has_role
from warmwelkom.rooms.progression.models import OfferSeat
from warmwelkom.rooms.transitions.api import through, through_roles
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition

GIVES = ("mentor", "decaan", "school_admin", "intaker", "class_mentor")
LOOKS = (*GIVES, "coach", "coordinator")
SIGNS_FOR = ("mentor", "decaan", "coach")
"""Who signs a pupil up together with that pupil, and sees what the pupil takes part in."""


def schools_that_give(actor: Actor) -> set[UUID]:
    """The schools in whose name this actor gives something."""
    return {grant.school_id for grant in actor.grants_for(*GIVES) if grant.school_id}


def own_school(actor: Actor) -> Q:
    return Q(pk__in=schools_that_give(actor))


def given_by_us(actor: Actor) -> Q:
    """A colleague goes on where another left off."""
    return Q(school_id__in=schools_that_give(actor))


def is_pupil(actor: Actor) -> bool:
    return actor.kind == "pupil"


def is_pupil_or_parent(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def own_way(actor: Actor) -> Q:
    return Q(pupil_id=actor.pupil_id, gone_at__isnull=True)


def pupils_to_help(actor: Actor) -> Q:
    """On transitions: whom this actor may sign up."""
    return through_roles(actor, SIGNS_FOR)


def own_seats(actor: Actor) -> Q:
    return Q(transition__pupil_id=actor.pupil_id)


def seats_with_us(actor: Actor) -> Q:
    """Who comes to something of ours; the pupil reads beforehand that we see the name."""
    return through(given_by_us(actor), "offer__")


def seats_of_mine(actor: Actor) -> Q:
    return through(pupils_to_help(actor), "transition__")


def seats_seen(actor: Actor) -> Q:
    """A pupil's own, those at our school, and those of the pupils that the actor helps."""
    if is_pupil_or_parent(actor):
        return own_seats(actor)
    return seats_with_us(actor) | seats_of_mine(actor)


def meant_for(actor: Actor) -> Q:
    """What is for this pupil, by leerweg, profile and programme; and what they signed up for before that changed."""
    return meant_for_ways(own_way(actor))


def meant_for_ways(ways: Q) -> Q:
    """On offers: what is for the pupils of these transitions."""
    mine = Transition.objects.filter(ways)
    lines = (
        rows.objects.filter(transition__in=mine, gone_at__isnull=True, programme__isnull=False)
        for rows in (Enrolment, Application)
    )
    for_me = Q(leerwegen=[]) | Q(leerwegen__overlap=mine.values("leerweg"))
    for_me &= Q(profiles=[]) | Q(profiles__overlap=mine.values("profile"))
    programme = Q(programme_ids=[])
    for rows in lines:
        programme |= Q(programme_ids__overlap=rows.values("programme_id"))
    seats = OfferSeat.objects.filter(transition__in=mine, withdrawn_at__isnull=True)
    return (for_me & programme) | Q(pk__in=seats.values("offer_id"))


def everything_here(_actor: Actor) -> Q:
    """What there is to do is no secret in the region: a mentor tells a pupil of it."""
    return EVERYTHING


def _sees_seats(actor: Actor) -> bool:
    return is_pupil_or_parent(actor) or actor.has(*GIVES, *SIGNS_FOR)


def _of_ours(prefix: str) -> Policy:
    return Policy(
        who=has_role(*GIVES),
        model=f"progression.{prefix}",
        which=lambda actor: through(given_by_us(actor), "offer__"),
    )


def certificates_seen(actor: Actor) -> Q:
    return through(seats_seen(actor), "seat__")


def certificates_of_ours(actor: Actor) -> Q:
    return through(seats_with_us(actor), "seat__")


def certificates_to_write(actor: Actor) -> Q:
    """Of the pupils whose part B of the dossier the mentor writes; the dossier itself asks again."""
    return through(through(through_roles(actor, ("mentor",)), "transition__"), "seat__")


OFFER, SEAT = "progression.ProgressionOffer", "progression.OfferSeat"
CERTIFICATE = "progression.Certificate"
GIVE, LOOK = has_role(*GIVES), has_role(*LOOKS)
TO_WRITE = Policy(who=has_role("mentor"), model=CERTIFICATE, which=certificates_to_write)
POLICIES: dict[str, Policy] = {
    "progression.offers": Policy(who=LOOK),
    "progression.see_offer": Policy(who=LOOK, model=OFFER, which=everything_here),
    "progression.give": Policy(who=GIVE, model="people.School", which=own_school),
    "progression.run": Policy(who=GIVE, model=OFFER, which=given_by_us),
    "progression.run_session": _of_ours("OfferSession"),
    "progression.run_aim": _of_ours("OfferAim"),
    "progression.see_seat": Policy(who=_sees_seats, model=SEAT, which=seats_seen),
    "progression.tick": Policy(who=GIVE, model=SEAT, which=seats_with_us),
    "progression.sign_up_for": Policy(
        who=has_role(*SIGNS_FOR), model="transitions.Transition", which=pupils_to_help
    ),
    "progression.withdraw_for": Policy(who=has_role(*SIGNS_FOR), model=SEAT, which=seats_of_mine),
    "progression.mine": Policy(who=is_pupil_or_parent),
    "progression.see_own_offer": Policy(who=is_pupil_or_parent, model=OFFER, which=meant_for),
    "progression.sign_up": Policy(who=is_pupil, model="transitions.Transition", which=own_way),
    "progression.own_seat": Policy(who=is_pupil, model=SEAT, which=own_seats),
    "progression.see_certificate": Policy(
        who=_sees_seats, model=CERTIFICATE, which=certificates_seen
    ),
    "progression.issue": Policy(who=GIVE, model=SEAT, which=seats_with_us),
    "progression.revoke": Policy(who=GIVE, model=CERTIFICATE, which=certificates_of_ours),
    "progression.to_dossier": TO_WRITE,
    "progression.from_dossier": TO_WRITE,
    "progression.verify": Policy(who=anyone, in_region_of_address=True, needs_region=False),
}
