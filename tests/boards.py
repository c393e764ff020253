"""Boards with notes, groups and guests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.test import Client

from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from warmwelkom.base.access.actor import Actor
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.actors import COOKIE, PATH, cookie_of
from warmwelkom.rooms.meetings.domain.board_guests import hash_of
from warmwelkom.rooms.meetings.models import (
    Board,
    BoardDoor,
    BoardDot,
    BoardGroup,
    BoardGuest,
    BoardNote,
    Meeting,
)

QUESTION = "Wat maakt de eerste week spannend?"


def add_board(meeting: Meeting, *, code: str = "KWX234", **fields: Any) -> Board:
    """A board that is open; `shown=True` where the notes are seen."""
    shown = fields.pop("shown", False) or fields.get("phase", "collect") != "collect"
    values = {"question": QUESTION, "opens_at": NOW - dt.timedelta(days=1), "made_at": NOW}
    if shown:
        values["revealed_at"] = NOW
    if fields.get("phase") == "chosen":
        values["dots_shown_at"] = NOW
    BoardDoor.objects.get_or_create(
        meeting=meeting, defaults={"region": meeting.region, "code": code, "made_at": NOW}
    )
    return Board.objects.create(region=meeting.region, meeting=meeting, **values | fields)


def add_note(board: Board, text: str = "Niemand kennen", **fields: Any) -> BoardNote:
    values = {"key": new_id(), "made_at": NOW, "place": board.notes.count()}
    return BoardNote.objects.create(region=board.region, board=board, text=text, **values | fields)


def add_group(board: Board, name: str = "Mensen", **fields: Any) -> BoardGroup:
    return BoardGroup.objects.create(
        region=board.region, board=board, name=name, made_at=NOW, **fields
    )


def add_dots(board: Board, count: int, **on_and_by: Any) -> BoardDot:
    return BoardDot.objects.create(region=board.region, board=board, count=count, **on_and_by)


def add_guest(meeting: Meeting, name: str = "Gast", words: str = "woord") -> BoardGuest:
    return BoardGuest.objects.create(
        region=meeting.region, meeting=meeting, name=name, token_hash=hash_of(words), joined_at=NOW
    )


def guest_actor(guest: BoardGuest) -> Actor:
    return Actor(kind="guest", region_id=guest.region_id, guest_id=guest.pk)


def guest_client(guest: BoardGuest, words: str = "woord") -> Client:
    client = Client()
    client.cookies[COOKIE] = cookie_of(guest, words)
    client.cookies[COOKIE]["path"] = PATH
    return client


def make_boards(cast: Cast, *, who: str) -> Board:
    """A board with one of each, in the region of this mentor, who chairs; inside that region's scope."""
    region = cast.places.region if who == "alice" else cast.places.other_region
    known = Meeting.objects.filter(chair=cast.people[who], starts_at__isnull=False).first()
    meeting = known or add_meeting(region, chair=cast.people[who])
    board = add_board(meeting, code=f"BRD{who.upper()[:3]}", phase="dots")
    group, guest = add_group(board), add_guest(meeting, words=f"token-{who}")
    add_note(board, author=cast.people[who], group=group)
    add_note(board, "Van een gast", guest=guest)
    add_dots(board, 1, group=group, person=cast.people[who])
    return board
