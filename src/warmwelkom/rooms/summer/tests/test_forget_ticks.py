"""What a class mentor ticked is no list of absences: after a week the three dates are all that is left."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.pupils import enrol
from tests.summer_people import add_tick

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.summer.domain.forget_summer import KEEP_TICKS, forget_summer
from warmwelkom.rooms.summer.models import PresenceTick
from warmwelkom.rooms.transitions.models import Enrolment


@pytest.mark.parametrize(("days", "left"), [(0, 1), (1, 0)])
def test_a_tick_goes_after_a_week_and_the_dates_stay(cast: Cast, days: int, left: int) -> None:
    later = NOW + KEEP_TICKS + dt.timedelta(days=days)
    with cast.scope():
        line = enrol(cast, cast.dina, "S-dina")
        Enrolment.objects.filter(pk=line.pk).update(seen_on=NOW.date(), not_seen_on=NOW.date())
        add_tick(line, is_seen=False)
        forget_summer(actor=system_actor(region_id=cast.places.region.pk), now=later)
        assert PresenceTick.objects.count() == left
        line.refresh_from_db()
        assert (line.seen_on, line.not_seen_on) == (NOW.date(), NOW.date())
