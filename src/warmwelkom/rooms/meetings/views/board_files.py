"""A board to take along: a drawing, a table, or plain text."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.tables import write_csv
from warmwelkom.rooms.meetings.board_sight import dots_are_shown
from warmwelkom.rooms.meetings.board_svg import Column, board_as_svg
from warmwelkom.rooms.meetings.models import Board
from warmwelkom.rooms.meetings.queries.board import board_for
from warmwelkom.rooms.meetings.queries.board_files import COLUMNS, board_as_rows, board_as_text
from warmwelkom.rooms.meetings.queries.board_sheet import Target, targets_of

TYPES = {"svg": "image/svg+xml", "csv": "text/csv", "txt": "text/plain"}


@require_safe
@page("meetings.see_board")
def file(request: HouseRequest, region: str, pk: UUID, ending: str) -> HttpResponse:
    """What everybody may see of the board at this moment, under the name of its day."""
    board = board_for(actor=request.actor, pk=pk)
    if ending not in TYPES:
        raise MayNotKnow
    if ending == "csv":
        text = write_csv(columns=COLUMNS, rows=board_as_rows(board))
    elif ending == "svg":
        text = board_as_svg(question=board.question, columns=_columns(board))
    else:
        text = board_as_text(board) + "\n"
    answer = HttpResponse(text, content_type=f"{TYPES[ending]}; charset=utf-8")
    name = f"bord-{region}-{request.now:%Y-%m-%d}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _columns(board: Board) -> list[Column]:
    targets = targets_of(board=board, actor=None, own={})
    told = [
        Column(
            heading=target.name,
            under=_under(board, target),
            notes=tuple(note.text for note in target.notes),
        )
        for target in targets
        if target.kind == "group"
    ]
    loose = [target for target in targets if target.kind != "group"]
    if loose:
        heading = _("Zonder groep") if told else ""
        notes = tuple(_with(target, _under(board, target)) for target in loose)
        told.append(Column(heading=heading, under="", notes=notes))
    return told


def _with(target: Target, under: str) -> str:
    return f"{target.name} ({under})" if under else target.name


def _under(board: Board, target: Target) -> str:
    told = [_("gekozen")] if target.is_chosen else []
    if dots_are_shown(board) and target.dots:
        told.append(ngettext("%(n)s stip", "%(n)s stippen", target.dots) % {"n": target.dots})
    return " · ".join(told)
