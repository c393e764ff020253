"""One board as one reader sees it: its page, and the part that is fetched again and again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.board_policies import leads_board
from warmwelkom.rooms.meetings.board_sight import by, is_by, shown_notes
from warmwelkom.rooms.meetings.models import Board, BoardDot, BoardNote
from warmwelkom.rooms.meetings.queries.board_sheet import Sheet, sheet_of

UNDOABLE = ("move", "group", "rename", "withdraw", "choose")


def board_for(*, actor: Actor, pk: UUID) -> Board:
    """One board with its meeting and the meeting's door; raises MayNotKnow. One query."""
    rows = Board.objects.select_related("meeting__board_door")
    found: Board = rows.get_for(actor, "meetings.see_board", pk=pk)
    return found


def own_dots(*, actor: Actor, board: Board) -> dict[str, int]:
    """How many dots the actor gave to what; empty outside the phase of dots. One query."""
    if board.phase != Board.Phase.DOTS:
        return {}
    rows = BoardDot.objects.filter(by(actor, "person"), board=board).order_by("pk")
    return {
        f"group:{group}" if group else f"note:{note}": count
        for group, note, count in rows.values_list("group_id", "note_id", "count")
    }


def part_for(
    *, actor: Actor, board: Board, own: dict[str, int], now: dt.datetime
) -> dict[str, Any]:
    """All of the moving part but the notes themselves."""
    leads, sheet = leads_board(actor, board), sheet_of(board)
    mine = [note for note in sheet.notes if is_by(actor, note)]
    undo = (act for act in sheet.acts if act.kind in UNDOABLE)
    return {
        "board": board,
        "leads": leads,
        "is_open": board.is_open(now),
        "phases": _phases(board),
        "counted": _counted(sheet),
        "mine": sorted(mine, key=lambda note: note.made_at, reverse=True),
        "act": sheet.acts[0] if sheet.acts else None,
        "undo": next(undo, None) if leads else None,
        "left": board.dots_each - sum(own.values()),
        "seconds_left": _seconds_left(board, now),
    }


def picked_notes(*, board: Board, actor: Actor, picked: Sequence[UUID]) -> list[BoardNote]:
    """Those of the picked notes that the actor may read and that are no contribution yet; one query."""
    rows = BoardNote.objects.filter(board=board, pk__in=picked, became_contribution_at=None)
    return shown_notes(board, rows.select_related("group"), actor)


def _counted(sheet: Sheet) -> dict[str, int]:
    """How many notes hang there and how many people wrote one; names nobody."""
    writers = {(note.author_id, note.guest_id) for note in sheet.notes}
    return {"notes": len(sheet.notes), "people": len(writers - {(None, None)})}


def _phases(board: Board) -> list[tuple[str, str, bool]]:
    """(phase, its name, whether it is now) in order."""
    return [(value, str(label), value == board.phase) for value, label in Board.Phase.choices]


def _seconds_left(board: Board, now: dt.datetime) -> int | None:
    """Of the timer; 0 when the time is over, None without a timer."""
    if board.timer_ends_at is None:
        return None
    return max(0, round((board.timer_ends_at - now).total_seconds()))
