"""The rules of the board: notes, moves, groups, dots, choosing and undo."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.boards import add_board, add_dots, add_group, add_guest, add_note, guest_actor
from tests.cast import NOW, Cast
from tests.meetings import add_meeting

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.meetings.domain.board_changes import BoardNotReady
from warmwelkom.rooms.meetings.domain.board_dots import NoDotsLeft, give_dots
from warmwelkom.rooms.meetings.domain.board_groups import (
    GroupNotPossible,
    choose,
)
from warmwelkom.rooms.meetings.domain.board_groups import (
    add_group as make_group,
)
from warmwelkom.rooms.meetings.domain.board_notes import (
    NoteNotPossible,
    change_note,
    move_notes,
    take_note_away,
    withdraw_note,
    write_note,
)
from warmwelkom.rooms.meetings.domain.board_undo import NothingToUndo, undo_last
from warmwelkom.rooms.meetings.domain.boards import make_board, set_phase, set_timer
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardDot, BoardNote
from warmwelkom.rooms.meetings.queries.board_sheet import targets_of
from warmwelkom.rooms.meetings.templatetags.meetings_board import act_says


@pytest.fixture
def board(cast: Cast) -> Any:
    with cast.scope():
        yield add_board(add_meeting(cast.places.region, chair=cast.alice), phase="group")


def again(board: Board) -> Board:
    return Board.objects.select_related("meeting").get(pk=board.pk)


def last(board: Board) -> BoardAct:
    return BoardAct.objects.filter(board=board, undone_at=None)[0]


def test_a_note_sent_twice_is_one_note(cast: Cast, board: Board) -> None:
    key = new_id()
    sent = [
        write_note(actor=cast.actor("pelle"), board=board, key=key, text=" Ja \n echt ", now=NOW)
        for _time in range(2)
    ]
    assert sent[0].pk == sent[1].pk
    assert [note.text for note in BoardNote.objects.all()] == ["Ja echt"]
    with pytest.raises(MayNotKnow):
        write_note(actor=cast.actor("hanna"), board=board, key=key, text="Ja", now=NOW)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\x00 \n", "Schrijf eerst wat je bedoelt."),
        ("x" * 281, "Dit is te lang voor een briefje: hooguit 280 tekens. Maak er twee van."),
    ],
)
def test_a_note_needs_words_and_not_too_many(
    cast: Cast, board: Board, text: str, sentence: str
) -> None:
    with pytest.raises(NoteNotPossible) as fault:
        write_note(actor=cast.actor("pelle"), board=board, key=new_id(), text=text, now=NOW)
    assert str(fault.value) == sentence


@pytest.mark.parametrize("phase", Board.Phase.values)
def test_late_notes_are_welcome_in_every_phase(cast: Cast, board: Board, phase: str) -> None:
    set_phase(actor=cast.actor("alice"), board=board, to=phase, now=NOW)
    set_timer(actor=cast.actor("alice"), board=board, minutes=1, now=NOW)
    late = NOW + dt.timedelta(hours=1)  # the timer closes nothing
    write_note(actor=cast.actor("pelle"), board=board, key=new_id(), text="Laat", now=late)
    assert BoardNote.objects.count() == 1


def test_before_it_opens_nothing_is_written(cast: Cast, board: Board) -> None:
    early = board.opens_at - dt.timedelta(minutes=1)
    with pytest.raises(BoardNotReady):
        write_note(actor=cast.actor("pelle"), board=board, key=new_id(), text="Ja", now=early)


def test_hidden_notes_are_not_moved_named_or_taken_away(cast: Cast) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region, chair=cast.alice))
        note, alice = add_note(board, author=cast.pelle), cast.actor("alice")
        for do in (
            lambda: move_notes(actor=alice, board=board, notes=[note.pk], to=None, now=NOW),
            lambda: make_group(actor=alice, board=board, name="Mensen", now=NOW),
            lambda: take_note_away(actor=alice, board=board, note=note, now=NOW),
        ):
            with pytest.raises(BoardNotReady):
                do()


def test_of_two_who_move_one_note_the_last_counts_and_both_hear_it(
    cast: Cast, board: Board
) -> None:
    note, one, other = add_note(board), add_group(board, "Eén"), add_group(board, "Twee")
    for who, to in (("pelle", one), ("hanna", other)):
        move_notes(actor=cast.actor(who), board=board, notes=[note.pk], to=to, now=NOW)
    note.refresh_from_db()
    assert note.group == other
    assert act_says(last(board)) == "Hanna verplaatste “Niemand kennen” naar “Twee”."
    assert again(board).version == board.version + 2


def test_notes_come_at_the_end_of_a_group(cast: Cast, board: Board) -> None:
    group = add_group(board)
    notes = [add_note(board, text) for text in ("a", "b", "c")]
    for moved in ([notes[2].pk], [notes[0].pk, notes[1].pk]):
        move_notes(actor=cast.actor("pelle"), board=board, notes=moved, to=group, now=NOW)
    assert [note.text for note in group.notes.all()] == ["c", "a", "b"]
    assert act_says(last(board)) == "Pelle verplaatste 2 briefjes naar “Mensen”."


def test_a_group_of_another_board_is_not_there(cast: Cast, board: Board) -> None:
    other = add_group(add_board(board.meeting, phase="group"))
    note = add_note(board)
    with pytest.raises(ChangedMeanwhile):
        move_notes(actor=cast.actor("pelle"), board=board, notes=[note.pk], to=other, now=NOW)
    with pytest.raises(NoteNotPossible):
        move_notes(actor=cast.actor("pelle"), board=other.board, notes=[note.pk], to=other, now=NOW)


def test_one_name_is_one_group(cast: Cast, board: Board) -> None:
    made = [
        make_group(actor=cast.actor("pelle"), board=board, name=name, now=NOW)
        for name in ("Mensen", " mensen ")
    ]
    assert made[0] == made[1]
    with pytest.raises(GroupNotPossible):
        make_group(actor=cast.actor("pelle"), board=board, name=" ", now=NOW)


def test_dots_are_counted_for_each_person(cast: Cast) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region), phase="dots", dots_each=3)
        group, note = add_group(board), add_note(board)
        guest = guest_actor(add_guest(board.meeting))
        for actor in (cast.actor("pelle"), guest):
            give_dots(actor=actor, board=board, target=group, count=2)
            give_dots(actor=actor, board=board, target=group, count=2)
            give_dots(actor=actor, board=board, target=note, count=1)
            with pytest.raises(NoDotsLeft):
                give_dots(actor=actor, board=board, target=note, count=2)
            give_dots(actor=actor, board=board, target=group, count=0)
            give_dots(actor=actor, board=board, target=note, count=3)
        assert sorted(BoardDot.objects.values_list("count", flat=True)) == [3, 3]
        set_phase(actor=cast.actor("hanna"), board=board, to="chosen", now=NOW)
        with pytest.raises(BoardNotReady):
            give_dots(actor=guest, board=board, target=note, count=1)


def test_dots_that_were_shown_are_counted_on_at_once(cast: Cast) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region, chair=cast.alice), phase="chosen")
        group = add_group(board)
        set_phase(actor=cast.actor("alice"), board=board, to="dots", now=NOW)
        seen = []
        for count in (1, 2):
            give_dots(actor=cast.actor("pelle"), board=board, target=group, count=count)
            [target] = targets_of(board=again(board), actor=None, own={})
            seen.append(target.dots)
        assert seen == [1, 2]


def test_what_was_shown_stays_shown(cast: Cast) -> None:
    with cast.scope():
        board = add_board(add_meeting(cast.places.region, chair=cast.alice))
        for to in ("group", "dots", "chosen", "dots", "collect"):
            set_phase(actor=cast.actor("alice"), board=board, to=to, now=NOW)
        row = again(board)
        assert (row.phase, row.revealed_at, row.dots_shown_at) == ("collect", NOW, NOW)
        with pytest.raises(NothingToUndo):
            undo_last(actor=cast.actor("alice"), board=board, act=last(board), now=NOW)


def test_choosing_is_for_the_end_and_for_who_leads(cast: Cast, board: Board) -> None:
    group, alice = add_group(board), cast.actor("alice")
    add_dots(board, 1, group=group, person=cast.pelle)
    with pytest.raises(BoardNotReady):
        choose(actor=alice, board=board, target=group, is_chosen=True, now=NOW)
    set_phase(actor=alice, board=board, to="chosen", now=NOW)
    for is_chosen, at in ((True, NOW), (True, NOW), (False, None)):
        choose(actor=alice, board=board, target=group, is_chosen=is_chosen, now=NOW)
        group.refresh_from_db()
        assert group.chosen_at == at
    assert act_says(last(board)) == "Alice koos “Mensen” toch niet."
    with pytest.raises(MayNotKnow):
        choose(actor=cast.actor("pelle"), board=board, target=group, is_chosen=True, now=NOW)


def test_only_ones_own_note_is_changed(cast: Cast, board: Board) -> None:
    guest = add_guest(board.meeting)
    mine, of_guest = add_note(board, author=cast.pelle), add_note(board, guest=guest)
    for actor, own, others in (
        (cast.actor("pelle"), mine, of_guest),
        (guest_actor(guest), of_guest, mine),
    ):
        change_note(actor=actor, note=own, text="Beter gezegd")
        with pytest.raises(MayNotKnow):
            change_note(actor=actor, note=others, text="Niet van mij")
    withdraw_note(actor=cast.actor("pelle"), note=mine, now=NOW)
    assert list(BoardNote.objects.filter(withdrawn_at=None).values_list("text", flat=True)) == [
        "Beter gezegd"
    ]


def test_a_board_is_made_by_who_leads_the_meeting(cast: Cast, board: Board) -> None:
    made = make_board(actor=cast.actor("alice"), meeting=board.meeting, question="Wat?", now=NOW)
    assert (made.phase, made.opens_at, made.meeting.board_door.code) == ("collect", NOW, "KWX234")
    for who, fault in (("pelle", MayNotKnow), ("lars", (MayNotKnow, PermissionDenied))):
        with pytest.raises(fault):
            make_board(actor=cast.actor(who), meeting=board.meeting, question="Wat?", now=NOW)
    with pytest.raises(UserError):
        make_board(actor=cast.actor("alice"), meeting=board.meeting, question=" ", now=NOW)
