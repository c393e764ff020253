from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.meetings.api import next_meeting
from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting, plan_meeting
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.meetings import meetings_for


def test_a_change_that_a_calendar_shows_raises_the_sequence(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = plan_meeting(actor=hanna, title="Denktank", now=NOW)
        change_meeting(actor=hanna, meeting=row, now=NOW, title="Denktank")
        assert Meeting.objects.get().sequence == 0
        start = NOW + dt.timedelta(days=3)
        times = {"starts_at": start, "ends_at": start + dt.timedelta(hours=1)}
        change_meeting(actor=hanna, meeting=row, now=NOW, **times)
        assert Meeting.objects.get().sequence == 1
        cancel_meeting(actor=hanna, meeting=row, reason="Te weinig mensen.", now=NOW)
        assert Meeting.objects.get().sequence == 2


def test_what_is_called_off_does_not_change_any_more(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        cancel_meeting(actor=hanna, meeting=row, reason="Te weinig mensen.", now=NOW)
        with pytest.raises(ChangedMeanwhile):
            change_meeting(actor=hanna, meeting=row, now=NOW, title="Toch")


def test_only_who_leads_a_meeting_changes_it(cast: Cast) -> None:
    with cast.scope("alice"):
        row = add_meeting(cast.places.region, chair=cast.alice)
        change_meeting(actor=cast.actor("alice"), meeting=row, now=NOW, title="Van Alice")
        with pytest.raises(MayNotKnow):
            change_meeting(actor=cast.actor("bob"), meeting=row, now=NOW, title="Van Bob")
        assert Meeting.objects.get().title == "Van Alice"


def test_the_next_meeting_is_the_first_that_goes_on(cast: Cast) -> None:
    pelle, region = cast.actor("pelle"), cast.places.region
    with cast.scope("pelle"):
        assert next_meeting(actor=pelle, now=NOW) is None
        add_meeting(region, "Later", in_days=20)
        add_meeting(region, "Voorbij", in_days=-3)
        add_meeting(region, "Afgezegd", in_days=2, cancelled_at=NOW)
        first = add_meeting(region, "Eerst", in_days=6)
        assert next_meeting(actor=pelle, now=NOW) == first


def test_the_list_tells_what_comes_and_what_is_past(cast: Cast) -> None:
    region = cast.places.region
    with cast.scope("pelle"):
        for title, fields in {
            "Later": {"in_days": 20}, "Eerst": {"in_days": 6}, "Voorbij": {"in_days": -3},
            "Afgezegd": {"in_days": 2, "cancelled_at": NOW}, "Prikken": {"starts_at": None},
        }.items():  # fmt: skip
            add_meeting(region, title, **fields)
        here = meetings_for(actor=cast.actor("pelle"), now=NOW)
    titles = {part: [row.title for row in rows] for part, rows in here.items()}
    assert titles == {
        "without_day": ["Prikken"],
        "coming": ["Eerst", "Later"],
        "past": ["Afgezegd", "Voorbij"],
    }
