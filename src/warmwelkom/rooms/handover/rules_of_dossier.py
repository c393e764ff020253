"""Which dossiers, and which parts of them, an actor may know (domain.md 1.2 and 3.5, as rules on rows).

Parts: A is the pupil's, B the mentor's, C the care coordinator's. The old school writes, each its own
part; the new school reads from the delivery on, for as long as the placement stands. Whoever has
decided or may still decide on this pupil's admission reads nothing: support, not selection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.policy import NOTHING
from warmwelkom.engines.dossier.form import every_form
from warmwelkom.rooms.handover.models import Delivery
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.api import campus, through
from warmwelkom.rooms.transitions.models import Application, Enrolment, Move

DECIDES = "intaker"
RECEIVERS = ("class_mentor", "support_team")


@cache
def keys_of(*parts: str) -> tuple[str, ...]:
    """The fields of these parts, in every form there is."""
    return tuple(sorted({f.key for form in every_form() for f in form.fields if f.part in parts}))


def _any(rules: Iterable[Q]) -> Q:
    found = list(rules)
    return reduce(or_, found) if found else NOTHING


def _of_transition(rule: Q) -> Q:
    return through(rule, "transition__")


def is_theirs(actor: Actor) -> bool:
    return actor.kind in ("pupil", "parent")


def own_dossier(actor: Actor) -> Q:
    """The pupil's; a parent comes in until the pupil is 16 and no longer (transitions.actors)."""
    return Q(transition__pupil_id=actor.pupil_id) if is_theirs(actor) else NOTHING


def pupils_of_class(actor: Actor) -> Q:
    """On transitions: the pupils of the mentor's own classes."""
    return _any(
        Q(
            location_id=grant.location_id,
            school_year=grant.school_year,
            class_name__in=sorted(grant.classes),
        )
        for grant in actor.grants_for("mentor")
        if grant.location_id
    )


def pupils_of_campus(actor: Actor, *roles: str) -> Q:
    """On transitions: the pupils of the campus at which the actor has one of these roles."""
    return _any(campus(actor, grant) for grant in actor.grants_for(*roles))


def decides_on(actor: Actor) -> Q:
    """On transitions: an intaker, in force or ended since that school year, at a school that they applied to.

    Where the role names programmes: for those, and for a line that names none.
    """
    if actor.user_id is None:
        return NOTHING
    role = Role.objects.filter(
        person_id=actor.user_id,
        kind=DECIDES,
        school_id=OuterRef("school_id"),
        school_year__gte=OuterRef("school_year"),
    )
    own = role.filter(Q(programmes__isnull=True) | Q(programmes=OuterRef("programme_id")))
    rules = [
        Q(
            pk__in=lines.objects.filter(transition__isnull=False)
            .filter(Exists(own) | Q(programme__isnull=True) & Exists(role.filter()))
            .values("transition_id")
        )
        for lines in (Application, Enrolment)
    ]
    return _any(rules)


def written_by_mentor(actor: Actor) -> Q:
    return _unless_decides(actor, pupils_of_class(actor))


def written_by_care(actor: Actor) -> Q:
    return _unless_decides(actor, pupils_of_campus(actor, "care_coordinator"))


def _unless_decides(actor: Actor, pupils: Q) -> Q:
    """On dossiers. Who has no such role pays for no question about admission: it makes a page slow."""
    return NOTHING if pupils is NOTHING else _of_transition(pupils & ~decides_on(actor))


def received(actor: Actor) -> Q:
    """Delivered, while the placement stands: to its class mentor and to the school's support team.

    The rule reads the enrolment itself, so that access is gone the moment a placement is.
    """
    places = [_placed(grant) for grant in actor.grants_for(*RECEIVERS) if grant.school_id]
    if not places:
        return NOTHING
    standing = Delivery.objects.filter(
        ended_at__isnull=True,
        enrolment__gone_at__isnull=True,
        enrolment__transition_id=F("dossier__transition_id"),
        enrolment__school_id=F("school_id"),
    ).filter(Q(programme__isnull=True) | Q(programme_id=F("enrolment__programme_id")))
    moved = Move.objects.filter(accepted_at__isnull=False, transition__isnull=False)
    here = standing.exclude(dossier__transition_id__in=moved.values("transition_id"))
    mine = here.filter(_any(places))
    return Q(pk__in=mine.values("dossier_id")) & _of_transition(~decides_on(actor))


def _placed(grant: Grant) -> Q:
    """On deliveries: those to the class or the school of a role, in its year or the one after the exam."""
    if grant.school_year is None:
        return NOTHING
    years = (grant.school_year, grant.school_year - 1)
    here = Q(school_id=grant.school_id, enrolment__school_year__in=years)
    if grant.programme_ids:
        here &= Q(enrolment__programme_id__in=sorted(grant.programme_ids))
    if grant.role == "class_mentor":
        here &= Q(enrolment__class_name__in=sorted(grant.classes))
    return here


def read_whole(actor: Actor) -> Q:
    """Of which dossiers the actor reads A and B, and C as soon as it is open to them."""
    return own_dossier(actor) | written_by_care(actor) | received(actor)


def read_some(actor: Actor) -> Q:
    """Of which dossiers the actor reads anything at all."""
    return read_whole(actor) | written_by_mentor(actor)


def in_progress(actor: Actor) -> Q:
    """Of which the actor sees how far it is: who writes, and the decaan of the campus, who reads nothing."""
    decaan = _of_transition(pupils_of_campus(actor, "decaan"))
    return decaan | written_by_mentor(actor) | written_by_care(actor) | own_dossier(actor)


def statements_of(actor: Actor) -> Q:
    """Field by field: the mentor reads A and B; a receiver what stands now, no earlier version.

    Part C opens for a receiver when the pupil has read it, or had ten working days to. What was written for
    the first time after that waits until it opens again, also while it is typed on, and what was taken away and comes
    back is new; a correction of what a receiver reads already shows at once.
    """
    here = "dossier__"
    theirs = through(own_dossier(actor) | written_by_care(actor), here)
    mentor = through(written_by_mentor(actor), here) & Q(field__in=keys_of("A", "B"))
    shown = Q(written_at__lte=F("dossier__c_open_at")) | Q(corrects=True)
    opened = Q(dossier__c_open_at__isnull=False) & shown
    open_parts = Q(field__in=keys_of("A", "B")) | opened
    receiver = through(received(actor), here) & Q(replaced_at__isnull=True) & open_parts
    return theirs | mentor | receiver


def views_of(actor: Actor) -> Q:
    """A pupil's view travels with its statement: whoever reads the one reads the other."""
    return through(statements_of(actor), "statement__")


def by_dossier(rule: Callable[[Actor], Q]) -> Callable[[Actor], Q]:
    def which(actor: Actor) -> Q:
        return through(rule(actor), "dossier__")

    return which
