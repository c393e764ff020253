"""`/bijeenkomsten/<region>/bord/<pk>/`: the board, the part of it that moves, and its signals."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ids import new_id
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.meetings.board_memory import remembered
from warmwelkom.rooms.meetings.board_policies import leads_board
from warmwelkom.rooms.meetings.models import Board
from warmwelkom.rooms.meetings.queries.board import board_for, own_dots, part_for
from warmwelkom.rooms.meetings.queries.board_guests import guest_name, guests_of
from warmwelkom.rooms.meetings.queries.board_sheet import targets_of


@require_safe
@page("meetings.see_board")
def show(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The whole page."""
    board = board_for(actor=request.actor, pk=pk)
    own = own_dots(actor=request.actor, board=board)
    leads = leads_board(request.actor, board)
    context = {
        **_part(request, region, board, own),
        "tag": _tag(request, board, own),
        "acts": _acts(region, board, leads=leads),
        **(_door(region, board) if leads else {}),
        "guest": guest_name(actor=request.actor) if request.actor.guest_id else "",
    }
    return render(request, "meetings/board/board.html", context)


@require_safe
@page("meetings.see_board")
def part(request: HouseRequest, region: str, pk: UUID) -> HttpResponseBase:
    """The part that moves, or 304 where this reader has it already."""
    board = board_for(actor=request.actor, pk=pk)
    own = own_dots(actor=request.actor, board=board)
    tag = _tag(request, board, own)
    return part_of_page(
        request, "meetings/board/_part.html", lambda: _part(request, region, board, own), tag=tag
    )


@require_safe
@page("meetings.see_board")
def signals(request: HouseRequest, region: str, pk: UUID) -> HttpResponseBase:  # noqa: ARG001  in the address
    """Says "look again" whenever the board changed."""
    return stream(board_for(actor=request.actor, pk=pk).topic)


def _door(region: str, board: Board) -> dict[str, Any]:
    """For who leads: how people without an account come in, and who did."""
    door = getattr(board.meeting, "board_door", None)
    way = settings.PUBLIC_ADDRESS + reverse("meetings:join_board", args=[region])
    return {
        "door": door,
        "enter": way.partition("://")[2],
        "qr": qr_of(f"{way}?code={door.code}") if door else "",
        "guests": guests_of(meeting_id=board.meeting_id),
    }


def _acts(region: str, board: Board, *, leads: bool) -> list[tuple[str, str]]:
    """The forms to which the buttons in the moving part belong: (name, address)."""
    ways = {"pick": "move_notes", "dots": "give_dots", "rename": "rename_group"}
    if leads:
        ways |= {"choose": "board_choice", "phase": "board_phase", "undo": "board_undo"}
        ways |= {"timer": "board_timer", "no-timer": "board_timer"}
    return [
        (name, reverse(f"meetings:{way}", kwargs={"region": region, "pk": board.pk}))
        for name, way in ways.items()
    ]


def _part(request: HouseRequest, region: str, board: Board, own: dict[str, int]) -> dict[str, Any]:
    here = part_for(actor=request.actor, board=board, own=own, now=request.now)
    return {
        **here,
        "region": region,
        "key": new_id(),
        "own": own,
        "now": request.now,
        "notes": _notes(request, region, board, own, leads=here["leads"]),
    }


def _notes(
    request: HouseRequest, region: str, board: Board, own: dict[str, int], *, leads: bool
) -> SafeString:
    """The notes as HTML. Where everybody sees the same they are made once for each version of the board."""

    def make() -> str:
        targets = targets_of(board=board, actor=request.actor, own=own)
        return render_to_string(
            "meetings/board/_notes.html",
            {"board": board, "targets": targets, "leads": leads, "region": region,
             "groups": [target for target in targets if target.kind == "group"],
             "loose": [target for target in targets if target.kind != "group"],
             "left": board.dots_each - sum(own.values())},
        )  # fmt: skip

    is_own = board.revealed_at is None or board.phase == Board.Phase.DOTS
    key = (board.pk, board.version, leads, get_language())
    return mark_safe(make() if is_own else remembered(key, make))  # noqa: S308  our own template made it


def _tag(request: HouseRequest, board: Board, own: dict[str, int]) -> str:
    """Changes with whatever this reader would see otherwise."""
    actor = request.actor
    facts = (
        board.version, board.is_open(request.now), get_language(), actor.user_id, actor.guest_id,
        leads_board(actor, board), sorted(own.items()),
    )  # fmt: skip
    return quote_etag(hashlib.sha256(repr(facts).encode()).hexdigest()[:24])
