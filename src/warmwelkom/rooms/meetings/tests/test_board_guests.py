"""People without an account: in with the code, seen by nobody outside, and forgotten after the meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from tests.boards import add_board, add_dots, add_group, add_guest, add_note, guest_client
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.meetings.actors import COOKIE
from warmwelkom.rooms.meetings.domain.board_guests import forget_guests
from warmwelkom.rooms.meetings.models import Board, BoardDot, BoardGuest, BoardNote

AT = "/bijeenkomsten/haaglanden/bord/"


@pytest.fixture
def board(cast: Cast) -> Board:
    with cast.scope():
        return add_board(add_meeting(cast.places.region, chair=cast.alice))


@pytest.fixture(autouse=True)
def nobody_tried() -> None:
    cache.clear()  # tries of another test at this address


def test_the_code_however_typed_and_a_name_let_one_in(cast: Cast, board: Board) -> None:
    client = Client()
    answer = client.post(f"{AT}meedoen/", {"code": " kwx 234", "name": "Yara's tante"})
    assert (answer.status_code, answer["Location"]) == (302, f"{AT}{board.pk}/")
    cookie = answer.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        "/bijeenkomsten/",
        True,
        "Lax",
    )
    client.post(f"{AT}{board.pk}/briefjes/", {"text": "Van een gast"})
    assert "Van een gast" in client.get(f"{AT}{board.pk}/").content.decode()
    with cast.scope():
        [guest], [note] = BoardGuest.objects.all(), BoardNote.objects.all()
        assert (guest.name, note.guest, note.author_id) == ("Yara's tante", guest, None)
        acts = Act.objects.filter(actor_kind__in=("guest", "anonymous"))
        assert {(act.actor_name, act.actor_id) for act in acts} == {("", None)}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "XXXXXX", "name": "Yara"}, "Deze code kennen we niet."),
        ({"code": "KWX234", "name": " "}, "verplicht"),
        ({"code": "FAR234", "name": "Yara"}, "Deze code kennen we niet."),
    ],
)
def test_otherwise_one_is_told_why(
    cast: Cast, board: Board, typed: dict[str, str], sentence: str
) -> None:
    with cast.scope("lars"):
        add_board(add_meeting(cast.places.other_region), code="FAR234")
    answer = Client().post(f"{AT}meedoen/", typed)
    assert (answer.status_code, COOKIE in answer.cookies) == (422, False)
    assert sentence in answer.content.decode()
    with cast.scope():
        assert (BoardGuest.objects.count(), board.meeting.guests.count()) == (0, 0)


def test_wrong_codes_are_counted(cast: Cast, board: Board) -> None:  # noqa: ARG001  there must be a code to guess
    client = Client()
    for _try in range(60):
        client.post(f"{AT}meedoen/", {"code": "XXXXXX", "name": "Yara"})
    answer = client.post(f"{AT}meedoen/", {"code": "KWX234", "name": "Yara"})
    assert "Wacht tien minuten." in answer.content.decode()
    assert COOKIE not in answer.cookies


def test_a_guest_sees_the_boards_of_their_meeting_alone(cast: Cast, board: Board) -> None:
    with cast.scope():
        guest = add_guest(board.meeting)
        other = add_board(add_meeting(cast.places.region), code="OTHER2")
    client = guest_client(guest)
    assert client.get(f"{AT}{board.pk}/").status_code == 200
    assert client.get(f"{AT}{other.pk}/").status_code == 404
    assert client.post(f"{AT}{other.pk}/briefjes/", {"text": "x"}).status_code == 404
    assert client.post(f"{AT}{board.pk}/fase/", {"to": "group"}).status_code == 404
    for way in ("/start/", "/leerlingen/", "/denktank/haaglanden/antwoorden/", "/account/"):
        stranger = Client().get(way)
        answer = client.get(way)
        assert (answer.status_code, answer.get("Location")) == (
            stranger.status_code,
            stranger.get("Location"),
        )
    assert (
        "ruimte.example"
        not in client.get(f"/bijeenkomsten/haaglanden/{board.meeting_id}/").content.decode()
    )


def test_a_guest_who_is_sent_away_is_out(cast: Cast, board: Board) -> None:
    with cast.scope():
        guest = add_guest(board.meeting)
    client = guest_client(guest)
    assert (
        cast.client("pelle").post(f"{AT}{board.pk}/gasten/", {"guest": guest.pk}).status_code == 404
    )
    assert client.get(f"{AT}{board.pk}/").status_code == 200
    cast.client("alice").post(f"{AT}{board.pk}/gasten/", {"guest": guest.pk})
    assert client.get(f"{AT}{board.pk}/").status_code == 302


def test_a_closed_door_lets_nobody_in(cast: Cast, board: Board) -> None:
    cast.client("alice").post(f"{AT}{board.pk}/gasten/", {"door": "close"})
    typed = {"code": "KWX234", "name": "Yara"}
    assert Client().post(f"{AT}meedoen/", typed).status_code == 422
    cast.client("alice").post(f"{AT}{board.pk}/gasten/", {"door": "open"})
    assert Client().post(f"{AT}meedoen/", typed).status_code == 302


def test_a_cookie_that_was_tampered_with_is_nobody(cast: Cast, board: Board) -> None:
    with cast.scope():
        guest = add_guest(board.meeting)
    client = guest_client(guest)
    client.cookies[COOKIE] = client.cookies[COOKIE].value[:-2] + "xx"
    assert client.get(f"{AT}{board.pk}/").status_code == 302


def test_a_day_after_the_meeting_names_are_gone_and_words_stay(cast: Cast, board: Board) -> None:
    with cast.scope():
        guest, later = add_guest(board.meeting), add_meeting(cast.places.region, in_days=30)
        stays = add_guest(later, words="ander")
        note = add_note(board, guest=guest)
        add_dots(board, 2, guest=guest, group=add_group(board))
        actor = system_actor(region_id=cast.places.region.pk)
        over = board.meeting.ends_at + dt.timedelta(days=1)
        assert forget_guests(actor=actor, now=over) == 0
        assert forget_guests(actor=actor, now=over + dt.timedelta(minutes=1)) == 1
        note.refresh_from_db()
        [dot] = BoardDot.objects.all()
        assert (note.text, note.guest_id, dot.guest_id, dot.count) == (
            "Niemand kennen", None, None, 2,
        )  # fmt: skip
        assert list(BoardGuest.objects.all()) == [stays]
        assert forget_guests(actor=actor, now=NOW + dt.timedelta(weeks=9)) == 1
