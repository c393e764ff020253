"""Something to do in the summer, for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import NOW
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import Activity, ActivitySeat
from warmwelkom.rooms.transitions.models import Transition

DAY = dt.timedelta(days=1)
VALUES: dict[str, Any] = {
    "kind": "workshop", "title": "Middag in de werkplaats", "what": "Je maakt een lamp.",
    "place": "Tinwerf 10", "starts_at": NOW + 90 * DAY, "ends_at": NOW + 90 * DAY + DAY / 8,
    "places": 2, "for_whom": "", "contact": "Karim, 070 000 00 00", "counts_for": "",
    "only_from": None,
}  # fmt: skip


def add_activity(school: School, **words: Any) -> Activity:
    programmes = words.pop("programmes", ())
    row: Activity = Activity.objects.create(
        region=school.region, school=school, made_at=NOW, **VALUES | words
    )
    row.programmes.set(programmes)
    return row


def add_seat(row: Activity, of: Transition, **words: Any) -> ActivitySeat:
    seat: ActivitySeat = ActivitySeat.objects.create(
        region=of.region, activity=row, transition=of, **{"signed_up_at": NOW} | words
    )
    return seat


def make_activities(*pupils: Transition, school: School) -> None:
    """One workshop of this school for everybody, once, with these pupils in it."""
    row = Activity.objects.filter(school=school).first() or add_activity(school)
    for of in pupils:
        add_seat(row, of)
