"""The door of a meeting's boards, who came in through it, and the block on the meeting's page."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.board_policies import joins_in
from warmwelkom.rooms.meetings.models import Board, BoardDoor, BoardGuest, Meeting
from warmwelkom.rooms.meetings.policies import PLANS, takes_part
from warmwelkom.rooms.meetings.queries.blocks import Block, add_block


def door_with(*, actor: Actor, code: str) -> BoardDoor | None:
    """The open door with this code in this region, however it was typed; one query."""
    typed = "".join(code.upper().split()).replace("-", "")
    rows = BoardDoor.objects.visible_to(actor, "meetings.join_board").select_related("meeting")
    found: BoardDoor | None = rows.filter(code=typed, closed_at=None).first()
    return found


def guests_of(*, meeting_id: UUID) -> list[BoardGuest]:
    """Who is in without an account; one query."""
    return list(BoardGuest.objects.filter(meeting_id=meeting_id, sent_away_at=None))


def guest_name(*, actor: Actor) -> str:
    """Under which name the guest is here; one query."""
    if actor.guest_id is None:
        return ""
    row = BoardGuest.objects.filter(pk=actor.guest_id).values_list("name", flat=True).first()
    return str(row or "")


def board_behind(*, guest: BoardGuest) -> Board | None:
    """Where a guest begins: the newest board of their meeting; one query."""
    found: Board | None = (
        Board.objects.filter(meeting=guest.meeting_id).order_by("-made_at").first()
    )
    return found


@add_block(place=20)
def boards_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:
    """The boards of a meeting, for who takes part; one query."""
    leads = takes_part(actor) and (PLANS(actor) or meeting.chair_id == actor.user_id)
    rows = (
        list(Board.objects.visible_to(actor, "meetings.see_board").filter(meeting=meeting))
        if joins_in(actor)
        else []
    )
    if not joins_in(actor) and (meeting.cancelled_at or meeting.is_over(now)):
        return None
    if not rows and takes_part(actor) and not leads:
        return None
    return Block(
        template="meetings/board/_block.html",
        values={"boards": rows, "meeting": meeting, "leads": leads, "is_in": joins_in(actor)},
    )
