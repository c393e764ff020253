"""A step in two tabs: what was saved in the one is not lost by the other."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast

from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor
from warmwelkom.rooms.introweek.tests.test_saving_again import STEPS, as_sent
from warmwelkom.rooms.introweek.tests.worlds import ready_week

CHANGED = "Deze lijst is intussen veranderd"


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def sent_from(page: Any) -> dict[str, Any]:
    return {**as_sent(page.context["rows"]), "seen": page.context["seen"]}


def test_a_mentor_who_was_added_meanwhile_stays(cast: Cast, week: IntroWeek) -> None:
    client, way = cast.client("mia"), reverse("introweek:mentors", args=[week.pk])
    old = sent_from(client.get(way))
    with cast.scope():
        WeekMentor.objects.create(
            region=week.region, week=week, programme=cast.places.care, name="Later"
        )
    answer = client.post(way, old)
    page = answer.content.decode()
    assert (answer.status_code, CHANGED in page) == (422, True)
    assert 'target="_blank"' in page
    assert (
        client.post(way, sent_from(answer)).status_code == 422
    )  # not by pressing once more either
    with cast.scope():
        assert WeekMentor.objects.filter(week=week, name="Later").exists()
    assert client.post(way, sent_from(client.get(way))).status_code == 302


@pytest.mark.parametrize("step", list(STEPS))
def test_one_tab_saves_twice_in_a_row(cast: Cast, week: IntroWeek, step: str) -> None:
    client, way = cast.client("mia"), reverse(f"introweek:{step}", args=[week.pk])
    for _time in range(2):
        page = client.get(way)
        assert f'name="seen" value="{page.context["seen"]}"' in page.content.decode()
        assert client.post(way, sent_from(page)).status_code == 302


def test_rules_that_somebody_else_changed_are_not_put_back(cast: Cast, week: IntroWeek) -> None:
    client, way = cast.client("mia"), reverse("introweek:rules", args=[week.pk])
    page = client.get(way)
    form = page.context["rows"]
    old = {field.html_name: field.value() for field in form} | {"seen": page.context["seen"]}
    with cast.scope():
        week.rules = week.rules | {"group_max": 18}
        week.save()
    answer = client.post(way, old)
    assert (answer.status_code, CHANGED in answer.content.decode()) == (422, True)
    with cast.scope():
        week.refresh_from_db()
        assert week.rules["group_max"] == 18
