"""People without an account come in with the meeting's code, and are forgotten after it."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db.models import F, Q
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.board_changes import cleaned
from warmwelkom.rooms.meetings.models import Board, BoardDoor, BoardGuest, Meeting

MOST = 200
KEEP_GUESTS = dt.timedelta(days=1)
"""After the end of the meeting: somebody may still read back what was said."""
LONGEST_STAY = dt.timedelta(weeks=8)
"""Where the meeting never got a day."""


class NoWayIn(UserError):  # noqa: N818  reads as the sentence it is
    """The door is closed, the meeting is over or full, or no name was given."""


@command("meetings.join_board", on="door", keeps_week=True)
def join_meeting(
    *, actor: Actor, door: BoardDoor, name: str, now: dt.datetime
) -> tuple[BoardGuest, str]:
    """Come to the boards of a meeting under a name of one's choosing; returns the guest and its token.

    The token is told once and kept hashed.

    Raises:
        NoWayIn: no name, or nobody else can come in.
    """
    name = cleaned(name)[:40]
    if not name:
        raise NoWayIn(gettext_noop("Kies een naam. Een voornaam is genoeg."))
    meeting = door.meeting
    if door.closed_at or meeting.cancelled_at or meeting.is_over(now):
        raise NoWayIn(gettext_noop("Deze bijeenkomst is voorbij. Meedoen kan niet meer."))
    if BoardGuest.objects.filter(meeting=meeting).count() >= MOST:
        raise NoWayIn(gettext_noop("Het is vol: er zijn al tweehonderd gasten."))
    token = secrets.token_urlsafe(24)
    guest: BoardGuest = BoardGuest.objects.create(
        region_id=actor.region, meeting=meeting, name=name, joined_at=now, token_hash=hash_of(token)
    )
    return guest, token


@command("meetings.lead", on="meeting")
def send_guest_away(*, actor: Actor, meeting: Meeting, guest: BoardGuest, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """From now on this guest's cookie opens nothing; what they wrote stays until it is taken away."""
    BoardGuest.objects.filter(pk=guest.pk, meeting=meeting, sent_away_at=None).update(
        sent_away_at=now
    )


@command("meetings.lead", on="meeting")
def set_door(*, actor: Actor, meeting: Meeting, is_open: bool, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Close the door behind whoever is in, or open it again."""
    BoardDoor.objects.filter(meeting=meeting).update(closed_at=None if is_open else now)


@command("meetings.forget_guests")
def forget_guests(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase the guests of meetings that are over; their notes stay without a name. Returns how many."""
    over = now - KEEP_GUESTS
    of_the_past = (
        Q(meeting__ended_at__lt=over)
        | Q(meeting__ends_at__lt=over)
        | Q(meeting__cancelled_at__lt=over)
        | Q(joined_at__lt=now - LONGEST_STAY)
    )
    gone = BoardGuest.objects.filter(of_the_past)
    meetings = list(gone.values_list("meeting_id", flat=True).distinct())
    number = gone.delete()[1].get("meetings.BoardGuest", 0)
    Board.objects.filter(meeting__in=meetings).update(version=F("version") + 1)  # no name lingers
    return number


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
