"""What a class mentor said goes with the pupils whom it was for."""

from __future__ import annotations

import pytest
from tests.cast import YEAR, Cast
from tests.pupils import moment
from tests.welcome import make_welcome

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.welcome.domain.forget_words import forget_words
from warmwelkom.rooms.welcome.models import WelcomeWord


@pytest.mark.parametrize(("day", "left"), [("2028-07-31", 1), ("2028-08-01", 0)])
def test_the_welcome_of_a_class_goes_with_its_pupils(cast: Cast, day: str, left: int) -> None:
    with cast.scope():
        make_welcome(cast.dina, school=cast.places.mondriaan)
        assert WelcomeWord.objects.get().school_year == YEAR
        forget_words(actor=system_actor(region_id=cast.places.region.pk), now=moment(day))
        assert WelcomeWord.objects.count() == left
