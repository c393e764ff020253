"""Who comes, taken from the lists: never nobody by mistake, and what to do next where there is a plan."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol

from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan, WeekStudent
from warmwelkom.rooms.introweek.tests.worlds import ready_week


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def fetch(cast: Cast, week: IntroWeek, *places: object) -> str:
    way = reverse("introweek:take_in", args=[week.pk])
    answer = cast.client("mia").post(way, {"location": [str(one) for one in places]}, follow=True)
    return answer.content.decode()


def test_no_campus_at_all_takes_nobody_off(cast: Cast, week: IntroWeek) -> None:
    assert "Kies minstens één locatie. Er is niets veranderd." in fetch(cast, week)
    assert "Kies minstens één locatie." in fetch(cast, week, "nonsense")
    with cast.scope():
        assert WeekStudent.objects.filter(week=week, gone_at__isnull=True).count() == 4


def test_a_late_student_comes_in_and_the_plan_is_next(cast: Cast, week: IntroWeek) -> None:
    place = cast.places.mondriaan_location.pk
    assert "Erbij: 0. Eraf: 0." in fetch(cast, week, place)
    with cast.scope():
        enrol(cast, add_pupil(cast, "Late"), "W9", programme=cast.places.care, class_name="VZ-1b")
    said = fetch(cast, week, place)
    assert "Erbij: 1. Eraf: 0." in said
    assert "werk het plan bij" not in said
    with cast.scope():
        of = {"region": week.region, "week": week, "at": NOW, "by_name": "Mia"}
        WeekPlan.objects.create(**of, number=1, kind="made", rows={})
        enrol(cast, add_pupil(cast, "Later"), "W8", programme=cast.places.care, class_name="VZ-1b")
    assert "Ga naar Plan en kies: werk het plan bij." in fetch(cast, week, place)


def test_what_somebody_needs_is_not_unticked_by_an_older_page(cast: Cast, week: IntroWeek) -> None:
    client, programme = cast.client("mia"), cast.places.care.pk
    page = client.get(reverse("introweek:students", args=[week.pk]), {"opleiding": programme})
    sent = {"opleiding": str(programme), "seen": page.context["here"].seen}
    with cast.scope():
        one, other = WeekStudent.objects.filter(week=week)[:2]
        WeekStudent.objects.filter(pk=one.pk).update(needs=["step_free"])
    way = reverse("introweek:needs", args=[week.pk])
    said = client.post(way, {**sent, "quiet": str(other.pk)}, follow=True)
    assert "Deze lijst is intussen veranderd" in said.content.decode()
    with cast.scope():
        assert WeekStudent.objects.get(pk=one.pk).needs == ["step_free"]
    sent["seen"] = said.context["here"].seen
    ticked = {**sent, "step_free": str(one.pk), "quiet": str(other.pk)}
    assert "Bewaard; bij 1 student" in client.post(way, ticked, follow=True).content.decode()
