"""Sign up for a meeting, wait for a place, leave; whoever waits longest gets the place that comes free.

The meeting's row is locked first, so that of two people at once exactly one gets the last place.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.telling import tell_of_place
from warmwelkom.rooms.meetings.models import Meeting, Registration
from warmwelkom.rooms.meetings.queries.people import organisation_of

How = Registration.How


class CantJoin(UserError):  # noqa: N818  reads as the sentence it is
    """There is no day, it is over or called off, or it must be said how one comes."""


@command("meetings.attend", on="meeting", tell=("how",))
def join_meeting(
    *, actor: Actor, meeting: Meeting, now: dt.datetime, how: str = ""
) -> Registration:
    """Sign up; without a free place one waits. Signing up otherwise than before is leaving and joining.

    Raises:
        CantJoin: there is nothing to sign up for, or `how` is asked and not one of the two.
    """
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    how = _how_of(row, how, now)
    mine = Registration.objects.filter(meeting=row, person_id=actor.person_id).first()
    if mine is not None and mine.how == how:
        return mine
    if mine is not None:
        mine.delete()
    made: Registration = Registration.objects.create(
        region_id=row.region_id, meeting=row, person_id=actor.person_id, how=how, joined_at=now,
        organisation=organisation_of(actor),
    )  # fmt: skip
    fill_seats(meeting=row, now=now)
    made.refresh_from_db()
    return made


@command("meetings.attend", on="meeting")
def leave_meeting(*, actor: Actor, meeting: Meeting, now: dt.datetime) -> None:
    """Give the place back; who waits longest gets it, and hears so. Leaving twice is leaving once."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    Registration.objects.filter(meeting=row, person_id=actor.person_id).delete()
    fill_seats(meeting=row, now=now)


def fill_seats(*, meeting: Meeting, now: dt.datetime) -> list[Registration]:
    """Give the free places to who waits, the longest waiting first, and tell them; returns to whom.

    Part of a command that holds the meeting's row.
    """
    if not meeting.is_open(now):
        return []
    rows = list(Registration.objects.filter(meeting=meeting).select_related("person"))
    taken = sum(row.seated_at is not None and takes_seat(meeting, row.how) for row in rows)
    given = []
    for row in rows:
        if row.seated_at is not None:
            continue
        if takes_seat(meeting, row.how):
            if meeting.seats is not None and taken >= meeting.seats:
                continue
            taken += 1
        row.seated_at = now
        row.save(update_fields=["seated_at"])
        given.append(row)
    if given:
        tell_of_place(meeting=meeting, rows=given, now=now)
    return given


def takes_seat(meeting: Meeting, how: str) -> bool:
    """Whether somebody who comes so takes one of the places: online beside on site takes none."""
    return meeting.form != Meeting.Form.BOTH or how == How.ON_SITE


def _how_of(meeting: Meeting, how: str, now: dt.datetime) -> str:
    if not meeting.starts_at:
        raise CantJoin(gettext_noop("De dag komt nog. Zodra die er is, kun je je aanmelden."))
    if not meeting.is_open(now):
        raise CantJoin(gettext_noop("Voor deze bijeenkomst kun je je niet meer aanmelden."))
    if meeting.form != Meeting.Form.BOTH:
        return meeting.form
    if how not in How.values:
        raise CantJoin(gettext_noop("Kies of je online komt of op locatie."))
    return how
