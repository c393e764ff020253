"""Two people at the same moment: the last place, the same draw, the tenth key. Nothing happens twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from tests.at_once import database_of_its_own, held, together, waiting
from tests.cast import NOW, YEAR, Cast, make_cast
from tests.pupils import add_pupil
from tests.summer_activities import add_activity
from tests.summer_keys import add_key
from tests.summer_trial import VALUES, many_placed

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.domain.activity_seats import sign_up
from warmwelkom.rooms.summer.domain.school_keys import make_key
from warmwelkom.rooms.summer.domain.trials import freeze_trial, set_up_trial
from warmwelkom.rooms.summer.models import (
    Activity,
    ActivitySeat,
    SchoolKey,
    SummerTrial,
    TrialSeat,
)
from warmwelkom.rooms.transitions.models import Transition

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def committed(_django_db_helper: None) -> Cast:
    return make_cast()


def whole(cast: Cast, act: Callable[..., Any], **words: Any) -> Callable[[], Any]:
    """The act in a transaction of its own, as a request has it."""

    def run() -> Any:
        with transaction.atomic(), cast.scope():
            return act(**words)

    return run


def pupil(of: Transition) -> Actor:
    return Actor(
        kind="pupil", name="x", pupil_id=of.pupil_id, region_id=of.region_id
    )  # fmt: skip


def test_of_two_for_the_last_place_who_came_first_keeps_it(committed: Cast) -> None:
    """The clock of the second was a second earlier."""
    with transaction.atomic(), committed.scope():
        row: Activity = add_activity(committed.places.mondriaan, places=1)
        pair = [committed.dina, add_pupil(committed, "Evi")]
    with together() as begin, held(committed, row):
        for number, of in enumerate(pair):
            words = {"transition": of, "activity": row, "now": NOW - number * SECOND}
            begin(whole(committed, sign_up, actor=pupil(of), **words))
            waiting(number + 1)
    with transaction.atomic(), committed.scope():
        turns = ActivitySeat.objects.filter(activity=row, withdrawn_at=None)
        assert list(turns.values_list("transition_id", flat=True)) == [of.pk for of in pair]


def meet(cast: Cast, row: Any, *acts: Callable[[], Any]) -> list[str]:
    """What came of acts that all stood at this row together: what each gave, or how it was refused."""
    with together() as begin, held(cast, row):
        begun = [begin(act) for act in acts]
        waiting(len(acts))
    return sorted(type(one.exception() or one.result()).__name__ for one in begun)


@pytest.mark.parametrize(("plans", "refused"), [(1, "ChangedMeanwhile"), (2, "TrialNotRight")])
def test_two_who_freeze_at_once_draw_once(committed: Cast, plans: int, refused: str) -> None:
    """One plan twice, or two plans with the same pupils."""
    hanna = committed.actor("hanna")
    with transaction.atomic(), committed.scope():
        many_placed(committed)
        rows = [
            set_up_trial(
                actor=hanna, school_year=YEAR, values=VALUES, now=NOW,
                programmes=[committed.places.care],
            )
            for _each in range(plans)
        ]  # fmt: skip
    acts = [
        whole(committed, freeze_trial, actor=hanna, trial=row, now=NOW) for row in (rows * 2)[:2]
    ]
    assert meet(committed, committed.places.region, *acts) == sorted([refused, "int"])
    with transaction.atomic(), committed.scope():
        assert TrialSeat.objects.count() == 24
        assert SummerTrial.objects.filter(frozen_at__isnull=False).count() == 1


def test_two_who_make_the_tenth_key_at_once_make_one(committed: Cast) -> None:
    school = committed.places.witt_school
    words = {"actor": committed.actor("ibrahim"), "school": school, "days": 90, "now": NOW}
    with transaction.atomic(), committed.scope():
        for each in range(9):
            add_key(school, f"wwz_{each}")
    acts = [whole(committed, make_key, name=name, **words) for name in ("Eduarte", "Osiris")]
    assert meet(committed, school, *acts) == ["KeyNotPossible", "tuple"]
    with transaction.atomic(), committed.scope():
        assert SchoolKey.objects.filter(school=school).count() == 10
