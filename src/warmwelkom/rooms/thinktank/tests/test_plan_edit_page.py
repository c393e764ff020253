from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Cast
from tests.thinktank import add_contribution, add_plan, add_step

from warmwelkom.rooms.thinktank.models import CostLine, Plan, PlanNeed, PlanStep, PlanVersion

LONG, ARABIC = "x" * 200, "خطة الأسبوع الأول"


def address(plan: Plan, part: str = "doel") -> str:
    return reverse("thinktank:plan_part", args=["haaglanden", plan.contribution_id, part])


def rows(*lines: dict[str, Any], seen: int = 0, there: int = 0) -> dict[str, Any]:
    """What the page posts: the rows that were there, then new ones."""
    posted = {"seen": seen, "r-TOTAL_FORMS": len(lines), "r-INITIAL_FORMS": there}
    for place, line in enumerate(lines):
        posted |= {f"r-{place}-{name}": value for name, value in line.items()}
    return posted


@pytest.fixture
def plan(cast: Cast) -> Plan:
    with cast.scope():
        return add_plan(cast.places.region, author=cast.pelle)


def test_it_works(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    assert client.get(address(plan)).status_code == 200
    sent = {"goal": "Iedereen kent iemand", "for_whom": ARABIC, "starts_on": "2026-09-01",
            "puller": cast.alice.pk, "seen": 0, "note": "Begin"}  # fmt: skip
    answer = client.post(address(plan), sent)
    assert answer.status_code == 302
    with cast.scope():
        fresh = Plan.objects.get()
        assert (fresh.goal, fresh.for_whom, fresh.puller_name) == (
            "Iedereen kent iemand",
            ARABIC,
            "Alice",
        )
    page = client.get(answer["Location"]).content.decode()
    assert "dinsdag 1 september 2026" in page
    assert f"<dd>{ARABIC}</dd>" in page


def test_steps_come_in_the_order_that_is_asked(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    sent = rows(
        {"what": "Kies een dag", "who": "Pelle", "due": "2026-05-01", "ORDER": 2},
        {"what": LONG, "who": LONG, "ORDER": 1},
        {"what": "", "who": "", "ORDER": ""},
    )
    assert client.post(address(plan, "stappen"), sent).status_code == 302
    with cast.scope():
        assert list(PlanStep.objects.values_list("what", "who")) == [(LONG, LONG), ("Kies een dag", "Pelle")]  # fmt: skip
    page = client.get(address(plan, "stappen")).content.decode()
    assert '<option value="Johan de Witt">' in page
    assert 'value="2026-05-01"' in page


def test_needs_and_costs(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    needs = rows({"kind": "hours", "what": "begeleiding", "amount": 40, "unit": ""}, {"kind": "hours", "what": ""})  # fmt: skip
    assert client.post(address(plan, "nodig"), needs).status_code == 302
    costs = rows({"what": "Bus", "cents": "1.250,50"}, {"what": "Eten", "cents": "€ 300"})
    assert client.post(address(plan, "kosten"), costs).status_code == 302
    with cast.scope():
        assert list(PlanNeed.objects.values_list("what", "amount")) == [("begeleiding", 40)]
        assert list(CostLine.objects.values_list("cents", flat=True)) == [125050, 30000]
    assert 'value="1.250,50"' in client.get(address(plan, "kosten")).content.decode()
    page = client.get(reverse("thinktank:contribution", args=["haaglanden", plan.contribution_id]))
    assert "Kosten: €\xa01.550,50" in page.content.decode()
    assert "Nog 40 uur van 40 uur nodig." in page.content.decode()


def test_a_row_goes(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        one, two = add_step(plan, "Weg"), add_step(plan, "Blijft")
    sent = rows(
        {"id": one.pk, "what": "Weg", "DELETE": "on"}, {"id": two.pk, "what": "Blijft"}, there=2
    )
    assert cast.client("pelle").post(address(plan, "stappen"), sent).status_code == 302
    with cast.scope():
        assert list(PlanStep.objects.values_list("pk", flat=True)) == [two.pk]


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    for part, sent, told in (
        ("kosten", rows({"what": "Bus", "cents": "veel"}), "Schrijf het bedrag zo: 1.250,00."),
        ("stappen", rows({"what": "Bel", "due": "morgen"}), "Dit is geen datum."),
        ("stappen", rows({"what": "", "who": "Pelle"}), "Dit veld is verplicht."),
        ("nodig", rows({"kind": "goud", "what": "x"}), "goud"),
        (
            "nodig",
            rows({"kind": "hours", "what": "y", "amount": -1}),
            "Schrijf een heel getal, zoals 40.",
        ),
    ):
        answer = client.post(address(plan, part), sent)
        assert answer.status_code == 422, part
        assert told in answer.content.decode(), (part, told)
    answer = client.post(address(plan), {"goal": "y" * 2001, "seen": 0})
    assert answer.status_code == 422
    assert "y" * 2001 in answer.content.decode()
    with cast.scope():
        assert PlanVersion.objects.count() == 0


def test_too_many_rows_are_told(cast: Cast, plan: Plan) -> None:
    answer = cast.client("pelle").post(
        address(plan, "stappen"), rows(*({"what": f"Stap {n}"} for n in range(61)))
    )
    assert answer.status_code == 422
    assert "60" in answer.content.decode()


def test_of_two_tabs_the_second_sees_both_texts(cast: Cast, plan: Plan) -> None:
    pelle, noor = cast.client("pelle"), cast.client("noor")
    assert (
        noor.post(address(plan), {"goal": "Iedereen kent een docent", "seen": 0}).status_code == 302
    )
    sent = {"goal": "Iedereen kent een leerling", "seen": 0, "note": "mijn zin"}
    answer = pelle.post(address(plan), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Noor bewaarde dit deel op" in page
    assert "<ins>Iedereen kent een docent</ins>" in page
    assert "Iedereen kent een leerling</textarea>" in page
    assert 'value="mijn zin"' in page
    assert '<input type="hidden" name="seen" value="1"' in page
    assert pelle.post(address(plan), sent | {"seen": 1}).status_code == 302
    with cast.scope():
        texts = [row.content["aim"]["goal"] for row in PlanVersion.objects.order_by("number")]
        assert texts == ["Iedereen kent een docent", "Iedereen kent een leerling"]


def test_two_tabs_with_rows(cast: Cast, plan: Plan) -> None:
    pelle, noor = cast.client("pelle"), cast.client("noor")
    noor.post(address(plan, "stappen"), rows({"what": "Van Noor"}))
    answer = pelle.post(address(plan, "stappen"), rows({"what": "Van Pelle"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "<ins>Van Noor</ins>" in page
    assert 'value="Van Pelle"' in page


@pytest.mark.parametrize("who", ["alice", "emre", "olga"])
def test_a_stranger_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    client = cast.client(who)
    assert client.get(address(plan)).status_code == 404
    assert client.post(address(plan), {"goal": "x", "seen": 0}).status_code == 404


@pytest.mark.parametrize("who", ["anonymous", "dina"])
def test_who_is_a_visitor_is_sent_to_log_in(cast: Cast, plan: Plan, who: str) -> None:
    assert cast.client(who).get(address(plan))["Location"].startswith("/account/login/")


@pytest.mark.parametrize("who", ["lars", "lena"])
def test_another_region_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    client = cast.client(who)
    assert client.get(address(plan)).status_code == 404
    there = address(plan).replace("haaglanden", cast.places.other_region.slug)
    assert client.get(there).status_code == 404


def test_a_part_that_is_none_is_not_there(cast: Cast, plan: Plan) -> None:
    assert cast.client("pelle").get(address(plan, "verhaal")).status_code == 404


def test_a_plan_by_another_road_can_be_worked_out(cast: Cast) -> None:
    with cast.scope():
        row = add_contribution(cast.places.region, "plan", "Van de tafel", author=cast.pelle)
        need = add_contribution(cast.places.region, "need", author=cast.pelle)
    way = reverse("thinktank:plan_part", args=["haaglanden", row.pk, "doel"])
    client = cast.client("pelle")
    assert client.get(way).status_code == 200
    assert client.get(way.replace(str(row.pk), str(need.pk))).status_code == 404
    assert client.post(way, {"goal": "x", "seen": 0}).status_code == 302


def test_it_costs_the_same_for_one_row_and_for_three(cast: Cast, plan: Plan) -> None:
    client, costs = cast.client("pelle"), []
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                add_step(plan, person=cast.pelle)
        for part in ("doel", "stappen", "nodig", "kosten"):
            client.get(address(plan, part))
            with CaptureQueriesContext(connection) as asked:
                client.get(address(plan, part))
            frame = ("SAVEPOINT", "warmwelkom.region")
            costs.append(
                len([row for row in asked if not any(word in row["sql"] for word in frame)])
            )
    assert costs[:4] == costs[4:]
    assert max(costs) <= 12
