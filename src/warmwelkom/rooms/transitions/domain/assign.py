"""Put a person on a pupil, take it yourself, and undo that."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.events import publish
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.events import TransitionAssigned
from warmwelkom.rooms.transitions.models import Assignment, Transition
from warmwelkom.rooms.transitions.queries.staff import candidates_for

CHANGED = gettext_noop(
    "Iemand anders zette hier net %(name)s op. Kijk of dat goed is, en kies anders opnieuw."
)
CHANGED_TO_NOBODY = gettext_noop("Iemand anders veranderde dit net. Kijk hoe het nu staat.")


UNDO_WITHIN = dt.timedelta(days=1)


class NotForThisPupil(UserError):  # noqa: N818  reads as the sentence it is
    """Only who works around this pupil, and could open the page, can be put on it."""


@command("transitions.assign", on="transition", tell=("person",))
def assign_person(
    *,
    actor: Actor,
    transition: Transition,
    person: Person,
    reason: str,
    seen: UUID | None,
    now: dt.datetime,
) -> Assignment:
    """Put a person on a pupil; who was on it is no longer. Asked twice, it is done once.

    `seen` is the assignment that stood on the page of whoever decides, None when there was none.

    Raises:
        NotForThisPupil: the person does not work around this pupil.
        ChangedMeanwhile: somebody else put a person on it since the page was made.
    """
    role = _role_of(actor, transition, person)
    open_now = _open_assignment(transition)
    if open_now and (open_now.person_id, open_now.given_by_id) == (person.pk, actor.user_id):
        return open_now
    _check_seen(open_now, seen)
    if open_now:
        _end(open_now, now)
    given = Assignment.objects.create(
        region_id=transition.region_id,
        transition=transition,
        person=person,
        role=role,
        given_at=now,
        given_by_id=actor.user_id,
        reason=reason,
    )
    _tell(given, now)
    return given


@command("transitions.undo_assignment", on="assignment")
def undo_assignment(*, actor: Actor, assignment: Assignment, now: dt.datetime) -> Transition:  # noqa: ARG001  for the policy and the record
    """Take back what I gave, within a day: whoever was put on it before is on it again.

    Raises:
        ChangedMeanwhile: somebody gave it on in the meantime, or it is longer ago.
    """
    open_now = _open_assignment(assignment.transition)
    if open_now is None or open_now.pk != assignment.pk or now - open_now.given_at > UNDO_WITHIN:
        raise ChangedMeanwhile(CHANGED_TO_NOBODY)
    _end(open_now, now)
    before = Assignment.objects.filter(
        transition_id=assignment.transition_id, ended_at=open_now.given_at
    )
    former = before.exclude(pk=open_now.pk).select_related("transition").first()
    if former:
        former.ended_at = None
        former.save(update_fields=["ended_at"])
        _tell(former, now)
    else:
        derive_one(transition=assignment.transition, now=now)
    return assignment.transition


def _role_of(actor: Actor, transition: Transition, person: Person) -> str:
    for candidate in candidates_for(actor=actor, transition=transition):
        if candidate.person.pk == person.pk:
            return candidate.role
    raise NotForThisPupil(
        gettext_noop("Deze persoon werkt niet bij deze leerling. Kies iemand van de lijst.")
    )


def _open_assignment(transition: Transition) -> Assignment | None:
    """The assignment in force. The pupil's row is held, so that two people can not give at once."""
    Transition.objects.select_for_update().get(pk=transition.pk)
    return (
        Assignment.objects.filter(transition=transition, ended_at__isnull=True)
        .select_related("person")
        .first()
    )


def _check_seen(open_now: Assignment | None, seen: UUID | None) -> None:
    if (open_now.pk if open_now else None) == seen:
        return
    if open_now:
        raise ChangedMeanwhile(CHANGED, name=open_now.person.name)
    raise ChangedMeanwhile(CHANGED_TO_NOBODY)


def _end(assignment: Assignment, now: dt.datetime) -> None:
    assignment.ended_at = now
    assignment.save(update_fields=["ended_at"])


def _tell(given: Assignment, now: dt.datetime) -> None:
    derive_one(transition=given.transition, now=now)
    publish(
        TransitionAssigned(
            region_id=given.region_id,
            transition_id=given.transition_id,
            person_id=given.person_id,
        )
    )
