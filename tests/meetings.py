"""Meetings in both regions of the cast, with one of each kind of row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.base.files.keeping import keep_in
from warmwelkom.rooms.meetings.models import (
    CalendarFeed,
    DatePoll,
    Meeting,
    MeetingDocument,
    MeetingSeries,
    MeetingSettings,
    PollAnswer,
    PollMoment,
    Registration,
)
from warmwelkom.rooms.people.models import Person, Region

LINK = "https://ruimte.example/denktank"


def add_meeting(
    region: Region, title: str = "Denktank in de lente", *, in_days: int = 7, **fields: Any
) -> Meeting:
    """An online meeting of an hour and a half, a week from now; `starts_at=None` has no day yet."""
    starts_at = fields.pop("starts_at", NOW + dt.timedelta(days=in_days))
    ends_at = starts_at + dt.timedelta(minutes=90) if starts_at else None
    values = {"room_link": LINK, "made_at": NOW, "changed_at": NOW}
    return Meeting.objects.create(
        region=region, title=title, starts_at=starts_at, ends_at=ends_at, **values | fields
    )


def add_poll(meeting: Meeting, *, days: tuple[int, ...] = (3, 4), **fields: Any) -> DatePoll:
    """A date poll that closes tomorrow, with a moment of an hour on each of these days from now."""
    region = meeting.region
    values = {"closes_on": (NOW + dt.timedelta(days=1)).date(), "made_at": NOW}
    poll = DatePoll.objects.create(region=region, meeting=meeting, **values | fields)
    for day in days:
        begins = NOW + dt.timedelta(days=day)
        PollMoment.objects.create(
            region=region, poll=poll, starts_at=begins, ends_at=begins + dt.timedelta(hours=1)
        )
    return poll


def add_answer(moment: PollMoment, person: Person, value: str = "yes") -> PollAnswer:
    return PollAnswer.objects.create(
        region=moment.region, moment=moment, person=person, value=value, answered_at=NOW
    )


def add_registration(meeting: Meeting, person: Person, **fields: Any) -> Registration:
    """Somebody who comes; `seated_at=None` waits."""
    values = {"how": "online", "joined_at": NOW, "seated_at": NOW, "organisation": "Johan de Witt"}
    return Registration.objects.create(
        region=meeting.region, meeting=meeting, person=person, **values | fields
    )


def add_document(meeting: Meeting, *, audience: str = "participants") -> MeetingDocument:
    """A small file that lies on the disk."""
    row = MeetingDocument(
        region=meeting.region, meeting=meeting, audience=audience, added_on=NOW.date()
    )
    keep_in(row, name="agenda.pdf", content=b"%PDF-1.7 x")
    return row


def add_feed(cast: Cast, who: str, *, at: dt.datetime = NOW) -> str:
    """The words of somebody's own calendar; the same each time."""
    words = f"agenda-van-{who}"
    values = {"token_hash": CalendarFeed.hash_of(words), "made_at": at}
    CalendarFeed.objects.get_or_create(
        region_id=cast.actor(who).region, person=cast.people[who], defaults=values
    )
    return words


def make_meetings(cast: Cast, *, who: str) -> Meeting:
    """Everything once in the region of this mentor, who chairs; call it inside that region's scope."""
    region = cast.places.region if who == "alice" else cast.places.other_region
    person = cast.people[who]
    series = MeetingSeries.objects.create(region=region, title="Denktank")
    MeetingSettings.objects.create(region=region, room_base="https://overleg.example")
    add_feed(cast, who)
    looking = add_meeting(region, "Zoekt een dag", chair=person, starts_at=None)
    for moment in add_poll(looking).moments.all():
        add_answer(moment, person)
    row = add_meeting(region, series=series, chair=person)
    add_registration(row, person)
    add_document(row)
    add_document(row, audience="public")
    from tests.minutes import make_minutes  # it begins with a meeting of here

    place = cast.places.witt_school if who == "alice" else cast.places.elsewhere_school
    make_minutes(row, who, place)
    return row
