"""A day whose plan changes after the mentor ticked: what was said stands, and is still taken back with one tap."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_days import share
from tests.introweek_plan import FIRST_DAY, make_week

from warmwelkom.base.clock import move_date_with
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekAttendance,
    WeekMentor,
    WeekPlan,
    WeekStudent,
)

MORNING = f"{FIRST_DAY}-am"


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        found = make_week(cast.dina, school=cast.places.mondriaan)
        WeekAttendance.objects.all().delete()
        WeekMentor.objects.filter(week=found).update(email="joris@school.example")
        return found


def test_a_tick_stands_when_the_morning_begins_with_another_hour(
    cast: Cast, week: IntroWeek
) -> None:
    move_date_with(lambda _region: FIRST_DAY)
    browser = cast.client("joris")
    with cast.scope():
        student = WeekStudent.objects.get(week=week)
    way, tick = reverse("introweek:group_here", args=[week.pk, "g1"]), reverse("introweek:tick", args=[student.pk])  # fmt: skip
    words = {"group": "g1", "half": MORNING}
    browser.post(tick, {**words, "seen": "yes"})
    with cast.scope():
        rows = WeekPlan.objects.get(week=week).rows["sessions"]
        share(week, sessions=[{**rows[0], "slot": "3"}, rows[1]])
    page = browser.get(way, {"dagdeel": MORNING}).content.decode()
    assert "Nog 0 studenten te gaan." in page
    browser.post(tick, {**words, "seen": "no"})
    with cast.scope():
        assert list(WeekAttendance.objects.values_list("slot", "is_seen")) == [("1", False)]
    browser.post(tick, {**words, "seen": "open"})
    with cast.scope():
        assert WeekAttendance.objects.count() == 0
