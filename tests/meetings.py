"""Meetings in both regions of the cast, with one of each kind of row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW, Cast
from warmwelkom.rooms.meetings.models import Meeting, MeetingSeries
from warmwelkom.rooms.people.models import Region

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


def make_meetings(cast: Cast, *, who: str) -> Meeting:
    """Everything once in the region of this mentor, who chairs; call it inside that region's scope."""
    region = cast.places.region if who == "alice" else cast.places.other_region
    series = MeetingSeries.objects.create(region=region, title="Denktank")
    return add_meeting(region, series=series, chair=cast.people[who])
