"""Undo for whoever leads a board: the last act that others saw, and the one before it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.board_changes import changed_meanwhile, locked, tell
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardGroup, BoardNote

UNDOABLE = ("move", "group", "rename", "withdraw", "choose")
"""A phase is not undone but set back, in words: what was shown can't be unseen."""


class NothingToUndo(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing happened since."""


@command("meetings.lead_board", on="board")
def undo_last(*, actor: Actor, board: Board, act: BoardAct, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Put back what the newest act that still stands changed.

    `act` is the one that the page showed; when another came after it, that is told and nothing is undone.

    Raises:
        NothingToUndo: there is none.
        ChangedMeanwhile: somebody did something else in between.
    """
    row = locked(board)
    newest = BoardAct.objects.filter(board=row, undone_at=None, kind__in=UNDOABLE).first()
    if newest is None:
        raise NothingToUndo(gettext_noop("Er is niets om ongedaan te maken."))
    if newest.pk != act.pk:
        raise changed_meanwhile()
    {
        BoardAct.Kind.MOVE: _move_back,
        BoardAct.Kind.GROUP: _remove_group,
        BoardAct.Kind.RENAME: _name_back,
        BoardAct.Kind.WITHDRAW: _note_back,
        BoardAct.Kind.CHOOSE: _choice_back,
    }[BoardAct.Kind(newest.kind)](newest.before, now)
    BoardAct.objects.filter(pk=newest.pk).update(undone_at=now)
    tell(row)


def _move_back(before: dict[str, Any], _now: dt.datetime) -> None:
    notes = list(BoardNote.objects.filter(pk__in=before))
    groups = {group for group, _place in before.values() if group}
    there = set(map(str, BoardGroup.objects.filter(pk__in=groups).values_list("pk", flat=True)))
    for note in notes:
        group, note.place = before[str(note.pk)]
        note.group_id = group if group in there else None
    BoardNote.objects.bulk_update(notes, ["group", "place"])


def _remove_group(before: dict[str, Any], now: dt.datetime) -> None:
    BoardNote.objects.filter(group_id=before["group"]).update(group=None)
    BoardGroup.objects.filter(pk=before["group"]).update(removed_at=now)


def _name_back(before: dict[str, Any], _now: dt.datetime) -> None:
    BoardGroup.objects.filter(pk=before["group"]).update(name=before["name"])


def _note_back(before: dict[str, Any], _now: dt.datetime) -> None:
    BoardNote.objects.filter(pk=before["note"]).update(withdrawn_at=None)


def _choice_back(before: dict[str, Any], now: dt.datetime) -> None:
    chosen_at = now if before["was"] else None
    model: Any = BoardGroup if "group" in before else BoardNote
    model.objects.filter(pk=before.get("group") or before["note"]).update(chosen_at=chosen_at)
