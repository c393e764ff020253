"""What is past its term is erased; goals and what teachers say of them stay."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.curriculum import make_curriculum

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.curriculum.domain.forget import (
    KEEP_MISSED,
    KEEP_READINGS,
    forget_curriculum,
)
from warmwelkom.rooms.curriculum.models import (
    Goal,
    GoalReading,
    Judgement,
    MissedAnswer,
    NotTaught,
    Settlement,
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
