"""The board's page: what is hidden until when, what it costs, and that nothing somebody did is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.boards import (
    add_board,
    add_dots,
    add_group,
    add_guest,
    add_note,
    guest_actor,
    guest_client,
)
from tests.cast import Cast
from tests.meetings import add_meeting

from warmwelkom.rooms.meetings.models import Board, BoardNote

AT = "/bijeenkomsten/haaglanden/bord/"


@pytest.fixture
def board(cast: Cast) -> Board:
    with cast.scope():
        return add_board(add_meeting(cast.places.region, chair=cast.alice))


def page(cast: Cast, board: Board, who: str = "pelle") -> str:
    answer = cast.client(who).get(f"{AT}{board.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_until_the_reveal_everybody_sees_their_own_notes_alone(cast: Cast, board: Board) -> None:
    with cast.scope():
        guest = add_guest(board.meeting)
        add_note(board, "Van Pelle", author=cast.pelle)
        add_note(board, "Van de gast", guest=guest)
        add_note(board, "Van Alice", author=cast.alice)
    seen = {who: page(cast, board, who) for who in ("pelle", "alice", "hanna", "noor")}
    seen["guest"] = guest_client(guest).get(f"{AT}{board.pk}/").content.decode()
    texts = ("Van Pelle", "Van de gast", "Van Alice")
    assert {who: [text for text in texts if text in html] for who, html in seen.items()} == {
        "pelle": ["Van Pelle"],
        "alice": ["Van Alice"],
        "hanna": [],
        "noor": [],
        "guest": ["Van de gast"],
    }
    for ending in ("csv", "svg", "txt"):
        for who in ("pelle", "alice", "hanna"):
            file = cast.client(who).get(f"{AT}{board.pk}/bord.{ending}").content.decode()
            assert [text for text in texts if text in file] == []


def test_after_the_reveal_everybody_sees_all(cast: Cast, board: Board) -> None:
    with cast.scope():
        add_note(board, "Van Alice", author=cast.alice)
    cast.client("alice").post(f"{AT}{board.pk}/fase/", {"to": "group"})
    assert "Van Alice" in page(cast, board)
    cast.client("alice").post(f"{AT}{board.pk}/fase/", {"to": "collect"})
    assert "Van Alice" in page(cast, board)  # what was shown can't be unseen


def test_dots_are_hidden_until_the_close(cast: Cast) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region, chair=cast.alice), phase="dots")
        group = add_group(board)
        add_dots(board, 3, group=group, person=cast.pelle)
        add_dots(board, 2, group=group, person=cast.hanna)
    assert "3 stippen van jou" in page(cast, board)
    for who in ("alice", "noor"):
        seen = page(cast, board, who)
        assert ("0 stippen van jou" in seen, "●" in seen, "5 stippen" in seen) == (
            True,
            False,
            False,
        )
        for ending in ("csv", "svg", "txt"):
            file = cast.client(who).get(f"{AT}{board.pk}/bord.{ending}").content.decode()
            assert "5" not in file.partition("Stippen")[2] + file.partition("Mensen")[2]
    cast.client("alice").post(f"{AT}{board.pk}/fase/", {"to": "chosen"})
    assert "5 stippen" in page(cast, board)


def test_nobody_else_comes_in(cast: Cast, board: Board) -> None:
    ways = ("", "deel/", "seinen/", "bord.csv")
    for who, status in (
        ("lars", 404),
        ("olga", 404),
        ("karin", 404),
        ("dina", 302),
        ("anonymous", 302),
    ):
        client = cast.client(who)
        assert {client.get(f"{AT}{board.pk}/{way}").status_code for way in ways} == {status}
        assert client.post(f"{AT}{board.pk}/briefjes/", {"text": "Ja"}).status_code == status
    with cast.scope():
        assert BoardNote.objects.count() == 0


def test_a_board_of_another_region_is_not_there(cast: Cast) -> None:
    with cast.scope("lars"):
        far = add_board(add_meeting(cast.places.other_region), code="FAR234")
    assert cast.client("hanna").get(f"{AT}{far.pk}/").status_code == 404


def test_who_has_it_already_hears_304(cast: Cast, board: Board) -> None:
    pelle = cast.client("pelle")
    way = f"{AT}{board.pk}/deel/"
    first = pelle.get(way)
    known = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert (first.status_code, pelle.get(way, **known).status_code) == (200, 304)
    pelle.post(f"{AT}{board.pk}/briefjes/", {"text": "Iets nieuws"})
    assert pelle.get(way, **known).status_code == 200
    other = cast.client("hanna").get(way, HTTP_IF_NONE_MATCH=pelle.get(way)["ETag"])
    assert other.status_code == 200  # what one reader has is not what another has


def test_what_is_wrong_is_a_sentence_and_nothing_is_written(cast: Cast, board: Board) -> None:
    pelle = cast.client("pelle")
    quiet: Any = {"HTTP_X_QUIET": "1"}
    answer = pelle.post(f"{AT}{board.pk}/briefjes/", {"text": "  "}, **quiet)
    assert (answer.status_code, answer.content.decode()) == (422, "Schrijf eerst wat je bedoelt.")
    answer = pelle.post(f"{AT}{board.pk}/briefjes/", {"text": "Ja"}, **quiet)
    assert (answer.status_code, answer.content) == (204, b"")
    answer = pelle.post(f"{AT}{board.pk}/plek/", {"to": "x"}, follow=True)
    assert "Dit staat niet meer op het bord." in answer.content.decode()
    answer = pelle.post(f"{AT}{board.pk}/stippen/", {"dots": "note:x=1"}, **quiet)
    assert answer.status_code == 422
    with cast.scope():
        assert BoardNote.objects.count() == 1


@pytest.mark.parametrize("phase", ["collect", "group", "dots", "chosen"])
def test_a_page_costs_the_same_for_one_note_and_for_three(cast: Cast, phase: str) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region, chair=cast.alice), phase=phase)
        guest = add_guest(board.meeting)
    costs = []
    readers = {"alice": cast.client("alice"), "guest": guest_client(guest)}
    for number in (1, 3):
        with cast.scope():
            group = add_group(board, f"Groep {number}")
            for _note in range(number):
                add_note(board, "Zin", guest=guest, group=group)
                add_note(board, "Zin", author=cast.alice)
            Board.objects.filter(pk=board.pk).update(version=number + 1)
        cost = {}
        for name, client in readers.items():
            for way in ("", "deel/"):
                with CaptureQueriesContext(connection) as asked:
                    assert client.get(f"{AT}{board.pk}/{way}").status_code == 200
                frame = ("SAVEPOINT", "warmwelkom.region")
                rows = [row for row in asked if not any(word in row["sql"] for word in frame)]
                cost[name, way] = len(rows)
        costs.append(cost)
    assert costs[0] == costs[1]
    assert max(costs[1].values()) <= 8, costs[1]
    with cast.scope():
        assert guest_actor(guest).guest_id == guest.pk
