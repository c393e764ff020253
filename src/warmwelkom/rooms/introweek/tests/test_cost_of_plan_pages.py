"""What a page about a plan costs: how many plans are judged, which are read whole, how often a list is gone through."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_plan import make_week

from warmwelkom.engines.timetable.verify import verify
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan


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


def test_a_move_that_is_sent_is_judged_alone(cast: Cast, week: IntroWeek) -> None:
    """The plan as it was, and as it becomes: not again every time that could have been chosen."""
    browser = cast.client("mia")
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    assert (
        judged(lambda: browser.get(way)) == 1 + 3
    )  # as it is, and in each of the three other slots
    assert judged(lambda: browser.post(way, {"slot": "3", "version": "1"})) == 2
    assert [row.kind for row in WeekPlan.objects.filter(week=week)] == ["moved", "made"]


@pytest.mark.parametrize("slot", ["2", "9", ""])
def test_a_time_where_it_cannot_be_is_told(cast: Cast, week: IntroWeek, slot: str) -> None:
    browser = cast.client("mia")
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    answer = browser.post(way, {"slot": slot, "version": "1"})
    assert answer.status_code == 422
    assert "Kies een tijd." in answer.content.decode()
    assert WeekPlan.objects.filter(week=week).count() == 1
