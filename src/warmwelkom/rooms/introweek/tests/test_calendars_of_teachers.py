"""The calendar of an old teacher, made behind the link of the school: it ends with the link."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_days import link_of
from tests.introweek_plan import make_week

from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.rooms.introweek.domain.asking import end_invitation, invite_school
from warmwelkom.rooms.introweek.domain.calendars import own_calendar, teacher_calendar
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekCalendar,
    WeekInvitation,
    WeekStudent,
)
from warmwelkom.rooms.introweek.views.asking import TRIES, WINDOW


@pytest.fixture
def week(cast: Cast) -> Any:
    cache.clear()
    with cast.scope():
        yield make_week(cast.dina, school=cast.places.mondriaan)
    cache.clear()  # so many tries are nobody else's


def opens(week: IntroWeek, words: str) -> bool:
    return Client().get(f"/weekagenda/{week.region.slug}/{words}/").status_code == 200


def test_with_the_link_the_calendars_of_that_school_stop_and_no_other(
    cast: Cast, week: IntroWeek
) -> None:
    mia, offer = cast.actor("mia"), TeacherOffer.objects.get(week=week)
    other = TeacherOffer.objects.create(
        region=week.region, week=week, school=cast.places.maris_school, name="Eva", asked_at=NOW
    )
    student = WeekStudent.objects.get(week=week)
    jan, eva = (teacher_calendar(actor=mia, offer=one, now=NOW) for one in (offer, other))
    dina = own_calendar(actor=cast.actor("dina"), student=student, now=NOW)
    invite_school(actor=mia, week=week, school=offer.school, email="nieuw@witt.example", now=NOW)
    assert [opens(week, words) for words in (jan, eva, dina)] == [True, True, True]
    row = WeekInvitation.objects.get(week=week, school=offer.school, ended_at=None)
    end_invitation(actor=mia, week=week, invitation=row, now=NOW)
    assert [opens(week, words) for words in (jan, eva, dina)] == [False, True, True]


def test_so_many_calendars_from_one_address_and_then_a_sentence(week: IntroWeek) -> None:
    token = link_of(WeekInvitation.objects.get(week=week))
    offer = TeacherOffer.objects.get(week=week)
    way = reverse("introweek:offer_calendar", args=[week.region.slug, token, offer.pk])
    browser = Client()
    assert browser.post(way).status_code == 200
    made = WeekCalendar.objects.count()
    who = address_of(RequestFactory().get("/"))
    for _try in range(TRIES):
        within_limit(name="offer", who=who, most=TRIES, seconds=WINDOW)
    answer = browser.post(way, follow=True)
    assert "Wacht tien minuten." in answer.content.decode()
    assert WeekCalendar.objects.count() == made
