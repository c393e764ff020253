"""Reading where a student is, is an act, on whichever page it is read."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import add_pupil

from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import move_date_with
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekStudent


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        found = make_week(cast.dina, add_pupil(cast, "Piet"), school=cast.places.mondriaan)
        WeekMentor.objects.filter(week=found).update(email="joris@school.example")
        WeekStudent.objects.create(
            region=found.region, week=found, transition=add_pupil(cast, "Elders"),
            programme=WeekStudent.objects.filter(week=found)[0].programme, added_at=found.made_at,
        )  # fmt: skip
        yield found


def acts() -> list[tuple[str, UUID]]:
    """(who, about whom) of every act of reading a week."""
    rows = Act.objects.filter(action="introweek.see_student")
    return sorted((row.actor_name, row.about) for row in rows)


def of_group(week: IntroWeek, who: str) -> list[tuple[str, UUID]]:
    """One act about each who is in the group of the plan, and none about who is in no group."""
    students = WeekStudent.objects.filter(week=week).exclude(transition__pupil__given_name="Elders")
    return sorted((who, pk) for pk in students.values_list("transition__pupil", flat=True))


def test_the_planners_page_of_a_group_is_an_act_once_an_hour_whatever_the_date_of_the_region(
    cast: Cast, week: IntroWeek
) -> None:
    move_date_with(lambda _region: FIRST_DAY + dt.timedelta(days=400))
    for _twice in range(2):
        cast.client("mia").get(reverse("introweek:group", args=[week.pk, "g1"]))
    assert acts() == of_group(week, "Mia")


def test_the_group_at_the_door_is_an_act_about_each_in_it(cast: Cast, week: IntroWeek) -> None:
    way = reverse("introweek:group_here", args=[week.pk, "g1"])
    for half in ("", "2026-08-24-am"):
        assert cast.client("joris").get(way, {"dagdeel": half}).status_code == 200
    assert acts() == of_group(week, "Joris")
    assert cast.client("esra").get(way).status_code == 404
    assert acts() == of_group(week, "Joris")


def test_labels_that_are_printed_are_an_act_about_each_on_them(cast: Cast, week: IntroWeek) -> None:
    way = reverse("introweek:labels", args=[week.pk])
    assert "<b>Piet</b>" in cast.client("mia").get(way).content.decode()
    assert acts() == of_group(week, "Mia")


def test_the_pupil_reads_who_looked_in_which_group_they_are(cast: Cast, week: IntroWeek) -> None:
    cast.client("joris").get(reverse("introweek:group_here", args=[week.pk, "g1"]))
    page = cast.client("dina").get(reverse("transitions:my_data")).content.decode()
    assert "keek in welke groep van de introductieweek je zit" in page
