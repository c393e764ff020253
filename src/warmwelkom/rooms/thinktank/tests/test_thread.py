"""The thread of a contribution, up and down, in few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link, add_voices

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState, Origin
from warmwelkom.rooms.thinktank.queries import thread as module
from warmwelkom.rooms.thinktank.queries.thread import Extra, thread_of


def _thread(cast: Cast) -> dict[str, Contribution]:
    """A need, two ideas of which one is not now, a plan; and a plan of another thread."""
    here = cast.places.region
    rows = {
        "need": add_contribution(here, text="Ik ken daar niemand", received_on=dt.date(2025, 1, 6)),
        "idea": add_contribution(
            here, "idea", "Neem je docent mee", received_on=dt.date(2025, 3, 3)
        ),
        "dead": add_contribution(here, "idea", "Een maatje", state="not_now"),
        "plan": add_contribution(here, "plan", "Samen de week doen"),
        "other": add_contribution(here, "plan", "De film"),
    }
    add_link(rows["need"], rows["idea"])
    add_link(rows["need"], rows["dead"])
    add_link(rows["idea"], rows["plan"], "works_out")
    add_link(rows["idea"], rows["other"], "touches")
    return rows


def _seen(cast: Cast, row: Contribution, who: str = "pelle") -> list[str]:
    found = thread_of(actor=cast.actor(who), pk=row.pk)
    return [station.heading for station in found["stations"]]


@pytest.mark.parametrize(
    ("start", "seen"),
    [
        (
            "need",
            ["‘Ik ken daar niemand’", "Neem je docent mee", "Een maatje", "Samen de week doen"],
        ),
        ("idea", ["‘Ik ken daar niemand’", "Neem je docent mee", "Samen de week doen"]),
        ("plan", ["‘Ik ken daar niemand’", "Neem je docent mee", "Samen de week doen"]),
        ("dead", ["‘Ik ken daar niemand’", "Een maatje"]),
        ("other", ["De film"]),
    ],
)
def test_up_and_down_from_anywhere(cast: Cast, start: str, seen: list[str]) -> None:
    with cast.scope():
        assert _seen(cast, _thread(cast)[start]) == seen


def test_what_is_not_public_is_no_step(cast: Cast) -> None:
    """Not for a moderator either: this page is shared."""
    with cast.scope():
        rows = _thread(cast)
        Contribution.objects.filter(pk=rows["idea"].pk).update(published_at=None)
        assert _seen(cast, rows["need"], "noor") == ["‘Ik ken daar niemand’", "Een maatje"]
        with pytest.raises(MayNotKnow):
            _seen(cast, rows["idea"], "noor")


def test_another_region_is_not_there(cast: Cast) -> None:
    with cast.scope():
        need = _thread(cast)["need"]
    with cast.scope("lars"), pytest.raises(MayNotKnow):
        _seen(cast, need, "lars")


def test_a_merged_need_shows_the_thread_of_its_bundle(cast: Cast) -> None:
    with cast.scope():
        rows = _thread(cast)
        under = add_contribution(
            cast.places.region, text="Ik ken niemand", merged_into=rows["need"], state="bundled"
        )
        more = add_contribution(cast.places.region, "idea", "Foto’s van de klas")
        add_link(under, more)
        assert _seen(cast, under) == _seen(cast, rows["need"])
        assert "Foto’s van de klas" in _seen(cast, under)


def test_a_ring_ends(cast: Cast) -> None:
    """The command refuses one; a merge of the two ends of a thread can still make one."""
    with cast.scope():
        rows = _thread(cast)
        add_link(rows["plan"], rows["idea"], "works_out")
        assert len(_seen(cast, rows["plan"])) == 3


def test_200_steps_cost_three_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    with cast.scope():
        actor, rows = cast.actor("pelle"), _thread(cast)
        with django_assert_num_queries(3):
            thread_of(actor=actor, pk=rows["need"].pk)
        for number in range(194):
            idea = add_contribution(cast.places.region, "idea", f"Idee {number}")
            add_link(rows["need"], idea)
        with django_assert_num_queries(3):
            found = thread_of(actor=actor, pk=rows["need"].pk)
        assert len(found["stations"]) == 198


@pytest.fixture
def extras() -> Iterator[list[Any]]:
    before, module.EXTRAS[:] = list(module.EXTRAS), []
    yield module.EXTRAS
    module.EXTRAS[:] = before


def test_a_pilot_and_an_effect_follow_on_their_plan(cast: Cast, extras: list[Any]) -> None:
    with cast.scope():
        plan = _thread(cast)["plan"]

        def pilots(pks: Any) -> list[Extra]:
            words = {"of": plan.pk, "on": dt.date(2026, 8, 25), "template": "x.html"}
            return [
                Extra(place=4, heading="Twee gebouwen", **words),
                Extra(place=5, heading="Meer welkom", did_not_work=True, **words),
            ] * (plan.pk in set(pks))

        extras.append(pilots)
        found = thread_of(actor=cast.actor("pelle"), pk=plan.pk)
    assert [station.place for station in found["stations"]] == [1, 2, 3, 4, 5]
    assert found["drawing"].lines[-1] == "M253 44C272 44 272 44 291 44"
    assert found["drawing"].doors[-1].is_closed
    assert [step["number"] for step in found["steps"]] == [1, 1, 1, 1, 1]


def _page(cast: Cast, pk: UUID, who: str = "anonymous") -> str:
    answer = cast.client(who).get(f"/denktank/haaglanden/draad/{pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_it_all(cast: Cast) -> None:
    with cast.scope():
        rows = _thread(cast)
        add_voices(rows["need"], cast.alice, receipts=62)
        meeting = {"meeting": rows["plan"].pk, "meeting_title": "bijeenkomst 4"}
        ContributionState.objects.create(
            region=cast.places.region, contribution=rows["plan"], state="chosen", reason="Gekozen.",
            on=NOW.date(), at=NOW, organisation=cast.places.yuverta, **meeting,
        )  # fmt: skip
        Origin.objects.create(
            region=cast.places.region, contribution=rows["idea"], kind="board", title="Bord 2",
            source=rows["idea"].pk, on=dt.date(2025, 3, 1),
        )  # fmt: skip
    text = _page(cast, rows["need"].pk)
    for words in ("Dit duurde 15 maanden.", "<b>63 mensen</b>", ">bijeenkomst 4</a>", "Yuverta",
                  "Kwam van een bord: Bord 2", "nu niet", 'name="description"', "/volg/"):  # fmt: skip
        assert words in text, words


def test_a_loose_need_has_a_page_too(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
    assert "Dit is gezegd. Wat eruit komt, lees je hier." in _page(cast, need.pk)
