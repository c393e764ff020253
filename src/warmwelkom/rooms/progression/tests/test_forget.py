"""What is long over is erased, and not before; who took part goes with the pupil."""

from __future__ import annotations

import datetime as dt

from tests.cast import NOW, Cast
from tests.progression import add_offer, add_route

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.progression.domain.forget import (
    KEEP_OFFERS,
    KEEP_ROUTES,
    forget_progression,
)
from warmwelkom.rooms.progression.models import LearningRoute, ProgressionOffer

DAY = dt.timedelta(days=1)


def test_it_forgets_on_time(cast: Cast) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    with cast.scope():
        add_offer(cast.places.mondriaan, starts=NOW)
        route = add_route(cast.places.witt_school, cast.places.mondriaan, ends_on=NOW.date())
        assert forget_progression(actor=house, now=NOW + KEEP_OFFERS) == 0
        assert forget_progression(actor=house, now=NOW + KEEP_OFFERS + DAY) == 2
        assert not ProgressionOffer.objects.exists()
        assert forget_progression(actor=house, now=NOW + KEEP_ROUTES) == 0
        assert LearningRoute.objects.filter(pk=route.pk).exists()
        assert forget_progression(actor=house, now=NOW + KEEP_ROUTES + DAY) > 0
        assert not LearningRoute.objects.exists()
