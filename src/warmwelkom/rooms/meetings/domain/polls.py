"""Find a day together: propose moments, say whether you can, choose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.domain.planning import change_meeting
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, PollAnswer, PollMoment

Span = tuple[dt.datetime, dt.datetime]


class PollNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """Moments that can't be proposed, or a closing day that does not fit them."""


class PollClosed(UserError):  # noqa: N818  reads as the sentence it is
    """The last day for answers is over, or the day is chosen."""


@command("meetings.lead", on="meeting")
def ask_for_day(
    *, actor: Actor, meeting: Meeting, moments: Sequence[Span], closes_on: dt.date, now: dt.datetime
) -> DatePoll:  # fmt: skip
    """Propose moments (begin, end); a poll that is there gets them added, and its answers stay.

    Raises:
        PollNotPossible: there is a day already, too few or too many moments, one that is past, or a
            closing day that is past or after the first moment.
    """
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.starts_at or row.cancelled_at:
        raise PollNotPossible(gettext_noop("Deze bijeenkomst zoekt geen dag meer."))
    poll = DatePoll.objects.filter(meeting=row).first()
    known = {(one.starts_at, one.ends_at) for one in PollMoment.objects.filter(poll=poll)}
    new = [span for span in dict.fromkeys(moments) if span not in known]
    _check(known | set(new), new, closes_on, now)
    if poll is None:
        poll = DatePoll.objects.create(
            region_id=actor.region, meeting=row, closes_on=closes_on, made_at=now
        )
    DatePoll.objects.filter(pk=poll.pk).update(closes_on=closes_on)
    PollMoment.objects.bulk_create(
        PollMoment(region_id=actor.region, poll=poll, starts_at=begins, ends_at=ends)
        for begins, ends in new
    )
    return poll


def _check(every: set[Span], new: list[Span], closes_on: dt.date, now: dt.datetime) -> None:
    if not DatePoll.FEWEST <= len(every) <= DatePoll.MOST:
        raise PollNotPossible(gettext_noop("Stel twee tot twaalf verschillende momenten voor."))
    if any(begins <= now for begins, _ends in new):
        raise PollNotPossible(gettext_noop("Een van de momenten is al voorbij. Kies een latere."))
    first = min(begins for begins, _ends in every if begins > now or not new)
    if not now.date() <= closes_on <= first.astimezone(AMSTERDAM).date():
        raise PollNotPossible(
            gettext_noop("Kies een sluitdag vanaf vandaag, en niet na het eerste moment.")
        )


@command("meetings.attend", on="meeting")
def answer_poll(
    *, actor: Actor, meeting: Meeting, answers: Mapping[UUID, str], now: dt.datetime
) -> None:
    """Say of each moment whether one can; the last word counts, until the closing day.

    Raises:
        PollClosed: it is too late.
        MayNotKnow: there is no poll, a moment of another poll, or a word that is none of the three.
    """
    poll = DatePoll.objects.filter(meeting=meeting).first()
    if poll is None:
        raise MayNotKnow
    if meeting.starts_at or meeting.cancelled_at or not poll.is_open(now):
        raise PollClosed(gettext_noop("De datumprikker is dicht. Je antwoorden staan er nog."))
    moments = set(PollMoment.objects.filter(poll=poll).values_list("pk", flat=True))
    if set(answers) - moments or set(answers.values()) - set(PollAnswer.Value.values):
        raise MayNotKnow
    PollAnswer.objects.bulk_create(
        (
            PollAnswer(
                region_id=actor.region,
                moment_id=moment,
                person_id=actor.person_id,
                value=value,
                answered_at=now,
            )
            for moment, value in answers.items()
        ),
        update_conflicts=True,
        unique_fields=["moment", "person"],
        update_fields=["value", "answered_at"],
    )


def choose_moment(*, actor: Actor, meeting: Meeting, moment: PollMoment, now: dt.datetime) -> None:
    """The chair chooses; it becomes the day of the meeting, and whoever answered hears so.

    Raises:
        MayNotKnow: the moment is of another meeting's poll.
        ChangedMeanwhile: the meeting was called off.
    """
    if not PollMoment.objects.filter(pk=moment.pk, poll__meeting=meeting).exists():
        raise MayNotKnow
    change_meeting(
        actor=actor, meeting=meeting, now=now, starts_at=moment.starts_at, ends_at=moment.ends_at
    )
