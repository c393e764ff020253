"""Undo for who leads: one act after another, and never another one than was meant."""

from __future__ import annotations

from typing import Any

import pytest
from tests.boards import add_board, add_note
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.meetings.domain.board_groups import add_group as make_group
from warmwelkom.rooms.meetings.domain.board_groups import rename_group
from warmwelkom.rooms.meetings.domain.board_notes import move_notes, take_note_away
from warmwelkom.rooms.meetings.domain.board_undo import undo_last
from warmwelkom.rooms.meetings.models import Board, BoardAct


@pytest.fixture
def board(cast: Cast) -> Any:
    with cast.scope():
        yield add_board(add_meeting(cast.places.region, chair=cast.alice), phase="group")


def last(board: Board) -> BoardAct:
    return BoardAct.objects.filter(board=board, undone_at=None)[0]


def test_undo_puts_back_one_act_after_another(cast: Cast, board: Board) -> None:
    alice, pelle = cast.actor("alice"), cast.actor("pelle")
    note = add_note(board, author=cast.pelle)
    group = make_group(actor=pelle, board=board, name="Mensen", now=NOW)
    move_notes(actor=pelle, board=board, notes=[note.pk], to=group, now=NOW)
    rename_group(actor=pelle, board=board, group=group, name="Wie", now=NOW)
    take_note_away(actor=alice, board=board, note=note, now=NOW)

    def state() -> tuple[Any, ...]:
        note.refresh_from_db()
        group.refresh_from_db()
        return (note.withdrawn_at, note.group_id, group.name, group.removed_at)

    seen = []
    for _time in range(4):
        undo_last(actor=alice, board=board, act=last(board), now=NOW)
        seen.append(state())
    assert seen == [
        (None, group.pk, "Wie", None),
        (None, group.pk, "Mensen", None),
        (None, None, "Mensen", None),
        (None, None, "Mensen", NOW),
    ]


def test_undo_of_what_is_no_longer_the_last_is_told(cast: Cast, board: Board) -> None:
    make_group(actor=cast.actor("pelle"), board=board, name="Mensen", now=NOW)
    seen = last(board)
    make_group(actor=cast.actor("pelle"), board=board, name="Spullen", now=NOW)
    with pytest.raises(ChangedMeanwhile):
        undo_last(actor=cast.actor("alice"), board=board, act=seen, now=NOW)
    assert BoardAct.objects.filter(undone_at=None).count() == 2
