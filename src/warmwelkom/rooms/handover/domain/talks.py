"""Plan a talk: propose a moment, agree on it, move it, call it off."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError
from django.db import transaction as database
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.calendar.rooms import new_room
from warmwelkom.rooms.handover.domain.telling_of_talk import (
    ask_to_confirm,
    tell_of_talk,
    tell_that_it_is_off,
)
from warmwelkom.rooms.handover.models import Talk, TalkMove
from warmwelkom.rooms.handover.queries.people_of_talk import mbo_people_for, vo_people_for
from warmwelkom.rooms.people.models import Person, School
from warmwelkom.rooms.transitions.models import Transition

LENGTH = dt.timedelta(minutes=20)
CLOSED = gettext_noop("Dit gesprek is al afgesloten.")
ALREADY = gettext_noop("Er staat al een gesprek met deze school. Verzet dat, of sluit het af.")
OTHER_SIDE = gettext_noop("De ander moet dit moment bevestigen. Jij stelde het zelf voor.")


class NobodyThere(UserError):  # noqa: N818  reads as the sentence it is
    """One of the two sides of the talk has nobody who may sit there."""


@command("handover.plan_talk", on="transition")
def propose_talk(
    *,
    actor: Actor,
    transition: Transition,
    school: School,
    starts_at: dt.datetime,
    now: dt.datetime,
    minutes: int = 20,
    mbo_person: Person | None = None,
    vo_person: Person | None = None,
    own_room: bool = False,
    **details: Any,
) -> Talk:
    """Propose a moment for a talk with a school that let the pupil in; the other side confirms it.

    `details` are way, place, link and invites_pupil. Without a person the first who fits sits there.

    Raises:
        NobodyThere: nobody of that side may sit there, or this person may not.
        ChangedMeanwhile: there is an open talk with this school already.
    """
    mbo = _seat(mbo_people_for(transition, school), mbo_person)
    vo = _seat(vo_people_for(transition), vo_person)
    details |= {"link": new_room()} if own_room else {}
    try:
        with database.atomic():
            talk: Talk = Talk.objects.create(
                region_id=transition.region_id, transition=transition, mbo_school=school,
                vo_person=vo, vo_name=vo.name, mbo_person=mbo, mbo_name=mbo.name,
                starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=minutes),
                proposed_by_id=actor.user_id, made_at=now, changed_at=now, **details,
            )  # fmt: skip
    except IntegrityError as fault:
        raise ChangedMeanwhile(ALREADY) from fault
    ask_to_confirm(talk=talk, actor=actor, now=now)
    return talk


def _seat(people: list[Person], wanted: Person | None) -> Person:
    """Who sits there: the one who is wanted, or the first."""
    found = [person for person in people if wanted is None or person.pk == wanted.pk]
    if not found:
        raise NobodyThere(
            gettext_noop(
                "Er is nog niemand die dit gesprek kan voeren. Vraag de school om een mentor."
            )
        )
    return found[0]


@command("handover.lead_talk", on="talk")
def confirm_talk(*, actor: Actor, talk: Talk, now: dt.datetime) -> None:
    """The other side agrees; both get it in their calendar, and the pupil when they are invited.

    Raises:
        ChangedMeanwhile: it was closed, or confirmed already.
        UserError: it is the actor's own proposal.
    """
    row = _locked(talk)
    if row.proposed_by_id == actor.user_id:
        raise UserError(OTHER_SIDE)
    if row.confirmed_at:
        raise ChangedMeanwhile(gettext_noop("Dit moment was al bevestigd."))
    row.confirmed_at = row.changed_at = now
    row.save(update_fields=["confirmed_at", "changed_at"])
    tell_of_talk(talk=row, now=now)


@command("handover.lead_talk", on="talk")
def move_talk(
    *, actor: Actor, talk: Talk, starts_at: dt.datetime, now: dt.datetime, reason: str = "",
    **details: Any,
) -> None:  # fmt: skip
    """Another moment, or another way to meet; an agreed talk stays agreed and its calendars change.

    Before it was agreed on, this is a new proposal. Raises ChangedMeanwhile when it was closed.
    """
    row = _locked(talk)
    if row.starts_at and row.starts_at != starts_at:
        TalkMove.objects.create(
            region_id=row.region_id, talk=row, was_at=row.starts_at, moved_at=now,
            by_name=actor.name, reason=reason.strip(),
        )  # fmt: skip
    length = LENGTH
    if row.starts_at and row.ends_at:
        length = row.ends_at - row.starts_at
    for name, value in details.items():
        setattr(row, name, value)
    row.starts_at, row.ends_at = starts_at, starts_at + length
    row.sequence, row.changed_at = row.sequence + 1, now
    if not row.confirmed_at:
        row.proposed_by_id = actor.user_id
    row.save()
    if row.confirmed_at:
        tell_of_talk(talk=row, now=now, moved=True)
    else:
        ask_to_confirm(talk=row, actor=actor, now=now)


@command("handover.lead_talk", on="talk")
def cancel_talk(*, actor: Actor, talk: Talk, reason: str, now: dt.datetime) -> None:
    """Call it off, with a reason that the others are told of. Raises ChangedMeanwhile when closed."""
    row = _locked(talk)
    row.outcome, row.outcome_reason = Talk.Outcome.CANCELLED, reason.strip()
    row.closed_at, row.closed_by_name = now, actor.name
    row.sequence, row.changed_at = row.sequence + 1, now
    row.save()
    tell_that_it_is_off(talk=row, now=now)


def _locked(talk: Talk) -> Talk:
    row: Talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if row.closed_at:
        raise ChangedMeanwhile(CLOSED)
    return row
