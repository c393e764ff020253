"""Tasks follow the places by themselves, once however many moved; what a summer needed is erased on time."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.pupils import add_pupil, derive, enrol, moment
from tests.summer_people import add_reply
from tests.summer_tasks import make_summer

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.summer.domain.forget_summer import forget_summer
from warmwelkom.rooms.summer.jobs_of_tasks import Follow, make_in, plan_in
from warmwelkom.rooms.summer.models import ContactPoint, DutyDay, PupilTask, Reply, SummerMessage


def test_three_places_at_once_are_one_look(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as planned, cast.scope():
        for number, of in enumerate([cast.dina, add_pupil(cast, "Evi"), add_pupil(cast, "Fay")]):
            enrol(cast, of, f"S{number}")
        derive(cast)
    assert planned == [Follow(cast.places.region.pk)]


def test_the_job_makes_the_tasks_and_plans_nothing_that_nobody_started(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, "S-dina")
    make_in(str(cast.places.region.pk))
    plan_in(str(cast.places.region.pk))
    with cast.scope():
        assert PupilTask.objects.filter(ended_at__isnull=True).count() == 8
        assert SummerMessage.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("2026-12-31", (1, 1, 1, 1)),
        ("2027-01-01", (0, 0, 0, 1)),
        ("2027-10-01", (0, 0, 0, 0)),
    ],
)
def test_what_a_summer_needed_goes_in_january(
    cast: Cast, day: str, left: tuple[int, int, int, int]
) -> None:
    """With the ways to reach a pupil also what the pupil wrote back along them."""
    with cast.scope():
        make_summer(cast, cast.dina, school=cast.places.mondriaan, who="emre")
        add_reply(ContactPoint.objects.get())
        forget_summer(actor=system_actor(region_id=cast.places.region.pk), now=moment(day))
        models = (ContactPoint, SummerMessage, Reply, DutyDay)
        assert tuple(model.objects.count() for model in models) == left
        assert PupilTask.objects.count() == 3
