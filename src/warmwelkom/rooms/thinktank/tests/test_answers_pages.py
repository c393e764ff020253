"""What waits for an answer, what climbs onto the agenda, and what everybody sees of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link, make_think_tank

from warmwelkom.rooms.thinktank import api
from warmwelkom.rooms.thinktank.models import Contribution
from warmwelkom.rooms.thinktank.queries.answered import answered_in_time
from warmwelkom.rooms.thinktank.queries.answers import answers_for

TODAY = NOW.date()
LIST, GIVE = "/denktank/haaglanden/antwoorden/", "/denktank/haaglanden/antwoorden/geven/"


def _need(cast: Cast, text: str = "x", days: int = 0, **fields: Any) -> Contribution:
    """A need that was promised an answer so many days from today."""
    by = TODAY + dt.timedelta(days=days)
    return add_contribution(cast.places.region, text=text, answer_by=by, **fields)


def _lists(cast: Cast, who: str) -> dict[str, list[str]]:
    found = answers_for(actor=cast.actor(who), today=TODAY)
    names = ("late", "todo", "unasked", "answered")
    return {name: [row.text for row in found[name]] for name in names if found[name]}


def test_each_sees_what_is_asked_of_their_own(cast: Cast) -> None:
    with cast.scope():
        town, witt = cast.places.municipality, cast.places.witt_school
        _need(cast, "te laat", -1, audience=town)
        _need(cast, "vandaag", 0, audience=town)
        _need(cast, "witt", 5, audience=witt)
        _need(cast, "van niemand", 5)
        _need(cast, "klaar", -9, audience=town, state="answered", answered_on=TODAY)
        mine = {"late": ["te laat"], "todo": ["vandaag"], "answered": ["klaar"]}
        assert _lists(cast, "pelle") == mine
        assert _lists(cast, "alice") == {"todo": ["witt"]}
        every = mine | {"todo": ["vandaag", "witt"], "unasked": ["van niemand"]}
        assert _lists(cast, "noor") == _lists(cast, "hanna") == every


def test_a_bundle_is_due_on_its_first_day(cast: Cast) -> None:
    with cast.scope():
        root = _need(cast, "bundel", 9, audience=cast.places.municipality, state="bundled")
        _need(cast, "eronder", -3, merged_into=root, state="bundled")
        assert _lists(cast, "pelle") == {"late": ["bundel"]}


def test_the_agenda_gives_every_factor(cast: Cast) -> None:
    with cast.scope():
        _need(cast, "op tijd", 0, heard=99)
        _need(cast, "verborgen", -30, heard=99, published_at=None)
        _need(cast, "klaar", -30, heard=99, state="answered")
        light = _need(cast, "licht", -1, heard=12)
        idea = add_contribution(cast.places.region, "idea", "i")
        heavy = _need(cast, "zwaar", -8, heard=4)
        add_link(heavy, idea)
        plan = _need(cast, "plan", -1, heard=3)
        add_link(plan, add_contribution(cast.places.region, "plan", "p"))
        found = api.waiting_for_agenda(region_id=cast.places.region.pk, today=TODAY)
    assert [(row.need.pk, row.heard, row.weeks, row.readiness, row.rank) for row in found] == [
        (heavy.pk, 4, 2, 2, 16),
        (light.pk, 12, 1, 1, 12),
        (plan.pk, 3, 1, 3, 9),
    ]


def test_the_share_in_time_and_nothing_under_five(cast: Cast) -> None:
    with cast.scope():
        town, witt = cast.places.municipality, cast.places.witt_school
        for number in range(6):
            answered = TODAY - dt.timedelta(days=10 if number else 2)
            _need(cast, "x", -5, audience=town, state="answered", answered_on=answered)
        for _number in range(4):
            _need(cast, "x", -5, audience=witt)
        _need(cast, "nog niet", 5, audience=witt)
        _need(cast, "lang geleden", -200, audience=witt)
        found = answered_in_time(today=TODAY)
    assert [(bar.name, bar.asked, bar.in_time) for bar in found["bars"]] == [
        ("Gemeente Den Haag", 6, 5)
    ]
    assert (found["asked"], found["in_time"], found["few"]) == (10, 5, ["Johan de Witt"])


def test_with_fewer_than_five_in_all_nothing_is_counted(cast: Cast) -> None:
    with cast.scope():
        make_think_tank(cast, who="alice")
        for _number in range(4):
            _need(cast, "x", -5, audience=cast.places.witt_school)
        assert answered_in_time(today=TODAY)["asked"] is None
    page = cast.client("anonymous").get("/denktank/haaglanden/").content.decode()
    assert "minder dan vijf behoeften" in page
    assert "<td>4</td>" not in page


def test_a_merged_need_counts_for_whoever_answers_its_bundle(cast: Cast) -> None:
    with cast.scope():
        root = _need(cast, "x", -5, audience=cast.places.municipality)
        for _number in range(4):
            _need(cast, "x", -5, merged_into=root)
        assert [bar.asked for bar in answered_in_time(today=TODAY)["bars"]] == [5]


def test_two_are_answered_at_once(cast: Cast) -> None:
    town = cast.places.municipality
    with cast.scope():
        needs = [_need(cast, f"n{number}", 3, audience=town) for number in range(2)]
    client, chosen = cast.client("pelle"), {"need": [str(need.pk) for need in needs]}
    assert "Eén antwoord op 2 behoeften" in client.get(GIVE, chosen).content.decode()
    refused = client.post(GIVE, chosen | {"answer": " ", "organisation": str(town.pk)})
    assert refused.status_code == 422
    answer = client.post(GIVE, chosen | {"answer": "Dat komt.", "organisation": str(town.pk)})
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    with cast.scope():
        seen = Contribution.objects.filter(kind="need").values_list("state", flat=True)
        assert list(seen) == ["answered", "answered"]


def test_nothing_chosen_is_told(cast: Cast) -> None:
    page = cast.client("pelle").get(GIVE).content.decode()
    assert "Kruis eerst aan waarop je wilt antwoorden." in page


@pytest.mark.parametrize("who", ["pelle", "alice"])
def test_what_another_was_asked_is_not_there(cast: Cast, who: str) -> None:
    with cast.scope():
        need = _need(cast, audience=cast.places.yuverta)
    assert cast.client(who).get(GIVE, {"need": str(need.pk)}).status_code == 404
    assert cast.client(who).post(GIVE, {"need": str(need.pk), "answer": "x"}).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    costs, client = [], cast.client("noor")
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                _need(cast, "a", -3, audience=cast.places.yuverta, heard=1)
                _need(cast, "b", 3)
                _need(cast, "c", 3, state="answered", answered_on=TODAY)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 16  # with the four of the gate's transaction and region
