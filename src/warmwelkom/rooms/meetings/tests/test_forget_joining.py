from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from tests.meetings import (
    add_answer,
    add_document,
    add_feed,
    add_meeting,
    add_poll,
    add_registration,
)

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.meetings.domain.forget_joining import (
    forget_documents,
    forget_feeds,
    forget_joining,
)
from warmwelkom.rooms.meetings.models import (
    CalendarFeed,
    DatePoll,
    Meeting,
    MeetingDocument,
    PollAnswer,
    Registration,
)


def over(cast: Cast, days: int) -> Meeting:
    """A meeting that ended so many days ago, with a poll, somebody who came and a document."""
    row = add_meeting(cast.places.region, starts_at=NOW - dt.timedelta(days=days, hours=2))
    poll = add_poll(row, chosen_at=NOW, closes_on=(NOW - dt.timedelta(days=days)).date())
    moment = poll.moments.first()
    assert moment is not None
    add_answer(moment, cast.pelle)
    add_registration(row, cast.pelle)
    add_document(row)
    return row


def test_eight_weeks_later_nothing_says_who_came_or_who_could(cast: Cast) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    with cast.scope("pelle"):
        over(cast, 57)
        kept = over(cast, 55)
        looking = add_meeting(cast.places.region, starts_at=None)
        add_poll(looking, closes_on=(NOW - dt.timedelta(days=57)).date())
        open_still = add_poll(add_meeting(cast.places.region, starts_at=None))
        forget_joining(actor=house, now=NOW)
        assert [row.meeting_id for row in Registration.objects.all()] == [kept.pk]
        assert set(DatePoll.objects.values_list("pk", flat=True)) == {
            DatePoll.objects.get(meeting=kept).pk,
            open_still.pk,
        }
        assert PollAnswer.objects.count() == 1
        assert Meeting.objects.count() == 4


def test_documents_stay_three_years(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    with cast.scope("pelle"):
        old, kept = over(cast, 3 * 365 + 1), over(cast, 3 * 365 - 1)
        file = MeetingDocument.objects.get(meeting=old).file
        with django_capture_on_commit_callbacks(execute=True):
            assert forget_documents(actor=house, now=NOW) == 1
        assert [row.meeting_id for row in MeetingDocument.objects.all()] == [kept.pk]
    assert not file.storage.exists(str(file.name))


def test_an_address_that_no_calendar_asks_for_goes(cast: Cast) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    long_ago = NOW - dt.timedelta(days=366)
    with cast.scope("pelle"):
        for who in ("pelle", "bob"):
            add_feed(cast, who, at=long_ago)
        CalendarFeed.objects.filter(person=cast.bob).update(used_on=NOW.date())
        assert forget_feeds(actor=house, now=NOW) == 1
        assert CalendarFeed.objects.get().person == cast.bob
