"""Two tabs and a double click ask for the same PDF at the same moment, in real transactions: it is one row and one job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.at_once import database_of_its_own, together, waiting
from tests.cast import NOW, Cast, make_cast
from tests.introweek_plan import make_week

from warmwelkom.rooms.introweek.domain.papers import ask_for_paper
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper, WeekPlan

pytestmark = pytest.mark.django_db
PRESSES = 4


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def committed(_django_db_helper: None) -> Cast:
    return make_cast()


def press(cast: Cast, week: IntroWeek, plan: WeekPlan) -> PlanPaper:
    return ask_for_paper(actor=cast.actor("mia"), week=week, plan=plan, what="ruimtes", now=NOW)


def test_of_four_presses_at_once_one_paper_is_made(committed: Cast) -> None:
    with transaction.atomic(), committed.scope():
        week = make_week(committed.dina, school=committed.places.mondriaan)
        plan = WeekPlan.objects.get(week=week)

    def press_alone() -> Any:
        with transaction.atomic(), committed.scope():
            return press(committed, week, plan).pk

    with together() as begin:
        with transaction.atomic(), committed.scope():
            first = press(committed, week, plan).pk
            others = [begin(press_alone) for _press in range(PRESSES - 1)]
            waiting(PRESSES - 1)
        assert {one.result() for one in others} == {first}
    with transaction.atomic(), committed.scope():
        assert PlanPaper.objects.filter(what="ruimtes").count() == 1
        assert ProcrastinateJob.objects.filter(task_name="introweek.print_plan").count() == 1
