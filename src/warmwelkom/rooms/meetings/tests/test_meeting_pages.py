from __future__ import annotations

import datetime as dt

from django.test import Client
from tests.cast import NOW, Cast
from tests.meetings import LINK, add_meeting

from warmwelkom.rooms.meetings.models import Meeting

AT = "/bijeenkomsten/haaglanden/"


def test_the_link_of_the_room_is_for_who_takes_part(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
    way = f"{AT}{row.pk}/"
    assert LINK in cast.client("pelle").get(way).content.decode()
    for name in ("lars", "dina", "olga"):
        assert LINK not in cast.client(name).get(way).content.decode()
    assert LINK not in Client().get(way).content.decode()


def test_there_is_no_way_into_the_room_before_there_is_a_day(cast: Cast) -> None:
    with cast.scope("hanna"):
        looking, planned = (
            add_meeting(cast.places.region, starts_at=None),
            add_meeting(cast.places.region),
        )
    pelle = cast.client("pelle")
    assert LINK not in pelle.get(f"{AT}{looking.pk}/").content.decode()
    assert LINK in pelle.get(f"{AT}{planned.pk}/").content.decode()


def test_a_meeting_of_another_region_is_not_there(cast: Cast) -> None:
    with cast.scope("lars"):
        row = add_meeting(cast.places.other_region)
    assert cast.client("hanna").get(f"{AT}{row.pk}/").status_code == 404


def test_a_day_in_summer_is_kept_as_it_is_in_amsterdam(cast: Cast) -> None:
    typed = {
        "title": "Denktank",
        "day": "2026-07-01",
        "begins": "15:30",
        "ends": "17:00",
        "form": "online",
    }
    hanna = cast.client("hanna")
    answer = hanna.post(f"{AT}nieuw/", typed)
    with cast.scope("hanna"):
        row = Meeting.objects.get()
    assert row.starts_at == dt.datetime(2026, 7, 1, 13, 30, tzinfo=dt.UTC)
    assert "15.30–17.00" in hanna.get(answer.headers["Location"]).content.decode()


def test_times_that_do_not_fit_are_a_sentence_and_nothing_is_lost(cast: Cast) -> None:
    typed = {
        "title": "Denktank",
        "day": "2026-07-01",
        "begins": "17:00",
        "ends": "15:30",
        "form": "on_site",
    }
    answer = cast.client("hanna").post(f"{AT}nieuw/", typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    for said in ("Het einde moet na het begin komen.", "Zeg waar de bijeenkomst is.", "17:00"):
        assert said in shown


def test_an_empty_list_says_so(cast: Cast) -> None:
    assert "Nog geen bijeenkomsten" in cast.client("pelle").get(AT).content.decode()


def test_the_list_asks_as_much_for_three_as_for_one(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for _number in (1, 3):
        with cast.scope("hanna"):
            add_meeting(cast.places.region, starts_at=NOW + dt.timedelta(days=4))
        with CaptureQueriesContext(connection) as queries:
            Client().get(AT)
        asked.append(len(queries))
        with cast.scope("hanna"):
            add_meeting(cast.places.region)
    assert asked[0] == asked[1]
    assert asked[0] <= 6
