"""What the meetings forget of who came and who could: the privacy pages name each term."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.files.keeping import remove_with_file
from warmwelkom.rooms.meetings.models import (
    CalendarFeed,
    DatePoll,
    Meeting,
    MeetingDocument,
    Registration,
)

KEEP_REGISTRATIONS = dt.timedelta(days=56)
KEEP_DOCUMENTS = dt.timedelta(days=3 * 365)
KEEP_UNUSED_FEEDS = dt.timedelta(days=365)


@command("meetings.forget")
def forget_joining(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Eight weeks after a meeting: who signed up and who could when. A poll without an end counts from its closing."""
    over = over_before(now - KEEP_REGISTRATIONS)
    gone = Registration.objects.filter(meeting__in=over).delete()[0]
    gone += DatePoll.objects.filter(meeting__in=over).delete()[0]
    left = DatePoll.objects.filter(closes_on__lt=(now - KEEP_REGISTRATIONS).date())
    return int(gone + left.filter(chosen_at=None).delete()[0])


@command("meetings.forget")
def forget_documents(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Three years after a meeting its documents go, with their files."""
    rows = list(MeetingDocument.objects.filter(meeting__in=over_before(now - KEEP_DOCUMENTS)))
    for row in rows:
        remove_with_file(row)
    return len(rows)


@command("meetings.forget")
def forget_feeds(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """An address that no calendar asked for a year goes."""
    before = now - KEEP_UNUSED_FEEDS
    feeds = CalendarFeed.objects.annotate(last=Coalesce(F("used_on"), F("made_at__date")))
    return int(feeds.filter(last__lt=before.date()).delete()[0])


def over_before(moment: dt.datetime) -> Any:
    """The meetings that were over then: closed by whoever led them, called off, or past their end."""
    ended = Meeting.objects.annotate(
        over_at=Coalesce(F("cancelled_at"), F("ended_at"), F("ends_at"))
    )
    return ended.filter(over_at__lt=moment)
