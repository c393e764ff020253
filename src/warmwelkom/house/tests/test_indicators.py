from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import add_pupil

from warmwelkom.house.indicators import placed_on_the_first
from warmwelkom.rooms.introweek.models import WeekAnswer, WeekStudent
from warmwelkom.rooms.thinktank.indicators import Counted, counted
from warmwelkom.rooms.transitions.models import StateChange, Transition

AUGUST, SEPTEMBER = dt.date(2026, 8, 31), dt.date(2026, 9, 1)


def _ways(cast: Cast, number: int, *states: tuple[str, dt.date]) -> list[Transition]:
    rows = [add_pupil(cast, f"Evi{n}", f"Vos{len(states)}{n}") for n in range(number)]
    for row in rows:
        for state, since in states:
            StateChange.objects.create(
                region=row.region, transition=row, state=state, since=since, at=NOW, rule="x"
            )
    return rows


@pytest.fixture
def region(cast: Cast) -> Cast:
    """Twelve pupils on their way in April; seven have a place from August, of whom one lost it."""
    april = dt.date(2026, 4, 1)
    with cast.scope():
        _ways(cast, 5, ("expected", april))
        _ways(cast, 6, ("expected", april), ("placed", dt.date(2026, 8, 20)))
        _ways(cast, 1, ("expected", april), ("placed", dt.date(2026, 7, 2)), ("missing", AUGUST))
        add_pupil(cast, "Nog", "Geen")  # no state yet: on no list that counts
    return cast


def test_where_they_stood_on_the_first_of_the_month(region: Cast) -> None:
    with region.scope():
        pk = region.places.region.pk
        assert placed_on_the_first(pk, AUGUST, dt.date(2026, 9, 30)) == Counted(n=6, of=12)
        assert placed_on_the_first(pk, AUGUST, SEPTEMBER) == Counted(n=6, of=12)
        assert placed_on_the_first(pk, AUGUST, AUGUST) == Counted(n=1, of=12)
        assert placed_on_the_first(pk, AUGUST, dt.date(2027, 9, 1)) == Counted(n=0, of=0)


def test_a_small_count_is_not_handed_on(region: Cast) -> None:
    with region.scope():
        about = {"name": "place_on_the_first", "region_id": region.places.region.pk}
        assert counted(**about, first=SEPTEMBER, last=SEPTEMBER) == Counted(n=6, of=12)
        assert counted(**about, first=AUGUST, last=AUGUST) is None


def test_another_region_counts_its_own(region: Cast) -> None:
    with region.scope("lars"):
        pk = region.places.other_region.pk
        assert placed_on_the_first(pk, SEPTEMBER, SEPTEMBER) == Counted(n=0, of=0)


def test_it_costs_one_query(region: Cast) -> None:
    with region.scope(), CaptureQueriesContext(connection) as asked:
        placed_on_the_first(region.places.region.pk, SEPTEMBER, SEPTEMBER)
    assert len(asked) == 1


def test_an_introduction_week_is_handed_on_whole_and_never_small(cast: Cast) -> None:
    with cast.scope():
        pupils = [add_pupil(cast, f"Evi{n}", f"Vos{n}") for n in range(12)]
        week = make_week(*pupils, school=cast.places.mondriaan)
        WeekAnswer.objects.all().delete()
        for n, student in enumerate(WeekStudent.objects.filter(week=week)):
            WeekAnswer.objects.create(
                region=week.region, week=week, student=student, part="", met_known=n < 7,
                welcome=4 if n < 3 else 3, at=NOW,
            )  # fmt: skip
        about = {"region_id": week.region_id, "last": FIRST_DAY}
        assert counted(name="met_somebody_known", first=FIRST_DAY, **about) == Counted(n=7, of=12)
        assert counted(name="feels_welcome", first=FIRST_DAY, **about) is None  # three of twelve
        later = FIRST_DAY + dt.timedelta(days=1)
        assert counted(name="met_somebody_known", first=later, **about) is None
