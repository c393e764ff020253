from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_talk import make_day
from tests.pupils import add_pupil, enrol

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Message
from warmwelkom.engines.handover_day import plan_day
from warmwelkom.rooms.handover.domain.handover_days import day_to_plan, fill_day
from warmwelkom.rooms.handover.models import HandoverDay, HandoverRow, Talk, TalkWish


def ready(cast: Cast, number: int = 3) -> HandoverDay:
    """A day with the rows of Alice and Joris, and pupils who ask for a talk."""
    with cast.scope():
        day = make_day(cast, who="alice", school=cast.places.witt_school)
        HandoverRow.objects.create(
            region=day.region, day=day, person=cast.joris, school=cast.places.mondriaan, first=0,
            last=17, offered_at=NOW,
        )  # fmt: skip
        for count in range(number):
            row = add_pupil(cast, f"Evi{count}")
            enrol(cast, row, f"S{count}", class_name="VZ-1b")
            TalkWish.objects.create(
                region=row.region, transition=row, by_kind="pupil", by_name="x", asked_at=NOW
            )
    return day


def test_a_day_is_filled_and_nobody_sits_in_two_talks(cast: Cast) -> None:
    day = ready(cast)
    cast.client("alice").post(reverse("handover:put_on_day", args=[day.pk]))
    with cast.scope():
        plan = plan_day(day_to_plan(day=day))
        assert (len(plan.slots), plan.waiting, plan.bound) == (3, 0, 0)
        system = system_actor(region_id=day.region_id)
        assert fill_day(actor=system, day=day, plan=plan, seconds=1, now=NOW) == 3
        starts = sorted(Talk.objects.values_list("starts_at", flat=True))
        gaps = {later - sooner for sooner, later in itertools.pairwise(starts)}
        assert gaps == {dt.timedelta(minutes=10)}
        assert Message.objects.filter(key__startswith="talk:").count() == 6
        assert fill_day(actor=system, day=day, plan=plan, seconds=1, now=NOW) == 0
        assert Message.objects.filter(key__startswith="talk:").count() == 6


@pytest.mark.parametrize("name", ["mia", "hanna"])
def test_the_planner_sees_rows_and_numbers_and_no_pupil(cast: Cast, name: str) -> None:
    day = ready(cast)
    cast.client("alice").post(reverse("handover:put_on_day", args=[day.pk]))
    page = cast.client(name).get(reverse("handover:day", args=[day.pk])).content.decode()
    assert "3 gesprekken op deze dag" in page
    assert "Alice" in page
    assert "Evi" not in page


def test_a_row_outside_the_day_is_told_and_nothing_is_lost(cast: Cast) -> None:
    day = ready(cast)
    answer = cast.client("alice").post(
        reverse("handover:offer_row", args=[day.pk]), {"first": "9", "last": "2", "block": "Hal B"}
    )
    assert answer.status_code == 422
    assert "Hal B" in answer.content.decode()


def test_another_region_gets_404(cast: Cast) -> None:
    day = ready(cast)
    for name in ("lars", "lena", "karin", "emre", "dina"):
        address = reverse("handover:day", args=[day.pk])
        assert cast.client(name).get(address).status_code == 404, name


def test_a_planner_makes_a_day(cast: Cast) -> None:
    answer = cast.client("mia").post(
        reverse("handover:make_day"),
        {"title": "Overdrachtsdag", "place": "Tinwerf", "day": "2026-06-10", "begins": "13:00",
         "ends": "16:00", "minutes": "10"},
    )  # fmt: skip
    with cast.scope():
        day = HandoverDay.objects.get()
        assert answer.status_code == 302
        assert (day.slots, day.minutes) == (18, 10)
    assert cast.client("alice").post(reverse("handover:make_day")).status_code == 404
