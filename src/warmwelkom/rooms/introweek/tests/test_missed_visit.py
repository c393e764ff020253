"""A teacher takes a half-day back after the plan was shared: the planners hear which visit nobody comes to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import link_of
from tests.introweek_plan import FIRST_DAY, make_week

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.introweek.domain.missed_visit import tell_planners
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekInvitation,
    WeekPublication,
)

MORNING, AFTERNOON = f"{FIRST_DAY}-am", f"{FIRST_DAY}-pm"


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return make_week(cast.dina, school=cast.places.mondriaan)


def says(cast: Cast, week: IntroWeek, **words: Any) -> int:
    """What the teacher sends from the page behind the school's link."""
    with cast.scope():
        token = link_of(WeekInvitation.objects.get(week=week))
        offer = TeacherOffer.objects.get(week=week)
        region = week.region.slug
    way = reverse("introweek:offer", args=[region, token, offer.pk])
    return Client().post(way, words).status_code


def told(cast: Cast) -> list[Message]:
    with cast.scope():
        return list(Message.objects.filter(key__contains="introweek-missed"))


def test_the_planner_reads_which_visit_is_missed_and_chooses_who_comes(
    cast: Cast, week: IntroWeek
) -> None:
    assert says(cast, week, half_days=[AFTERNOON]) == 302
    assert says(cast, week, half_days=[]) == 302  # the same visit is missed: no second mail
    [mail] = told(cast)
    assert mail.to == "mia@school.example"
    assert "Jan komt toch niet" in mail.subject
    assert "- maandag 24 augustus 11.00–12.00: Je mentor" in mail.text
    assert "Dina" not in mail.text
    with cast.scope():
        offer = TeacherOffer.objects.get(week=week)
    way = reverse("introweek:stand_in", args=[week.pk]) + f"?wie=docent:{offer.pk}"
    assert mail.text.endswith(way)
    assert "Wie komt er in plaats van Jan?" in cast.client("mia").get(way).content.decode()


def test_who_still_comes_is_no_news(cast: Cast, week: IntroWeek) -> None:
    says(cast, week, half_days=[MORNING, AFTERNOON], max_visits=1)
    assert told(cast) == []
    with cast.scope():
        WeekPublication.objects.update(ended_at=NOW)
    says(cast, week, half_days=[])
    assert told(cast) == []


def test_a_visit_that_was_made_already_is_not_missed(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        offer = TeacherOffer.objects.select_related("school").get(week=week)
        offer.half_days = []
        evening = dt.datetime.combine(FIRST_DAY, dt.time(20), tzinfo=dt.UTC)
        assert tell_planners(week=week, offer=offer, now=evening) == 0
        assert tell_planners(week=week, offer=offer, now=NOW) == 1
