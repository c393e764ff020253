"""The shared week for screens and apps: for who plans it, of students nothing, of hosts the names where asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week
from tests.pupils import add_pupil

from warmwelkom.rooms.introweek.models import IntroWeek, WeekPart, WeekPublication


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return make_week(cast.dina, add_pupil(cast, "Piet", "Vos"), school=cast.places.mondriaan)


def fetch(cast: Cast, week: IntroWeek, ending: str = "json", who: str = "mia", **words: str) -> Any:
    return cast.client(who).get(reverse("introweek:plan_out", args=[week.pk, "rooster", ending]), words)  # fmt: skip


def test_it_works(cast: Cast, week: IntroWeek) -> None:
    told = fetch(cast, week)
    assert told["Content-Disposition"].endswith('-rooster-1.json"')
    (day,) = json.loads(told.content)["schedule"]["conference"]["days"]
    rows = [row for room in day["rooms"].values() for row in room]
    assert {(row["title"], tuple(one["name"] for one in row["persons"])) for row in rows} == {
        ("Welkom", ()), ("Je mentor", ("Joris", "Jan")),
    }  # fmt: skip
    xml = fetch(cast, week, "xml")
    assert xml["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(xml.content)
    assert {one.get("guid") for one in root.iter("event")} == {row["guid"] for row in rows}
    assert [one.text for one in root.iter("person")] == ["Joris", "Jan"]


@pytest.mark.parametrize("ending", ["json", "xml"])
def test_no_student_stands_in_it_and_no_host_where_a_screen_asks(
    cast: Cast, week: IntroWeek, ending: str
) -> None:
    for words in ({}, {"namen": "nee"}):
        text = fetch(cast, week, ending, **words).content.decode()
        assert [name for name in ("Dina", "Bakker", "Piet", "Vos", "Sam") if name in text] == []
        assert ("Joris" in text, "Jan<" in text or '"Jan"' in text) == (not words, not words)


def test_a_stranger_and_who_only_has_a_group_get_404(cast: Cast, week: IntroWeek) -> None:
    for who in ("joris", "alice", "lars"):
        assert fetch(cast, week, who=who).status_code == 404


def test_what_is_not_shared_is_not_there_and_has_no_link(cast: Cast, week: IntroWeek) -> None:
    page = reverse("introweek:plan", args=[week.pk])
    assert "rooster.xml" in cast.client("mia").get(page).content.decode()
    with cast.scope():
        WeekPublication.objects.update(ended_at=NOW)
    assert [fetch(cast, week, ending).status_code for ending in ("json", "xml")] == [404, 404]
    assert "rooster.xml" not in cast.client("mia").get(page).content.decode()


def test_no_other_ending_is_made(cast: Cast, week: IntroWeek) -> None:
    assert fetch(cast, week, "csv").status_code == 404


def test_titles_a_planner_typed_stay_what_they_are(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekPart.objects.filter(key="welkom").update(title="Hal & <b>zo</b> ]]>")
    root = ElementTree.fromstring(fetch(cast, week, "xml").content)
    assert "Hal & <b>zo</b> ]]>" in [one.findtext("title") for one in root.iter("event")]


def test_it_costs_few_queries(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    way = reverse("introweek:plan_out", args=[week.pk, "rooster", "json"])
    client.get(way)
    with CaptureQueriesContext(connection) as seen:
        client.get(way)
    assert len(seen) <= 12
