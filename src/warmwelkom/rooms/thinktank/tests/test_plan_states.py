"""A plan starts with a puller, a date and a step, and ends with a verdict."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_pilot, add_plan, add_step

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.pilots import (
    say_not_measured,
)
from warmwelkom.rooms.thinktank.domain.plan_states import NotReady, NoVerdict
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.models import Plan

DAY = dt.date(2026, 9, 1)


def become(cast: Cast, plan: Plan, to: str) -> None:
    actor = system_actor(region_id=cast.places.region.pk)
    change_state(actor=actor, contribution=plan.contribution, to=to, reason="Zo besloten.", now=NOW)


@pytest.mark.parametrize(
    ("has", "missing"),
    [
        ((), "een trekker, een begindatum, een eerste stap"),
        (("puller", "step"), "een begindatum"),
        (("starts_on", "step"), "een trekker"),
        (("puller", "starts_on"), "een eerste stap"),
    ],
)
def test_a_plan_starts_with_a_puller_a_date_and_a_step(
    cast: Cast, has: tuple[str, ...], missing: str
) -> None:
    given = {"puller": cast.pelle, "starts_on": DAY}
    with cast.scope():
        plan = add_plan(
            cast.places.region,
            state="chosen",
            **{name: given[name] for name in has if name in given},
        )
        if "step" in has:
            add_step(plan)
        with pytest.raises(NotReady) as told:
            become(cast, plan, "under_way")
    assert str(told.value) == f"Dit plan kan nog niet beginnen. Er mist nog: {missing}."


def test_a_plan_with_all_three_starts(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, state="chosen", puller=cast.pelle, starts_on=DAY)
        add_step(plan)
        become(cast, plan, "under_way")
        assert Plan.objects.get().contribution.state == "under_way"


@pytest.mark.parametrize(
    ("state", "to"),
    [("under_way", "pilot_done"), ("pilot_done", "goes_on"), ("pilot_done", "changed"), ("draft", "stopped")],
)  # fmt: skip
def test_a_plan_ends_with_a_verdict_or_why_there_is_none(cast: Cast, state: str, to: str) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle, state=state)
        with pytest.raises(NoVerdict):
            become(cast, plan, to)
        pilot = add_pilot(plan)
        say_not_measured(actor=cast.actor("pelle"), plan=plan, reason="Te druk.", now=NOW)
        with pytest.raises(NoVerdict):
            become(cast, plan, to)  # the other pilot has none yet
        pilot.verdict = "works"
        pilot.save()
        become(cast, plan, to)
        assert Plan.objects.get().contribution.state == to


@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("alice", "chosen", True),
        ("alice", "draft", False),
        ("alice", "stopped", False),
        ("pelle", "chosen", False),
        ("noor", "draft", True),
        ("emre", "chosen", False),
    ],
)
def test_the_puller_brings_a_chosen_plan_on(cast: Cast, who: str, state: str, may: bool) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle, state=state, puller=cast.alice)
    client = cast.client(who)
    way = reverse("thinktank:state", args=["haaglanden", plan.contribution_id])
    assert client.get(way).status_code == (200 if may else 404)
    page = client.get(reverse("thinktank:contribution", args=["haaglanden", plan.contribution_id]))
    assert (f'href="{way}"' in page.content.decode()) is may


def test_the_page_says_what_is_missing_before_a_plan_starts(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, state="chosen", puller=cast.alice)
    way = reverse("thinktank:state", args=["haaglanden", plan.contribution_id])
    answer = cast.client("alice").post(way, {"to": "under_way", "reason": "We beginnen."})
    assert answer.status_code == 422
    assert "Er mist nog: een begindatum, een eerste stap." in answer.content.decode()
    assert "We beginnen." in answer.content.decode()
