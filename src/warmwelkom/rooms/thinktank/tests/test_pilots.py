from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_pilot, add_plan

from warmwelkom.rooms.thinktank.domain.pilots import (
    PilotChangedMeanwhile,
    ReasonMissing,
    SmallCount,
    save_pilot,
    say_not_measured,
)
from warmwelkom.rooms.thinktank.domain.pilots_counted import NotCounted, count_for_pilot
from warmwelkom.rooms.thinktank.indicators import (
    Counted,
    counted,
    offer_indicator,
    offered_indicators,
    withdraw_indicator,
)
from warmwelkom.rooms.thinktank.models import Measurement, Pilot, Plan
from warmwelkom.rooms.thinktank.queries.pilots import pilots_of

DAY = dt.date(2026, 9, 1)
HERE = {"here before": (189, 310), "here after": (231, 312)}


def save(cast: Cast, plan: Plan, pilot: Pilot | None = None, **more: Any) -> Pilot:
    values = {"question": "Werkt het?", "verdict": "", "reason": ""} | more.pop("values", {})
    return save_pilot(
        actor=cast.actor("pelle"), plan=plan, pilot=pilot, seen=more.get("seen", 0), values=values,
        numbers=more.get("numbers", {}), now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    "found",
    [{"n": 4, "number": None, "mean": 7}, {"n": 30, "number": 4}, {"n": 30, "number": 26}, {"n": 30, "number": 0}],
)  # fmt: skip
def test_a_count_under_five_is_refused(cast: Cast, found: dict[str, Any]) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        with pytest.raises(SmallCount, match="Minder dan vijf leerlingen"):
            save(cast, plan, numbers={("here", "after"): found})
        assert Pilot.objects.count() == 0


def test_numbers_are_replaced_and_the_verdict_keeps_its_day(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        five = {"n": 10, "number": 5}
        pilot = save(cast, plan, numbers={("here", "before"): five, ("here", "after"): five})
        pilot = save(
            cast,
            plan,
            pilot,
            seen=1,
            values={"verdict": "works"},
            numbers={("here", "after"): five},
        )
        assert (pilot.verdict_on, Measurement.objects.count()) == (NOW.date(), 1)
        assert save(cast, plan, pilot, seen=2).verdict_on is None
        with pytest.raises(PilotChangedMeanwhile):
            save(cast, plan, pilot, seen=2)


def test_not_measured_needs_a_reason(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        with pytest.raises(ReasonMissing):
            save(cast, plan, values={"verdict": "not_measured", "reason": " "})
        with pytest.raises(ReasonMissing):
            say_not_measured(actor=cast.actor("pelle"), plan=plan, reason=" ", now=NOW)


def test_the_stations_of_many_plans_cost_one_query(cast: Cast) -> None:
    with cast.scope():
        plans = [add_plan(cast.places.region, name, author=cast.pelle) for name in "abc"]
        for plan in plans[:2]:
            add_pilot(plan, HERE, begins=DAY, where="Delft", verdict="works", verdict_on=NOW.date())
        add_pilot(plans[1], question="Nog een")
        with CaptureQueriesContext(connection) as asked:
            found = pilots_of([plan.contribution_id for plan in plans])
        assert len(asked) == 1
        assert [(row.kind, row.title) for row in found if row.contribution_id == plans[1].contribution_id] == [
            ("pilot", "Voelen zij zich welkom?"), ("effect", "het werkt"), ("pilot", "Nog een"),
        ]  # fmt: skip
        assert {row.contribution_id for row in found} == {
            plan.contribution_id for plan in plans[:2]
        }
        effect = next(row for row in found if row.kind == "effect")
        assert effect.words == (
            "Achteraf: 231 van de 312 (74 %). Vooraf: 189 van de 310 (61 %).",
            "Het werden er meer. Het verschil is waarschijnlijk tussen 6 en 20 op de 100 leerlingen.",
            "Of dat door dit plan komt weten we niet: er was geen groep om mee te vergelijken.",
        )


@pytest.fixture
def offered() -> Iterator[None]:
    """An outcome that counts 20 of 30 before September, and 4 of 30 after."""

    def count(_region: UUID, first: dt.date, _last: dt.date) -> Counted:
        return Counted(n=20 if first < DAY else 4, of=30)

    offer_indicator("tried", "geprobeerd", "leerlingen", count)
    yield
    withdraw_indicator("tried")


@pytest.mark.usefixtures("offered")
def test_another_room_counts_and_a_small_count_stays_there(cast: Cast) -> None:
    region = cast.places.region.pk
    assert counted(name="tried", region_id=region, first=NOW.date(), last=NOW.date()) == Counted(
        n=20, of=30
    )
    assert counted(name="tried", region_id=region, first=DAY, last=DAY) is None
    with pytest.raises(ValueError, match="offered twice"):
        offer_indicator("tried", "x", "x", lambda *_words: Counted(n=1, of=1))
    assert "tried" in [found.name for found in offered_indicators()]


@pytest.mark.usefixtures("offered")
def test_a_pilot_takes_the_counts_of_another_room(cast: Cast) -> None:
    early, late = NOW.date(), NOW.date() + dt.timedelta(days=7)
    days = {"before_first": early, "before_last": late, "after_first": early, "after_last": late}
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        pilot = add_pilot(plan, {"comparison before": (10, 20)})
        about: dict[str, Any] = {
            "actor": cast.actor("pelle"),
            "plan": plan,
            "pilot": pilot,
            "now": NOW,
        }
        count_for_pilot(**about, name="tried", **days)
        rows = list(
            Measurement.objects.values_list("group", "moment", "number", "n").order_by("moment")
        )
        assert rows == [("here", "after", 20, 30), ("here", "before", 20, 30)]
        with pytest.raises(SmallCount):
            count_for_pilot(**about, name="tried", **days | {"after_first": DAY, "after_last": DAY})
        for wrong in ({"name": "nobody"}, {"name": "tried", "after_last": dt.date(2020, 1, 1)}):
            with pytest.raises(NotCounted):
                count_for_pilot(**about, **days | wrong)
        assert Pilot.objects.get().indicator == "geprobeerd"


def test_the_thread_shows_a_pilot_and_its_effect(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        add_pilot(plan, HERE, begins=DAY, where="Delft", verdict="works", verdict_on=NOW.date())
    way = reverse("thinktank:thread", args=["haaglanden", plan.contribution_id])
    page = cast.client("anonymous").get(way).content.decode()
    assert "Voelen zij zich welkom?" in page
    assert "Het werkt</a>" in page
    assert "Het werden er meer." in page
