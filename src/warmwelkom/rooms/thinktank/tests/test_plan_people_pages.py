"""Who takes part and what they give; what is mine; a step that is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_plan, add_step

from warmwelkom.rooms.thinktank.models import Plan, PlanNeed, PlanPartner, PlanStep, Pledge

LONG = "ي" * 200


@pytest.fixture
def plan(cast: Cast) -> Plan:
    with cast.scope():
        return add_plan(cast.places.region, author=cast.pelle)


def need(plan: Plan, **fields: Any) -> PlanNeed:
    values = {"kind": "hours", "what": "begeleiding", "amount": 40}
    return PlanNeed.objects.create(region=plan.region, plan=plan, place=1, **values | fields)


def address(plan: Plan, name: str = "plan_join") -> str:
    return reverse(f"thinktank:{name}", args=["haaglanden", plan.contribution_id])


def test_it_works(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = need(plan)
    alice = cast.client("alice")
    page = alice.post(
        address(plan), {"do": "pledge", "need": row.pk, "amount": 28, "note": LONG}, follow=True
    )
    assert "Dank je. Je toezegging staat erbij." in page.content.decode()
    shown = cast.client("anonymous").get(address(plan, "contribution")).content.decode()
    assert "Nog 12 uur van 40 uur nodig." in shown
    assert "<bdi>Johan de Witt</bdi> (<bdi>Alice</bdi>): 28 uur" in shown
    assert LONG in shown
    assert 'width="70.0"' in shown
    cast.client("bob").post(address(plan), {"do": "pledge", "need": row.pk, "amount": 12})
    assert (
        "Genoeg: 40 uur."
        in cast.client("anonymous").get(address(plan, "contribution")).content.decode()
    )


def test_a_pledge_from_an_offer_of_ones_own(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = need(plan, amount=None)
        own = add_contribution(cast.places.region, "offer", "Ons lokaal", author=cast.alice)
        other = add_contribution(cast.places.region, "offer", "Hun lokaal", author=cast.bob)
    alice = cast.client("alice")
    assert "Ons lokaal" in alice.get(address(plan)).content.decode()
    for offer in (own, other):
        alice.post(address(plan), {"do": "pledge", "need": row.pk, "offer": offer.pk})
    with cast.scope():
        assert set(Pledge.objects.values_list("offer_id", flat=True)) == {own.pk, None}


@pytest.mark.parametrize("amount", ["", "veel", "-3", "0", "99999999"])
def test_bad_input_is_told(cast: Cast, plan: Plan, amount: str) -> None:
    with cast.scope():
        row = need(plan)
    page = cast.client("alice").post(
        address(plan), {"do": "pledge", "need": row.pk, "amount": amount}, follow=True
    )
    assert "Schrijf hoeveel je toezegt, als getal." in page.content.decode()
    with cast.scope():
        assert Pledge.objects.count() == 0


def test_only_whoever_pledged_takes_it_back(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = need(plan)
    alice = cast.client("alice")
    alice.post(address(plan), {"do": "pledge", "need": row.pk, "amount": 5})
    with cast.scope():
        made = Pledge.objects.get()
    sent = {"do": "take-back", "pledge": made.pk}
    assert cast.client("pelle").post(address(plan), sent).status_code == 404
    assert alice.post(address(plan), sent).status_code == 302
    with cast.scope():
        assert Pledge.objects.count() == 0


def test_what_somebody_pledged_for_does_not_vanish(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = need(plan)
    cast.client("alice").post(address(plan), {"do": "pledge", "need": row.pk, "amount": 5})
    way = reverse("thinktank:plan_part", args=["haaglanden", plan.contribution_id, "nodig"])
    sent = {"seen": 0, "r-TOTAL_FORMS": 1, "r-INITIAL_FORMS": 1, "r-0-id": row.pk, "r-0-kind": "hours",
            "r-0-what": "begeleiding", "r-0-DELETE": "on"}  # fmt: skip
    answer = cast.client("pelle").post(way, sent)
    assert answer.status_code == 422
    assert "Voor ‘begeleiding’ zegde iemand al iets toe." in answer.content.decode()


def test_an_organisation_says_yes_itself_and_its_people_may_work_on_it(
    cast: Cast, plan: Plan
) -> None:
    school = cast.places.mondriaan
    pelle, emre = cast.client("pelle"), cast.client("emre")
    page = pelle.post(
        address(plan), {"do": "ask", "school": school.pk}, follow=True
    ).content.decode()
    assert "ROC Mondriaan is gevraagd." in page
    part = reverse("thinktank:plan_part", args=["haaglanden", plan.contribution_id, "doel"])
    assert emre.get(part).status_code == 404
    page = pelle.post(
        address(plan), {"do": "join", "school": school.pk}, follow=True
    ).content.decode()
    assert "Alleen iemand van die organisatie zelf kan dit zeggen." in page
    emre.post(address(plan), {"do": "join", "school": school.pk})
    with cast.scope():
        row = PlanPartner.objects.get()
        assert (row.joined_on, row.joined_by_name) == (NOW.date(), "Emre")
    assert emre.get(part).status_code == 200
    emre.post(address(plan), {"do": "leave", "school": school.pk})
    assert emre.get(part).status_code == 404


def test_who_does_not_work_on_it_asks_nobody(cast: Cast, plan: Plan) -> None:
    sent = {"do": "ask", "school": cast.places.mondriaan.pk}
    assert cast.client("alice").post(address(plan), sent).status_code == 404


@pytest.mark.parametrize("school", ["", "x", "0a0a0a0a-0000-4000-8000-000000000000"])
def test_an_organisation_that_is_not_there(cast: Cast, plan: Plan, school: str) -> None:
    assert (
        cast.client("alice").post(address(plan), {"do": "join", "school": school}).status_code
        == 404
    )


def test_a_plan_that_is_not_shown_is_not_joined(cast: Cast) -> None:
    with cast.scope():
        hidden = add_plan(cast.places.region, author=cast.pelle, published_at=None)
    assert [cast.client(who).get(address(hidden)).status_code for who in ("pelle", "alice")] == [
        200,
        404,
    ]


def test_another_region_gets_404(cast: Cast, plan: Plan) -> None:
    assert cast.client("lars").get(address(plan)).status_code == 404


def test_a_step_is_done_and_undone_on_the_page(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        row = add_step(plan, LONG, due=NOW.date() - dt.timedelta(days=1))
        add_step(plan, "Kies")
    way = reverse("thinktank:plan_step", args=["haaglanden", plan.contribution_id, row.pk])
    pelle = cast.client("pelle")
    before = pelle.get(address(plan, "contribution")).content.decode()
    assert "0 van 2 stappen klaar" in before
    assert "1 stap is te laat" in before
    pelle.post(way, {"do": "finish"})
    after = pelle.get(address(plan, "contribution")).content.decode()
    assert "1 van 2 stappen klaar" in after
    assert "te laat" not in after
    pelle.post(way, {"do": "open"})
    with cast.scope():
        assert PlanStep.objects.get(pk=row.pk).done_on is None
    assert cast.client("alice").post(way, {"do": "finish"}).status_code == 404


def test_my_plans(cast: Cast, plan: Plan) -> None:
    way = reverse("thinktank:own_plans", args=["haaglanden"])
    alice = cast.client("alice")
    assert "Je hebt nu niets lopen" in alice.get(way).content.decode()
    costs = []
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                mine = add_plan(cast.places.region, "Van mij", puller=cast.alice)
                add_step(mine, "Van een ander", due=dt.date(2026, 1, 1))
                add_step(mine, "Niet van mij, niet te laat")
                add_step(plan, "Van mij", person=cast.alice)
                Pledge.objects.create(
                    region=plan.region, need=need(plan), amount=5, person=cast.alice,
                    person_name="Alice", on=NOW.date(),
                )  # fmt: skip
        alice.get(way)
        with CaptureQueriesContext(connection) as asked:
            page = alice.get(way).content.decode()
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1] <= 12
    for told in (
        "3 stappen zijn te laat",
        "<b><bdi>Van mij</bdi></b>",
        "Ik ben trekker van",
        "<b>5 uur</b>",
    ):
        assert told in page, told
    assert "Niet van mij, niet te laat" not in page
    assert cast.client("lars").get(way).status_code == 404


def test_the_page_costs_the_same_for_one_row_and_for_three(cast: Cast, plan: Plan) -> None:
    costs = []
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                need(plan)
                add_step(plan)
        for who, name in (("pelle", "plan_join"), ("anonymous", "contribution")):
            client = cast.client(who)
            client.get(address(plan, name))
            with CaptureQueriesContext(connection) as asked:
                client.get(address(plan, name))
            frame = ("SAVEPOINT", "warmwelkom.region")
            costs.append(
                len([row for row in asked if not any(word in row["sql"] for word in frame)])
            )
    assert costs[:2] == costs[2:]
    assert costs[0] <= 12
    assert costs[1] <= 6
