"""What helped, of the year that is shown: an older year stands still, whatever came after it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, YEAR, Cast
from tests.insights import make_insights
from tests.thinktank import add_contribution, add_pilot, add_plan

from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.insights.queries.worked import worked_for
from warmwelkom.rooms.people.models import Region, Role

pytestmark = pytest.mark.django_db
LATER = NOW.date() + dt.timedelta(days=500)
OVER = {"verdict": "works", "result": "Ja."}


def day(months: int) -> dt.date:
    """So many months after the day on which the figures of the year were counted."""
    return NOW.date() + dt.timedelta(days=30 * months)


@pytest.fixture
def tried(cast: Cast) -> Cast:
    with cast.scope():
        make_insights(cast.places.region)
        plan = add_plan(cast.places.region)
        for name, made, over in (
            ("Vorig jaar klaar", day(-20), day(-14)),
            ("Vorig jaar begonnen, dit jaar klaar", day(-14), day(-2)),
            ("Dit jaar begonnen, later klaar", day(-1), day(3)),
            ("Volgend jaar", day(6), None),
        ):
            words = {**OVER, "verdict_on": over} if over else {}
            add_pilot(plan, question=name, made_on=made, **words)
    return cast


def next_year() -> None:
    for model in (Region, Role):
        model._default_manager.update(school_year=YEAR + 1)


def pilots(cast: Cast, *, today: dt.date) -> dict[str, bool]:
    """Question -> whether its effect is told."""
    with cast.scope():
        shown = ShownFigures.objects.get(school=None)
        found = worked_for(actor=cast.actor("hanna"), shown=shown, today=today)
        return {pilot.title: effect is not None for pilot, effect in found.pilots}


def test_the_year_that_runs_tells_what_is_known_today(tried: Cast) -> None:
    assert pilots(tried, today=NOW.date()) == {
        "Vorig jaar begonnen, dit jaar klaar": True,
        "Dit jaar begonnen, later klaar": False,
    }
    assert pilots(tried, today=day(4))["Dit jaar begonnen, later klaar"] is True


def test_an_older_year_tells_what_was_known_when_it_was_counted(tried: Cast) -> None:
    with tried.scope():
        before = pilots(tried, today=NOW.date())
        next_year()
        assert pilots(tried, today=LATER) == before


def test_the_needs_of_an_older_year_are_those_of_its_own_quarter(cast: Cast) -> None:
    with cast.scope():
        make_insights(cast.places.region)
        next_year()
        for number in range(6):
            need = {"answer_by": day(-1), "answered_on": day(-1)}
            add_contribution(cast.places.region, "need", f"Toen {number}", **need)
            late = {"answer_by": day(12), "answered_on": day(13)}
            add_contribution(cast.places.region, "need", f"Nu {number}", **late)
        shown = ShownFigures.objects.get(school=None)
        found = worked_for(actor=cast.actor("hanna"), shown=shown, today=LATER)
    [answers] = [one for one in found.shares if "Behoeften" in one.title]
    assert answers.of_ten == 10
    assert "2 apr 2026" in answers.means
