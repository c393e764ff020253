from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_plan

from warmwelkom.rooms.thinktank.comparing import Piece, compared_rows, compared_words
from warmwelkom.rooms.thinktank.domain.plans import save_part
from warmwelkom.rooms.thinktank.models import Plan

AIM: dict[str, Any] = {"goal": "", "for_whom": "", "puller": None, "starts_on": None}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        for number, goal in enumerate(("Iedereen kent iemand", "Iedereen kent een docent")):
            _save(cast, plan, AIM | {"goal": goal}, seen=number)
        return plan


def _save(cast: Cast, plan: Plan, aim: dict[str, Any], seen: int) -> None:
    save_part(actor=cast.actor("pelle"), plan=plan, part="aim", seen=seen, values=aim, now=NOW)


def address(plan: Plan) -> str:
    return reverse("thinktank:plan_versions", args=["haaglanden", plan.contribution_id])


def restored(plan: Plan, number: int) -> str:
    return reverse("thinktank:plan_restore", args=["haaglanden", plan.contribution_id, number])


def test_it_works(cast: Cast, plan: Plan) -> None:
    page = cast.client("anonymous").get(address(plan)).content.decode()
    assert "Wat er veranderde van versie 1 naar 2" in page
    assert "Iedereen kent <del>iemand</del><ins>een docent</ins>" in page
    assert "Zet versie 1 terug" not in page
    page = cast.client("pelle").get(address(plan), {"van": 0, "tot": 1}).content.decode()
    assert "<ins>Iedereen kent iemand</ins>" in page
    assert "Zet versie 1 terug" in page


@pytest.mark.parametrize(
    "query", [{"van": "x", "tot": "9"}, {"van": "²"}, {"tot": "9" * 30}, {"van": "-1"}]
)
def test_bad_input_is_the_newest(cast: Cast, plan: Plan, query: dict[str, str]) -> None:
    page = cast.client("anonymous").get(address(plan), query).content.decode()
    assert "Wat er veranderde van versie 1 naar 2" in page


def test_back_to_a_version(cast: Cast, plan: Plan) -> None:
    page = cast.client("pelle").post(restored(plan, 1), follow=True).content.decode()
    assert "Versie 1 staat er weer, als nieuwe versie." in page
    assert "Wat er veranderde van versie 2 naar 3" in page
    with cast.scope():
        assert Plan.objects.get().goal == "Iedereen kent iemand"


def test_a_version_that_is_not_there(cast: Cast, plan: Plan) -> None:
    assert cast.client("pelle").post(restored(plan, 9)).status_code == 404


@pytest.mark.parametrize("who", ["alice", "lars"])
def test_a_stranger_gets_404(cast: Cast, plan: Plan, who: str) -> None:
    assert cast.client(who).post(restored(plan, 1)).status_code == 404


def test_a_plan_that_nobody_worked_on(cast: Cast) -> None:
    with cast.scope():
        empty = add_plan(cast.places.region, author=cast.pelle)
    assert (
        "Dit plan is nog niet uitgewerkt"
        in cast.client("anonymous").get(address(empty)).content.decode()
    )


def test_it_costs_the_same_for_two_versions_and_for_four(cast: Cast, plan: Plan) -> None:
    costs = []
    for number in (2, 3):
        client = cast.client("anonymous")
        with CaptureQueriesContext(connection) as asked:
            client.get(address(plan))
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
        with cast.scope():
            _save(cast, plan, AIM | {"goal": f"{number}"}, seen=number)
    assert costs[0] == costs[1] <= 6


def test_words_are_compared_as_words() -> None:
    found = compared_words("De bus komt om 9 uur.", "De trein komt om 9 uur!")
    assert found == (
        Piece(kind="same", text="De "), Piece(kind="removed", text="bus"), Piece(kind="added", text="trein"),
        Piece(kind="same", text=" komt om 9 uur"), Piece(kind="removed", text="."), Piece(kind="added", text="!"),
    )  # fmt: skip


def test_rows_are_known_again_by_their_id() -> None:
    old = [{"id": 1, "w": "a"}, {"id": 2, "w": "b"}, {"id": 3, "w": "c"}]
    new = [{"id": 3, "w": "c"}, {"id": 1, "w": "d"}, {"id": 4, "w": "e"}]
    found = compared_rows("steps", old, new, lambda row: str(row["w"]))
    assert [(change.kind, "".join(piece.text for piece in change.pieces)) for change in found.changes] == [
        ("changed", "ad"), ("added", "e"), ("removed", "b"),
    ]  # fmt: skip
    assert found.is_moved
    assert not compared_rows("steps", old, old[:2], lambda row: str(row["w"])).is_moved
