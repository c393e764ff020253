"""Somebody is ill during the week: what was done already stands, and nobody is offered who cannot."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.introweek_plan import make_week
from tests.pupils import enrol

from warmwelkom.rooms.introweek.domain.stand_in import let_teacher_stand_in
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekPart,
    WeekPlan,
    WeekPublication,
)

MORNING = "2026-08-24-am"


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        enrol(cast, cast.dina, "S1", class_name="VZ-1b")
        yield make_week(cast.dina, school=cast.places.mondriaan)


def shared(week: IntroWeek) -> WeekPlan:
    rows = WeekPublication.objects.select_related("plan__week").filter(week=week, ended_at=None)
    return rows.get().plan


def test_the_visit_before_somebody_fell_ill_stands_in_the_same_morning(
    cast: Cast, week: IntroWeek
) -> None:
    ill = TeacherOffer.objects.get(week=week)
    WeekPart.objects.filter(week=week, key="welkom").update(takes_visit=True)
    plan = shared(week)
    made, later = ({"teacher": str(ill.pk), "group": "g1", "slot": slot} for slot in ("1", "2"))
    plan.rows["visits"] = [made, later]
    plan.save()
    let_teacher_stand_in(
        actor=cast.actor("mia"), plan=plan, ill=ill, instead=None,
        visits={("g1", "2"): MORNING}, now=NOW,
    )  # fmt: skip
    assert shared(week).rows["visits"] == [made]
    ill.refresh_from_db()
    assert ill.half_days == [MORNING]
    let_teacher_stand_in(
        actor=cast.actor("mia"), plan=shared(week), ill=ill, instead=None,
        visits={("g1", "1"): MORNING}, now=NOW,
    )  # fmt: skip
    ill.refresh_from_db()
    assert (shared(week).rows["visits"], ill.half_days) == ([], [])
