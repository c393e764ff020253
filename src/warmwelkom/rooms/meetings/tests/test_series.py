from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.calendar.rooms import NoOwnRooms
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.domain.planning import DayStays, change_meeting, plan_meeting
from warmwelkom.rooms.meetings.domain.rooms import NotSafe, settle_rooms
from warmwelkom.rooms.meetings.domain.series import plan_next
from warmwelkom.rooms.meetings.models import Meeting, MeetingSeries
from warmwelkom.rooms.meetings.queries.series import proposed_next

AT = "/bijeenkomsten/haaglanden/"


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=AMSTERDAM)  # type: ignore[misc,arg-type]


def test_a_meeting_begins_a_series_and_the_next_belongs_to_it(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = plan_meeting(actor=hanna, title="Denktank", begins_series=True, now=NOW)
        following = plan_next(actor=hanna, meeting=row, title="Denktank", now=NOW)
        assert MeetingSeries.objects.count() == 1
        assert following.series == row.series
        alone = add_meeting(cast.places.region, "Los")
        after = plan_next(actor=hanna, meeting=alone, title="Los", now=NOW)
        alone.refresh_from_db()
        assert alone.series == after.series != row.series


@pytest.mark.parametrize(
    ("earlier", "last", "day"),
    [
        (None, at(2026, 4, 7, 15, 30), dt.date(2026, 5, 5)),
        (at(2026, 3, 24, 15, 30), at(2026, 4, 7, 15, 30), dt.date(2026, 4, 21)),
        (at(2026, 3, 10, 16, 0), at(2026, 3, 31, 15, 30), dt.date(2026, 4, 21)),  # over the change
        (at(2025, 9, 2, 15, 30), at(2025, 9, 9, 15, 30), dt.date(2026, 4, 7)),  # still to come
    ],
    ids=["first", "two weeks", "summer time", "long ago"],
)
def test_the_next_day_follows_the_last_interval_at_the_same_time(
    cast: Cast, earlier: dt.datetime | None, last: dt.datetime, day: dt.date
) -> None:
    with cast.scope("hanna"):
        series = MeetingSeries.objects.create(region=cast.places.region, title="Denktank")
        if earlier:
            add_meeting(cast.places.region, series=series, starts_at=earlier)
        row = add_meeting(
            cast.places.region, series=series, starts_at=last, form="both", place="Zaal", seats=9
        )
        found = proposed_next(meeting=row, now=NOW)
    assert (found["day"], found["begins"], found["ends"]) == (day, dt.time(15, 30), dt.time(17, 0))
    assert {name: found[name] for name in ("title", "form", "place", "seats", "room_link")} == {
        "title": row.title, "form": "both", "place": "Zaal", "seats": 9, "room_link": row.room_link,
    }  # fmt: skip


def test_plan_the_next_one_on_its_page(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
    hanna = cast.client("hanna")
    shown = hanna.get(f"{AT}{row.pk}/volgende/").content.decode()
    assert 'value="2026-05-07"' in shown or "value=" in shown
    typed = {"title": "Denktank 2", "day": "2026-07-01", "begins": "15:30", "ends": "17:00", "form": "online"}  # fmt: skip
    assert hanna.post(f"{AT}{row.pk}/volgende/", typed).status_code == 302
    with cast.scope("hanna"):
        made = Meeting.objects.get(title="Denktank 2")
        assert made.series == Meeting.objects.get(pk=row.pk).series is not None


def test_a_day_that_people_know_does_not_go_away_by_itself(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        with pytest.raises(DayStays):
            change_meeting(actor=hanna, meeting=row, now=NOW, starts_at=None, ends_at=None)
        assert Meeting.objects.get().starts_at is not None


def test_a_room_of_ones_own_can_not_be_guessed(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        with pytest.raises(NoOwnRooms):
            plan_meeting(actor=hanna, title="Denktank", own_room=True, now=NOW)
        for address in ("http://overleg.example", "ftp://x", "javascript:alert(1)"):
            with pytest.raises(NotSafe):
                settle_rooms(actor=hanna, room_base=address)
        settle_rooms(actor=hanna, room_base="https://overleg.example/")
        rooms = {
            plan_meeting(actor=hanna, title="Denktank", own_room=True, now=NOW).room_link
            for _each in range(3)
        }
    begins = "https://overleg.example/warmwelkom-"
    assert len(rooms) == 3
    assert {(room[: len(begins)], len(room) - len(begins)) for room in rooms} == {(begins, 32)}


def test_only_the_coordinator_settles_and_a_link_is_https(cast: Cast) -> None:
    hanna = cast.client("hanna")
    way = f"{AT}instellingen/"
    assert cast.client("noor").post(way, {"room_base": "https://x.example"}).status_code == 404
    assert hanna.post(way, {"room_base": "http://x.example"}).status_code == 422
    assert "own_room" not in hanna.get(f"{AT}nieuw/").content.decode()
    assert hanna.post(way, {"room_base": "https://x.example"}).status_code == 302
    assert "own_room" in hanna.get(f"{AT}nieuw/").content.decode()
    typed = {"title": "Denktank", "form": "online", "room_link": "http://x.example/kamer"}
    answer = hanna.post(f"{AT}nieuw/", typed)
    assert answer.status_code == 422
    assert "Plak een link die met https:// begint." in answer.content.decode()
