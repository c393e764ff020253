"""The days of the demo's introduction week: asked, ticked and answered, each once, with what a school gives reckoned."""

from __future__ import annotations

from typing import Any

from tests.cast import NOW
from tests.cast import Cast as Everybody
from tests.introweek_plan import make_week
from tests.pupils import add_pupil, enrol

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.introweek import days
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    SchoolOutlook,
    WeekAnswer,
    WeekAttendance,
    WeekInvitation,
)
from warmwelkom.rooms.people.models import Person


class Planner:
    """Mia in the place of the demo's planner."""

    def __init__(self, cast: Everybody) -> None:
        self.cast = cast

    def actor(self, _name: str) -> Actor:
        return self.cast.actor("mia")

    def person(self, _name: str) -> Person:
        return self.cast.mia


def test_a_week_is_asked_ticked_and_answered_once(cast: Everybody) -> None:
    with cast.scope():
        pupils = [add_pupil(cast, f"Evi{n}", "Vos") for n in range(16)]
        for n, pupil in enumerate(pupils):
            enrol(cast, pupil, f"S{n}")
        week: Any = make_week(*pupils, school=cast.places.mondriaan)
        IntroWeek.objects.update(first_day=NOW.date(), last_day=NOW.date())
        week.refresh_from_db()
        for model in (WeekAttendance, WeekAnswer, WeekInvitation):
            model.objects.all().delete()
        planner: Any = Planner(cast)
        for _twice in range(2):
            days.happen(planner, week, NOW.date())
        counts = [
            model.objects.count() for model in (WeekInvitation, SchoolOutlook, WeekAttendance)
        ]
        assert counts == [1, 1, 15]
        assert WeekAnswer.objects.filter(part="").count() == 10
