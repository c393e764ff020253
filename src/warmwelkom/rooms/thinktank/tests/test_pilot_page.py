from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.thinktank import add_pilot, add_plan

from warmwelkom.rooms.thinktank.models import Measurement, Pilot, Plan

NUMBERS = {
    "here_before_n": 310,
    "here_before_number": 189,
    "here_after_n": 312,
    "here_after_number": 231,
}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    with cast.scope():
        return add_plan(cast.places.region, author=cast.pelle)


def address(plan: Plan, pilot: Pilot | None = None) -> str:
    more = [pilot.pk] if pilot else []
    name = "thinktank:pilot" if pilot else "thinktank:pilots"
    return reverse(name, args=["haaglanden", plan.contribution_id, *more])


def filled(**more: Any) -> dict[str, Any]:
    return {"question": "Voelen zij zich welkom?", "measure": "share", "hope": "yes", "seen": 0,
            "where": "Delft", "pupils": 312, **NUMBERS} | more  # fmt: skip


def test_it_works(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    assert client.get(address(plan)).status_code == 200
    answer = client.post(address(plan), filled(verdict="works", reason="Het scheelt veel."))
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    public = reverse("thinktank:contribution", args=["haaglanden", plan.contribution_id])
    page = cast.client("anonymous").get(public).content.decode()
    assert "Achteraf: 231 van de 312 (74 %). Vooraf: 189 van de 310 (61 %)." in page
    assert "er was geen groep om mee te vergelijken" in page
    assert 'width="170.3"' in page  # 74 of 100, on a bar of 230
    assert "Delft, 312 leerlingen" in page


def test_a_mean_with_a_comma(cast: Cast, plan: Plan) -> None:
    sent = filled(measure="mean", here_after_mean="7,25", here_after_sd="1.5", here_before_mean="6,5",
                  here_before_sd="1,5", here_after_number="", here_before_number="")  # fmt: skip
    client = cast.client("pelle")
    answer = client.post(address(plan), sent)
    assert answer.status_code == 302
    with cast.scope():
        assert [str(row.mean) for row in Measurement.objects.order_by("moment")] == [
            "7.250",
            "6.500",
        ]
    page = client.get(answer["Location"]).content.decode()
    assert 'value="7.25"' in page
    assert "Het werd hoger. Het verschil is waarschijnlijk tussen 0,5 en 1." in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"here_after_number": 4}, "Minder dan vijf leerlingen"),
        ({"here_after_number": 309}, "Minder dan vijf leerlingen"),
        ({"here_after_n": 3, "here_after_number": 3}, "Minder dan vijf leerlingen"),
        ({"here_after_number": 400}, "Dit zijn er meer dan er leerlingen waren."),
        ({"here_after_number": ""}, "Vul dit getal ook in"),
        ({"here_after_n": ""}, "Vul dit getal ook in"),
        ({"here_after_n": "veel"}, "Schrijf een heel getal, zoals 40."),
        ({"begins": "2026-09-02", "ends": "2026-09-01"}, "Het eind ligt vóór het begin."),
        ({"verdict": "not_measured"}, "Schrijf waarom er niets is gemeten."),
        ({"verdict": "prachtig"}, "prachtig"),
        ({"question": ""}, "Dit veld is verplicht."),
        ({"measure": "mean", "here_after_mean": "1e99"}, "Schrijf een getal, zoals 7,2."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    cast: Cast, plan: Plan, wrong: dict[str, Any], told: str
) -> None:
    answer = cast.client("pelle").post(address(plan), filled(where="خطة", **wrong))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'value="خطة"' in answer.content.decode()
    with cast.scope():
        assert Pilot.objects.count() == 0


def test_of_two_tabs_the_second_sees_both(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        pilot = add_pilot(plan)
    pelle, noor = cast.client("pelle"), cast.client("noor")
    assert noor.post(address(plan, pilot), filled(question="Van Noor?")).status_code == 302
    answer = pelle.post(address(plan, pilot), filled(question="Van Pelle?"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<bdi>Van Noor?</bdi>" in page
    assert 'value="Van Pelle?"' in page
    assert (
        pelle.post(address(plan, pilot), filled(question="Van Pelle?", seen=1)).status_code == 302
    )


def test_not_measured_because(cast: Cast, plan: Plan) -> None:
    client = cast.client("pelle")
    page = client.post(address(plan), {"do": "not-measured", "reason": ""}, follow=True)
    assert "Schrijf waarom er niets is gemeten." in page.content.decode()
    page = client.post(address(plan), {"do": "not-measured", "reason": "Te druk."}, follow=True)
    assert "Niet gemeten, omdat: Te druk." in page.content.decode()


def test_it_can_be_taken_away(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        pilot = add_pilot(plan)
    assert cast.client("pelle").post(address(plan, pilot), {"do": "remove"}).status_code == 302
    with cast.scope():
        assert Pilot.objects.count() == 0


@pytest.mark.parametrize("who", ["alice", "lars", "olga"])
def test_a_stranger_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    with cast.scope():
        pilot = add_pilot(plan)
    client = cast.client(who)
    for way in (address(plan), address(plan, pilot)):
        assert client.get(way).status_code == 404
        assert client.post(way, filled()).status_code == 404


def test_a_pilot_of_another_plan_is_not_there(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        other = add_pilot(add_plan(cast.places.region, "b", author=cast.pelle))
    assert cast.client("pelle").get(address(plan, other)).status_code == 404
