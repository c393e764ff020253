"""What is past its term is erased; goals that hold and what teachers say of them stay."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.curriculum import make_curriculum

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.curriculum.domain.forget import (
    KEEP_MISSED,
    KEEP_READINGS,
    KEEP_RETIRED,
    forget_curriculum,
)
from warmwelkom.rooms.curriculum.models import (
    Goal,
    GoalReading,
    Judgement,
    MissedAnswer,
    NotTaught,
    Settlement,
    Unit,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("after", "left"),
    [(KEEP_READINGS, (1, 1, 1)), (KEEP_READINGS + dt.timedelta(days=1), (0, 1, 1)),
     (KEEP_MISSED + dt.timedelta(days=1), (0, 0, 0))],
)  # fmt: skip
def test_it_works(cast: Cast, after: dt.timedelta, left: tuple[int, int, int]) -> None:
    places = cast.places
    with cast.scope():
        make_curriculum(
            mbo=places.mondriaan, vo=places.witt_school, teacher=cast.alice, other=cast.emre
        )
        forget_curriculum(actor=system_actor(region_id=places.region.pk), now=NOW + after)
        found = [model.objects.count() for model in (GoalReading, NotTaught, MissedAnswer)]
        assert tuple(found) == left
        assert (Goal.objects.count(), Judgement.objects.count()) == (2, 4)
        assert Settlement.objects.count() == 1  # it is in force


def test_a_goal_that_holds_no_more_goes_with_the_words_about_it(cast: Cast) -> None:
    places, house = cast.places, system_actor(region_id=cast.places.region.pk)
    with cast.scope():
        unit = make_curriculum(
            mbo=places.mondriaan, vo=places.witt_school, teacher=cast.alice, other=cast.emre
        )
        first, second = unit.goals.order_by("place")
        Goal.objects.filter(pk=first.pk).update(retired_on=NOW.date())
        forget_curriculum(actor=house, now=NOW + KEEP_RETIRED)
        assert Goal.objects.count() == 2
        forget_curriculum(actor=house, now=NOW + KEEP_RETIRED + dt.timedelta(days=1))
        assert list(Goal.objects.values_list("pk", flat=True)) == [second.pk]
        assert set(Judgement.objects.values_list("goal_id", flat=True)) == {second.pk}
        Goal.objects.update(retired_on=NOW.date())
        forget_curriculum(actor=house, now=NOW + KEEP_RETIRED + dt.timedelta(days=1))
        assert (Goal.objects.count(), Unit.objects.count()) == (0, 0)
