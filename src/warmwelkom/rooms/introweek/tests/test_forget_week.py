"""Of a week that is past its term, nothing stays that is about a person."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from tests.cast import Cast
from tests.introweek_days import make_days
from tests.introweek_plan import FIRST_DAY, make_week

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.domain.forget_week import (
    KEEP_BUDDIES,
    KEEP_WEEK,
    forget_weeks,
)
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.transitions.models import Transition

ABOUT_NOBODY = {"IntroWeek", "WeekSlot", "WeekPart", "WeekBuilding", "WeekRoom"}
"""The frame of a week; every other table of the room holds people, and a new one must be in the term too."""


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        found = make_week(cast.dina, school=cast.places.mondriaan)
        make_days(found)
        found.weekstudents.update(needs=["step_free"])
        yield found


def left() -> set[str]:
    """The tables of this room in which anything stands."""
    return {one.__name__ for one in apps.get_app_config("introweek").get_models() if one.objects.exists()}  # fmt: skip


def test_past_its_term_nobody_is_left_in_a_week_and_a_day_earlier_everybody_is(
    cast: Cast, week: IntroWeek
) -> None:
    house = system_actor(region_id=week.region_id)
    everything = {one.__name__ for one in apps.get_app_config("introweek").get_models()}
    assert left() == everything  # else the rest of this test looks at nothing
    while_new = dt.datetime.combine(FIRST_DAY + KEEP_BUDDIES, dt.time(5), AMSTERDAM)
    assert forget_weeks(actor=house, now=while_new) == 0
    assert left() == everything
    assert forget_weeks(actor=house, now=while_new + dt.timedelta(days=1)) == 3
    everything -= {"WeekBuddy", "WeekListRead"}
    assert left() == everything
    last = dt.datetime.combine(FIRST_DAY + KEEP_WEEK, dt.time(5), AMSTERDAM)
    assert forget_weeks(actor=house, now=last) == 0
    assert left() == everything
    assert forget_weeks(actor=house, now=last + dt.timedelta(days=1)) > 0
    assert left() == ABOUT_NOBODY
    assert Transition.objects.filter(pk=cast.dina.pk).exists()  # the pupil's own way stays
