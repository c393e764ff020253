"""What everybody does on a board: write, change, move, name, and give dots."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ids import new_id
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.meetings.domain.board_dots import give_dots
from warmwelkom.rooms.meetings.domain.board_groups import add_group, rename_group
from warmwelkom.rooms.meetings.domain.board_notes import (
    change_note,
    move_notes,
    withdraw_note,
    write_note,
)
from warmwelkom.rooms.meetings.models import Board, BoardGroup, BoardNote
from warmwelkom.rooms.meetings.views.board_answers import done, number_in, numbers, target_in


def _board(request: HouseRequest, pk: UUID) -> Board:
    row: Board = Board.objects.get_for(request.actor, "meetings.write_on_board", pk=pk)
    return row


@require_POST
@page("meetings.write_on_board")
def write(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """A new note; its key was made with the page, or by the script that sends it."""
    board = _board(request, pk)
    key = number_in(request.POST.get("key", "")) or new_id()
    text = request.POST.get("text", "")
    return done(
        request, region, board,
        lambda: write_note(actor=request.actor, board=board, key=key, text=text, now=request.now),
    )  # fmt: skip


@require_POST
@page("meetings.change_note")
def change(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Other words for one's own note, or off the board with it."""
    rows = BoardNote.objects.select_related("board")
    note = rows.get_for(request.actor, "meetings.change_note", pk=pk)

    def do() -> None:
        if request.POST.get("do") == "withdraw":
            withdraw_note(actor=request.actor, note=note, now=request.now)
        else:
            change_note(actor=request.actor, note=note, text=request.POST.get("text", ""))

    return done(request, region, note.board, do)


@require_POST
@page("meetings.write_on_board")
def move(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Notes to a group, to a new one, or out of it. A new group may be made empty too."""
    board = _board(request, pk)
    picked, name = numbers(request.POST.getlist("note")), request.POST.get("new", "")

    def do() -> None:
        group = None
        if name.strip():
            group = add_group(actor=request.actor, board=board, name=name, now=request.now)
        elif to := request.POST.get("to", ""):
            found = target_in(board, f"group:{to}")
            group = found if isinstance(found, BoardGroup) else None
        if picked or not name.strip():
            move_notes(actor=request.actor, board=board, notes=picked, to=group, now=request.now)

    return done(request, region, board, do)


@require_POST
@page("meetings.write_on_board")
def rename(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Another name for a group: `group` says which, `name-<number>` the name."""
    board, number = _board(request, pk), request.POST.get("group", "")

    def do() -> None:
        group = target_in(board, f"group:{number}")
        if isinstance(group, BoardGroup):
            name = request.POST.get(f"name-{number}", "")
            rename_group(actor=request.actor, board=board, group=group, name=name, now=request.now)

    return done(request, region, board, do)


@require_POST
@page("meetings.write_on_board")
def dots(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """So many dots on a thing: `dots` is `group:<number>=2`."""
    board = _board(request, pk)
    on, _equals, typed = request.POST.get("dots", "").partition("=")
    count = whole_number(typed, most=99)

    def do() -> None:
        if count is None:
            raise UserError(_("Kies waar je stip moet staan."))
        give_dots(actor=request.actor, board=board, target=target_in(board, on), count=count)

    return done(request, region, board, do)
