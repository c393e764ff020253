"""What a page about a plan costs: how many plans are judged, which are read whole, how often a list is gone through."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week

from warmwelkom.engines.timetable.verify import Fault, verify
from warmwelkom.rooms.introweek.domain.asking_for_plan import add_version
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan
from warmwelkom.rooms.introweek.queries.plan_page import warnings_of


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        yield make_week(cast.dina, school=cast.places.mondriaan)


def judged(do: Callable[[], Any]) -> int:
    """How many whole plans are judged while it does this."""
    found: list[int] = []

    def look(frame: FrameType, event: str, _told: Any) -> None:
        if event == "call" and frame.f_code is verify.__code__:
            found.append(1)

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        do()
    finally:
        sys.setprofile(before)
    return len(found)


def test_a_move_is_judged_where_it_touches_the_plan(cast: Cast, week: IntroWeek) -> None:
    """No whole plan is held against the week: not for one of the other times, and not for what is sent."""
    browser = cast.client("mia")
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    assert judged(lambda: browser.get(reverse("introweek:plan", args=[week.pk]))) == 1
    assert judged(lambda: browser.get(way)) == 0
    assert judged(lambda: browser.post(way, {"slot": "3", "version": "1"})) == 0
    assert [row.kind for row in WeekPlan.objects.filter(week=week)] == ["moved", "made"]


@pytest.mark.parametrize("slot", ["2", "9", ""])
def test_a_time_where_it_cannot_be_is_told(cast: Cast, week: IntroWeek, slot: str) -> None:
    browser = cast.client("mia")
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    answer = browser.post(way, {"slot": slot, "version": "1"})
    assert answer.status_code == 422
    assert "Kies een tijd." in answer.content.decode()
    assert WeekPlan.objects.filter(week=week).count() == 1


def test_the_faults_of_a_plan_are_laid_beside_its_sessions_in_one_go() -> None:
    """Handed over so that they can be gone through once only: a plan of thousands has thousands of both."""
    sessions = [
        {"group": "g1", "type": "tour", "slot": "1", "room": "r1"},
        {"group": "g1", "type": "sport", "slot": "2", "room": "r2"},
        {"group": "g2", "type": "tour", "slot": "1", "room": "r1"},
        {"group": "g2", "type": "sport", "slot": "3", "room": "r2"},
    ]
    faults = [
        Fault(kind="room_seats", where="room r1, slot 1"),
        Fault(kind="order", where="group g2: sport, tour"),
        Fault(kind="walk", where="group g9: tour"),
    ]
    assert warnings_of(iter(faults), iter(sessions)) == {
        ("g1", "tour"): "Een ruimte is te klein",
        ("g2", "tour"): "Een onderdeel komt voor een ander dat eerst moet",
        ("g2", "sport"): "Een onderdeel komt voor een ander dat eerst moet",
    }


def versions(week: IntroWeek, number: int) -> None:
    """So many more versions, each with one visit more or fewer than the one before."""
    for n in range(number):
        newest = WeekPlan.objects.filter(week=week)[0]
        visits = [] if newest.rows["visits"] else [{"teacher": "t", "group": "g1", "slot": "2"}]
        add_version(
            week=week, rows=newest.rows | {"visits": visits}, kind="moved", now=NOW,
            by_name=f"Mia{n}",
        )  # fmt: skip


def asked(do: Callable[[], Any]) -> list[str]:
    """What the database is asked while it does this."""
    with CaptureQueriesContext(connection) as seen:
        do()
    frame = ("SAVEPOINT", "warmwelkom.region")
    return [row["sql"] for row in seen if not any(word in row["sql"] for word in frame)]


def test_the_list_of_versions_reads_no_plan_and_asks_as_often_for_thirty_as_for_one(
    cast: Cast, week: IntroWeek
) -> None:
    browser, way = cast.client("mia"), reverse("introweek:versions", args=[week.pk])
    one = asked(lambda: browser.get(way))
    versions(week, 30)
    many = asked(lambda: browser.get(way))
    assert len(many) == len(one) <= 12
    assert [sql for sql in many if '"rows"' in sql] == []
    page = browser.get(way).content.decode()
    assert page.count("1 zien een bekend gezicht · anders: 0 studenten, 0 onderdelen, 1 bezoeken") == 30  # fmt: skip
    assert "versie 2<" in page
    assert "versie 1<" not in page


def test_an_older_version_is_the_only_plan_that_its_page_reads(cast: Cast, week: IntroWeek) -> None:
    versions(week, 3)
    browser, way = cast.client("mia"), reverse("introweek:plan", args=[week.pk])
    for words, is_older in (({}, False), ({"versie": "2"}, True), ({"versie": "4"}, False)):
        read = asked(lambda words=words: browser.get(way, words))  # type: ignore[misc]  # of this round
        assert len([sql for sql in read if '"rows"' in sql]) == 1
        page = browser.get(way, words).content.decode()
        assert ("Dit is een oudere versie" in page) is is_older
    assert browser.get(way, {"versie": "9"}).status_code == 404
