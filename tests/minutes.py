"""A meeting with an agenda, a decision and a promise, by name of who leads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from warmwelkom.rooms.meetings.domain.running import begin_meeting
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Decision, Meeting, Minutes
from warmwelkom.rooms.people.models import School


def add_point(meeting: Meeting, title: str = "Opening", **fields: Any) -> AgendaItem:
    place = meeting.agenda.count() + 1
    return AgendaItem.objects.create(
        region=meeting.region, meeting=meeting, place=place, title=title, **fields
    )


def add_promise(
    meeting: Meeting, what: str = "Bel de scholen", *, in_days: int = 7, **fields: Any
) -> ActionItem:
    values = {"made_at": NOW, "state_at": NOW, "due": NOW.date() + dt.timedelta(days=in_days)}
    return ActionItem.objects.create(
        region=meeting.region, meeting=meeting, what=what, **values | fields
    )


def publish(meeting: Meeting, **fields: Any) -> Minutes:
    """Minutes that everybody reads; call it last, for after it nothing changes."""
    return Minutes.objects.create(
        region=meeting.region, meeting=meeting, published_at=NOW, title=meeting.title,
        starts_at=meeting.starts_at, ends_at=meeting.ends_at, **fields,
    )  # fmt: skip


def begun(cast: Cast, title: str = "Denktank in de lente", **fields: Any) -> Meeting:
    """A meeting that Hanna leads and has begun; inside her scope."""
    row = add_meeting(cast.places.region, title, in_days=0, chair=cast.hanna, **fields)
    begin_meeting(actor=cast.actor("hanna"), meeting=row, now=NOW)
    row.refresh_from_db()
    return row


def make_minutes(meeting: Meeting, who: str, school: School) -> ActionItem:
    """One of each kind of row, as long as the minutes are not published."""
    point = add_point(meeting)
    Decision.objects.create(
        region=meeting.region, meeting=meeting, item=point, kind="decided", text="Zo doen we het",
        at=NOW,
    )  # fmt: skip
    return add_promise(meeting, item=point, person_name=who.title(), school=school)


def cost_of(client: Client, address: str) -> int:
    """How often a page asks for rows, counted as tests/laws/test_queries.py does."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    frame = ("SAVEPOINT", "warmwelkom.region")
    return len([row for row in asked if not any(word in row["sql"] for word in frame)])
