"""A changed week that was shared: a short message to students whom it moves, once a day, and a stop holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_days import share
from tests.introweek_plan import make_week
from tests.pupils import add_pupil
from tests.summer_tasks import reach

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.guards import pass_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.difference import changed_students
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan
from warmwelkom.rooms.introweek.tests.plans import MONDAY, ROWS, whereabouts
from warmwelkom.rooms.introweek.tests.test_difference import BEFORE, moved, sessions, way
from warmwelkom.rooms.transitions.models import Transition

DO = {"do": "students"}
EARLY = dt.datetime.combine(MONDAY, dt.time(8), AMSTERDAM)


def changed(*, now: dt.datetime = BEFORE, **rows: Any) -> dict[str, dt.datetime]:
    return changed_students(whereabouts(), whereabouts(**rows), now=now)


def test_only_who_has_another_time_or_room_is_told() -> None:
    assert changed() == {}
    assert changed(visits=[]) == {}
    mine = [one for row in ROWS["groups"] if row["id"] == "g2" for one in row["students"]]
    other_room = sessions(("g2", "tour", "mon-1", "t104"))
    found = changed(sessions=other_room)
    assert set(found) == set(whereabouts().groups["g2"].students) <= set(mine)
    assert {at.date() for at in found.values()} >= {MONDAY}
    after = dt.datetime.combine(MONDAY + dt.timedelta(days=30), dt.time(9), AMSTERDAM)
    assert changed(sessions=other_room, now=after) == {}


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    """Shared twice: Dina and Piet have their mentor at another time; Piet has no phone."""
    with cast.scope():
        piet = add_pupil(cast, "Piet", "Vos")
        found = make_week(cast.dina, piet, school=cast.places.mondriaan)
        share(found, sessions=moved(found))
        return found


@pytest.fixture
def phone(cast: Cast) -> Any:
    """Of Dina, and it works."""
    with cast.scope():
        return reach(cast.dina)


def stop(phone: Any) -> None:
    phone.stopped_at = EARLY
    phone.save()


def texts() -> dict[str, str]:
    return {row.to: row.text for row in Message.objects.filter(key__startswith="introweek-week:")}


@pytest.mark.usefixtures("phone")
def test_who_is_moved_gets_one_message_a_day(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    assert "Stuur 2 studenten een bericht" in client.get(way(week)).content.decode()
    said = client.post(way(week), DO, follow=True).content.decode()
    assert "1 student krijgt een bericht. 1 niet: kreeg vandaag al een bericht" in said
    assert "0 studenten krijgen een bericht. 2 niet" in client.post(way(week), DO, follow=True).content.decode()  # fmt: skip
    with cast.scope():
        share(week, sessions=moved(week, "4"))
    client.post(way(week), DO)
    with cast.scope():
        assert list(texts()) == ["+31600000001"]
        text = texts()["+31600000001"]
        assert "veranderd" in text
        assert reverse("introweek:my_week") in text
        assert "Antwoord: stop." in text
        assert "Hal" not in text


@pytest.mark.usefixtures("phone")
def test_before_sharing_nobody_is_told(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        newest = WeekPlan.objects.filter(week=week).order_by("-number")[0]
        WeekPlan.objects.create(
            region=week.region, week=week, number=newest.number + 1, kind="moved", at=newest.at,
            by_name="Mia", rows={**newest.rows, "sessions": moved(week, "4")},
        )  # fmt: skip
    client = cast.client("mia")
    assert "een bericht</button>" not in client.get(way(week)).content.decode()
    client.post(way(week), DO)
    with cast.scope():
        assert texts() == {}


def test_a_stop_holds_until_the_last_moment(cast: Cast, week: IntroWeek, phone: Any) -> None:
    cast.client("mia").post(way(week), DO)
    with cast.scope():
        rows = list(Message.objects.filter(key__startswith="introweek-week:"))
        assert [row.pk for row in pass_guards(rows, now=EARLY)] == [rows[0].pk]  # before ten too
        stop(phone)
        assert pass_guards(rows, now=EARLY) == []


def test_who_wants_no_messages_gets_none(cast: Cast, week: IntroWeek, phone: Any) -> None:
    with cast.scope():
        stop(phone)
    said = cast.client("mia").post(way(week), DO, follow=True).content.decode()
    assert "0 studenten krijgen een bericht. 2 niet" in said
    with cast.scope():
        assert texts() == {}


def test_a_notification_says_where_it_is_switched_off(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        reach(Transition.objects.get(pk=cast.dina.pk), "push", "https://push.example/1")
    cast.client("mia").post(way(week), DO)
    with cast.scope():
        assert [text.endswith("Zet ze uit bij Mijn welkom.") for text in texts().values()] == [True]


@pytest.mark.usefixtures("phone")
def test_however_long_the_names_the_link_and_the_way_out_are_there(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        cast.dina.pupil.given_name = "D" * 200
        cast.dina.pupil.save()
        week.school.name = "S" * 200
        week.school.save()
    cast.client("mia").post(way(week), DO)
    with cast.scope():
        [text] = texts().values()
    assert text.endswith("Antwoord: stop.")
    assert reverse("introweek:my_week") in text
    assert len(text) <= 640
