"""The code on a door, scanned by somebody who is not logged in: in by the pupil's own way, and back to that door."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week

from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.transitions.domain.access_codes import give_access_code

BORN = "03-05-2010"


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return make_week(cast.dina, school=cast.places.mondriaan)


def door_of(week: IntroWeek) -> str:
    return reverse("introweek:group_here", args=[week.pk, "g1"])


def own_code(cast: Cast) -> str:
    with cast.scope():
        return give_access_code(
            actor=cast.actor("alice"), transition=cast.dina, kind="pupil", now=NOW
        )


def test_a_student_comes_in_by_code_and_stands_at_the_door(cast: Cast, week: IntroWeek) -> None:
    browser = Client()
    door = door_of(week)
    answer = browser.get(door)
    entrance = answer.headers["Location"]
    assert entrance == f"{reverse('transitions:enter')}?next={quote(door, safe='')}"
    page = browser.get(entrance).content.decode()
    assert f"{reverse('account_login')}?next={quote(door, safe='')}" in page
    answer = browser.post(entrance, {"code": own_code(cast), "birth_date": BORN})
    assert (answer.status_code, answer.headers["Location"]) == (302, door)
    assert browser.get(door).status_code == 200


def test_who_works_there_finds_the_way_from_staff_login_and_back(
    cast: Cast, week: IntroWeek
) -> None:
    page = Client().get(reverse("account_login"), {"next": door_of(week)}).content.decode()
    assert f"{reverse('transitions:enter')}?next={quote(door_of(week), safe='')}" in page
    assert cast.client("mia").get(door_of(week)).status_code == 200


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1", "/" * 400]
)  # fmt: skip
def test_only_this_house_is_a_way_back(cast: Cast, wanted: str) -> None:
    browser = Client()
    entrance = f"{reverse('transitions:enter')}?next={quote(wanted, safe='')}"
    browser.get(entrance)
    told = browser.post(entrance, {"code": own_code(cast), "birth_date": BORN})
    assert told.headers["Location"] == reverse("welcome:mine")
