"""Which talks, and which pupils to talk about, an actor may know.

The old school's side is the mentor and the decaan. The new school's side is the mentor of the class in
which the pupil is placed and the support team; never whoever decided or may still decide on admission,
whatever other role they have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING
from warmwelkom.rooms.handover.models import Delivery, Talk
from warmwelkom.rooms.handover.rules_of_dossier import decides_on
from warmwelkom.rooms.transitions.api import through, through_roles
from warmwelkom.rooms.transitions.models import Application, Enrolment

VO = ("mentor", "decaan")
MBO = ("class_mentor", "support_team")
ADMITTED = ("offered", "enrolled")
"""The legal statuses with which a school has decided to let somebody in."""


def _any(rules: Iterable[Q]) -> Q:
    found = list(rules)
    return reduce(or_, found) if found else NOTHING


def is_own(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def own_pupil(actor: Actor) -> Q:
    """On transitions: the pupil's own."""
    return Q(pupil_id=actor.pupil_id) if is_own(actor) else NOTHING


def vo_side(actor: Actor) -> Q:
    """On transitions: the old school's."""
    return through_roles(actor, VO) & ~decides_on(actor) if actor.has(*VO) else NOTHING


def mbo_side(actor: Actor) -> Q:
    """On transitions: placed in the actor's class, or at the school whose support team the actor is in."""
    coming = _coming(actor)
    return NOTHING if coming is NOTHING else coming & ~decides_on(actor)


def _coming(actor: Actor) -> Q:
    places = [placed_at(grant) for grant in actor.grants_for(*MBO) if grant.school_id]
    if not places:
        return NOTHING
    lines = Enrolment.objects.filter(transition__isnull=False, gone_at__isnull=True)
    return Q(pk__in=lines.filter(_any(places)).values("transition_id"))


def placed_at(grant: Grant) -> Q:
    """On enrolments: those of a role, of its year or of the exam year before it."""
    if grant.school_year is None:
        return NOTHING
    years = (grant.school_year, grant.school_year - 1)
    here = Q(school_id=grant.school_id, school_year__in=years)
    if grant.programme_ids:
        here &= Q(programme_id__in=sorted(grant.programme_ids))
    if grant.role == "class_mentor":
        here &= Q(class_name__in=sorted(grant.classes))
    return here


def both_sides(actor: Actor) -> Q:
    """On transitions: about which the actor may plan a talk."""
    return vo_side(actor) | mbo_side(actor)


def may_ask(actor: Actor) -> Q:
    """On transitions: about which the actor may ask for a talk."""
    return both_sides(actor) | own_pupil(actor)


def led_talks(actor: Actor) -> Q:
    """Talks that the actor holds, for one side or the other."""
    return through(vo_side(actor), "transition__") | _mbo_talks(actor)


def talks_of(actor: Actor) -> Q:
    """Talks that the actor may know of; a pupil knows of every talk about them."""
    return led_talks(actor) | through(own_pupil(actor), "transition__")


def _mbo_talks(actor: Actor) -> Q:
    """With the actor's own school; before a class is known, those in which the actor was asked to sit."""
    schools = [grant.school_id for grant in actor.grants_for(*MBO) if grant.school_id]
    if not schools:
        return NOTHING
    asked = Q(mbo_person_id__in=[actor.user_id]) & _let_in(schools)
    open_to = through(_coming(actor), "transition__") | asked
    return Q(mbo_school_id__in=schools) & open_to & ~through(decides_on(actor), "transition__")


def _let_in(schools: Iterable[UUID]) -> Q:
    """About transitions that one of these schools lets in, or did already."""
    here: dict[str, Any] = {
        "school_id__in": list(schools),
        "transition__isnull": False,
        "gone_at__isnull": True,
    }
    offered = Application.objects.filter(**here, legal_status__in=ADMITTED)
    placed = Enrolment.objects.filter(**here)
    return Q(transition_id__in=offered.values("transition_id")) | Q(
        transition_id__in=placed.values("transition_id")
    )


def agreements_of(actor: Actor) -> Q:
    """What talks agreed: for both sides, the pupil, and the school to which the dossier was handed over."""
    led = Talk.objects.filter(talks_of(actor))
    schools = [grant.school_id for grant in actor.grants_for(*MBO) if grant.school_id]
    delivered = Delivery.objects.filter(school_id__in=schools, ended_at__isnull=True)
    received = Q(transition_id__in=delivered.values("dossier__transition_id"))
    return Q(talk_id__in=led.values("pk")) | received & through(mbo_side(actor), "transition__")


def by_talk(rule: Callable[[Actor], Q]) -> Callable[[Actor], Q]:
    """Rows about a talk, with the rule of that talk."""

    def which(actor: Actor) -> Q:
        return through(rule(actor), "talk__")

    return which


def by_pupil(rule: Callable[[Actor], Q]) -> Callable[[Actor], Q]:
    """Rows about a transition, with the rule of that transition."""

    def which(actor: Actor) -> Q:
        return through(rule(actor), "transition__")

    return which


def wishes_of(actor: Actor) -> Q:
    """Who asked: for the old school and the pupil every wish, for the mbo what it asked itself or a pupil asks."""
    schools = [grant.school_id for grant in actor.grants_for(*MBO) if grant.school_id]
    theirs = Q(school_id__in=schools) | Q(by_kind__in=("pupil", "parent"))
    vo = through(vo_side(actor) | own_pupil(actor), "transition__")
    return vo | through(mbo_side(actor), "transition__") & theirs


def own_wishes(actor: Actor) -> Q:
    """What the actor asked and may take back."""
    if is_own(actor):
        return Q(transition__pupil_id=actor.pupil_id, by_kind=actor.kind)
    return Q(by_id__in=[actor.user_id]) & through(both_sides(actor), "transition__")


def support_of(actor: Actor) -> Q:
    """Support that was agreed: for the school that agreed it (its intaker too) and the pupil; not the vo."""
    schools = [grant.school_id for grant in actor.grants_for(*MBO, "intaker") if grant.school_id]
    coming = through_roles(actor, ("intaker",)) | mbo_side(actor)
    own = through(own_pupil(actor), "transition__")
    return own | Q(school_id__in=schools) & through(coming, "transition__")


def supported_pupils(actor: Actor) -> Q:
    """On transitions: with whom the mbo may write down what support was agreed."""
    return through_roles(actor, ("intaker",)) | mbo_side(actor)
