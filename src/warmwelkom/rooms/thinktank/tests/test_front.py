"""The front: threads with what follows, in three orders, in few queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link, make_think_tank

from warmwelkom.rooms.thinktank.models import Contribution, Label
from warmwelkom.rooms.thinktank.queries.front import front_for

FRAME = ("SAVEPOINT", "warmwelkom.region")
FRONT = "/denktank/haaglanden/"


def _front(cast: Cast, **words: Any) -> dict[str, Any]:
    asked = {"kind": "", "labels": [], "words": "", "order": "", "page": "1"} | words
    return front_for(actor=cast.actor("pelle"), today=NOW.date(), **asked)


def _day(number: int) -> dt.date:
    return NOW.date() + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("order", "seen"),
    [("new", "BAC"), ("odd", "BAC"), ("heard", "CAB"), ("waiting", "ABC")],
)
def test_the_orders(cast: Cast, order: str, seen: str) -> None:
    """A waits longest, B is newest, C is answered and most heard."""
    with cast.scope():
        for text, heard, received, due, done in (
            ("A", 2, -5, 1, None), ("B", 1, 0, 5, None), ("C", 9, -9, -5, _day(-6)),
        ):  # fmt: skip
            add_contribution(
                cast.places.region, text=text, heard=heard, received_on=_day(received),
                answer_by=_day(due), answered_on=done,
            )  # fmt: skip
        assert "".join(row.text for row in _front(cast, order=order)["rows"]) == seen


def test_how_far_each_thread_came(cast: Cast) -> None:
    with cast.scope():
        here = cast.places.region
        need, idea = add_contribution(here, text="b"), add_contribution(here, "idea", "i")
        add_contribution(here, text="los")
        under = add_contribution(here, text="onder", merged_into=need, state="bundled")
        add_link(under, idea)
        plan = add_contribution(here, "plan", "p", state="stopped")
        add_link(idea, plan, "works_out")
        hidden = add_contribution(here, "plan", "geheim", published_at=None)
        loose = add_contribution(here, "idea", "raakt")
        add_link(loose, hidden, "works_out")
        add_link(loose, plan, "touches")
        add_contribution(here, "offer", "aanbod")
        steps = {row.text: row.step for row in _front(cast)["rows"]}
    assert steps == {"b": 5, "los": 1, "i": 5, "p": 5, "raakt": 2, "aanbod": 0}


def test_the_numbers_and_the_filter(cast: Cast) -> None:
    with cast.scope():
        for kind in ("need", "need", "idea"):
            add_contribution(cast.places.region, kind, "De weg vinden")
        add_contribution(cast.places.region, published_at=None)
        found = _front(cast, kind="idea", words="wegen")
        assert [row.kind for row in found["rows"]] == ["idea"]
    assert [(kind, number) for kind, _label, number in found["kinds"]] == [
        ("need", 2), ("idea", 1), ("plan", 0), ("offer", 0),
    ]  # fmt: skip
    assert (found["all"], found["answered"]) == (3, None)


def test_the_pages_hold_every_thread_once(cast: Cast) -> None:
    with cast.scope():
        for number in range(21):
            add_contribution(cast.places.region, text=f"{number:02}", heard=30 - number)
        add_contribution(cast.places.region, "idea", "i", heard=99)
        pages = {
            page: _front(cast, kind="need", page=page)["rows"] for page in ("1", "2", "9", "x")
        }
    texts = {page: [row.text for row in rows] for page, rows in pages.items()}
    assert texts["1"] == texts["x"] == [f"{number:02}" for number in range(20)]
    assert texts["2"] == texts["9"] == ["20"]
    assert [pages["9"].number, pages["1"].paginator.num_pages] == [2, 2]


def test_labels_narrow_it_together(cast: Cast) -> None:
    with cast.scope():
        label = {
            slug: Label.objects.create(region=cast.places.region, kind=kind, slug=slug, name=slug)
            for slug, kind in (("reizen", "theme"), ("groen", "sector"))
        }
        for text, slugs in (("A", ["reizen", "groen"]), ("B", ["reizen"]), ("C", ["groen"])):
            add_contribution(cast.places.region, text=text).labels.set(
                label[slug] for slug in slugs
            )
        seen = {
            " ".join(asked): {row.text for row in _front(cast, labels=asked)["rows"]}
            for asked in (["reizen"], ["reizen", "groen"], ["reizen", "nergens"])
        }
    assert seen == {"reizen": {"A", "B"}, "reizen groen": {"A"}, "reizen nergens": set()}


def test_what_is_taken_back_or_merged_is_gone_at_once(cast: Cast) -> None:
    client = cast.client("anonymous")
    with cast.scope():
        first, second = (
            add_contribution(cast.places.region, text=text) for text in ("Een", "Twee")
        )
    before = client.get(FRONT).content.decode()
    with cast.scope():
        Contribution.objects.filter(pk=first.pk).update(published_at=None)
        Contribution.objects.filter(pk=second.pk).update(merged_into=first)
        add_contribution(cast.places.region, text="Drie")
    after = client.get(FRONT).content.decode()
    assert [word in before for word in ("‘Een’", "‘Twee’", "‘Drie’")] == [True, True, False]
    assert [word in after for word in ("‘Een’", "‘Twee’", "‘Drie’")] == [False, False, True]


def test_it_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    costs, client = [], cast.client("anonymous")
    with cast.scope():
        make_think_tank(cast, who="alice")
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                need = add_contribution(
                    cast.places.region, audience=cast.places.yuverta, school=cast.places.witt_school
                )
                add_link(need, add_contribution(cast.places.region, "idea", "i"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(FRONT).status_code == 200
        costs.append(len([row for row in asked if not any(x in row["sql"] for x in FRAME)]))
    assert costs[0] == costs[1] <= 6


def test_what_follows_is_told(cast: Cast) -> None:
    with cast.scope():
        make_think_tank(cast, who="alice")
        add_contribution(
            cast.places.region, text="Gebundeld", heard=41, state="bundled", answer_by=_day(3)
        )
    page = cast.client("anonymous").get(FRONT).content.decode()
    assert "gebundeld uit 41 stemmen · antwoord vóór zo 5 apr" in page
    assert "Stap 1 van 5" in page
