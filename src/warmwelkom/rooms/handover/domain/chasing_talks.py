"""Remind of a talk a day before, ask what became of an agreement, and forget a photo on time."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.handover.domain.introductions import erase_photo
from warmwelkom.rooms.handover.domain.telling_of_talk import remind_of
from warmwelkom.rooms.handover.models import Introduction, Talk, TalkAgreement

DAY: Final = dt.timedelta(days=1)
LOOK_BACK: Final = dt.timedelta(hours=12)
CHASE_FOR: Final = 14
PHOTOS_UNTIL: Final = (11, 1)
"""The first of November after the start: by then a mentor knows the class."""


@command("handover.remind_of_talks")
def remind_of_talks(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Mail about what was agreed for tomorrow, once for each moment; returns how many are new.

    Who agreed on it less than a day before has just had the mail with the moment.
    """
    due = Talk.objects.filter(
        starts_at__gt=max(now, now + DAY - LOOK_BACK),
        starts_at__lte=now + DAY,
        closed_at__isnull=True,
        confirmed_at__isnull=False,
    ).select_related("vo_person", "mbo_person", "transition__pupil")
    return sum(
        remind_of(talk=talk, now=now)
        for talk in due
        if talk.confirmed_at and talk.starts_at and talk.confirmed_at < talk.starts_at - DAY
    )


@command("handover.remind_of_talks")
def chase_agreements(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Ask the new mentor once what became of an agreement whose day is over; returns how many."""
    today = now.astimezone(AMSTERDAM).date()
    due = TalkAgreement.objects.filter(
        kept="", by_when__lt=today, by_when__gte=today - dt.timedelta(days=CHASE_FOR)
    ).select_related("talk__mbo_person")
    asked = 0
    for row in due:
        person = row.talk.mbo_person
        if person is None:
            continue
        with translation.override(person.language):
            asked += tell(
                event=f"agreement:{row.pk}", person=person.pk, to=person.email,
                kind=NoticeKind.TASK, title=_("Is deze afspraak gelukt?"),
                text=_("De dag van een afspraak uit een warme overdracht is voorbij. Zeg met één klik wat ervan kwam."),
                address=reverse("handover:talk", args=[row.talk_id]), now=now,
                region_id=row.region_id, language=person.language,
            )  # fmt: skip
    return asked


@command("handover.forget_talks")
def forget_photos(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase photos after the first of November of the year in which the pupil started; returns how many.

    Talks, notes, agreements and what a pupil said of their name go with the pupil (transitions).
    """
    today = now.astimezone(AMSTERDAM).date()
    started = today.year - 1 if (today.month, today.day) >= PHOTOS_UNTIL else today.year - 2
    old = Introduction.objects.filter(transition__school_year__lte=started).exclude(file="")
    rows = list(old)
    for row in rows:
        erase_photo(row=row, now=now)
    return len(rows)
