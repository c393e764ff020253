"""A mentor's own address: every group of that person, nobody's names, and it stops."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_plan import make_week

from warmwelkom.rooms.introweek.models import IntroWeek, WeekCalendar, WeekMentor


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        found = make_week(cast.dina, school=cast.places.mondriaan)
        WeekMentor.objects.filter(week=found).update(email="Joris@school.example")
        yield found


def way_of(week: IntroWeek) -> str:
    return reverse("introweek:groups_calendar", args=[WeekMentor.objects.get(week=week).pk])


def text_behind(page: str) -> str:
    found = re.search(r"/weekagenda/[^<\s]+/", page)
    assert found
    answer = Client().get(found[0])
    return answer.content.decode() if answer.status_code == 200 else ""


def test_a_mentor_finds_it_makes_it_and_stops_it(cast: Cast, week: IntroWeek) -> None:
    client, way = cast.client("joris"), way_of(week)
    assert way in client.get(reverse("introweek:groups")).content.decode()
    page = client.post(way, {"do": "make"}).content.decode()
    told = text_behind(page)
    assert told.count("BEGIN:VEVENT") == 2
    assert "Er komt langs: Jan" in told
    assert "Dina" not in told
    client.post(way, {"do": "make"})
    assert text_behind(page) == ""  # the one before stops
    client.post(way, {"do": "stop"})
    assert not WeekCalendar.objects.filter(mentor__week=week, ended_at=None).exists()


def test_who_leads_two_programmes_has_one_calendar(cast: Cast, week: IntroWeek) -> None:
    first = WeekMentor.objects.get(week=week)
    other = WeekMentor.objects.create(
        region=week.region, week=week, programme=first.programme, name="Joris", email=first.email
    )
    way = reverse("introweek:groups_calendar", args=[other.pk])
    page = cast.client("joris").post(way, {"do": "make"}).content.decode()
    assert text_behind(page).count("BEGIN:VEVENT") == 2


def test_a_stranger_gets_404(cast: Cast, week: IntroWeek) -> None:
    for who in ("emre", "mia", "lars", "dina"):
        assert cast.client(who).post(way_of(week), {"do": "make"}).status_code in (403, 404)
    assert not WeekCalendar.objects.filter(mentor__week=week).exists()
