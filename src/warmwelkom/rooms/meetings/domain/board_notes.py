"""Write a note, change or withdraw one's own, and move notes to a group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.meetings.board_sight import by
from warmwelkom.rooms.meetings.domain.board_changes import (
    changed_meanwhile,
    cleaned,
    opened,
    revealed,
    tell,
    write_down,
)
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardGroup, BoardNote

LONGEST = 280
MOST_EACH, MOST = 60, 1000


class NoteNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """A note needs words, not too many, and room on the board."""


@command("meetings.write_on_board", on="board")
def write_note(*, actor: Actor, board: Board, key: UUID, text: str, now: dt.datetime) -> BoardNote:
    """Put a note on the board, in any phase; sent twice with one `key` it is one note.

    Raises:
        NoteNotPossible: no words, too many, or sixty of one's own already.
        BoardNotReady: the board is not open yet.
    """
    row = opened(board, now)
    known: BoardNote | None = BoardNote.objects.filter(board=row, key=key).first()
    if known:
        return _mine(known, actor)
    words = checked(text)
    mine = BoardNote.objects.filter(by(actor), board=row).count()
    if mine >= MOST_EACH or BoardNote.objects.filter(board=row).count() >= MOST:
        raise NoteNotPossible(gettext_noop("Het bord is vol. Kies wat het belangrijkste is."))
    note: BoardNote = BoardNote.objects.create(
        region_id=row.region_id, board=row, key=key, text=words, author_id=actor.user_id,
        guest_id=actor.guest_id, made_at=now, place=_next_place(row, None),
    )  # fmt: skip
    tell(row)
    return note


@command("meetings.change_note", on="note")
def change_note(*, actor: Actor, note: BoardNote, text: str) -> None:  # noqa: ARG001  asked by the command
    """Give one's own note other words; raises NoteNotPossible."""
    row = opened(note.board, note.made_at)
    BoardNote.objects.filter(pk=note.pk, withdrawn_at=None).update(text=checked(text))
    tell(row)


@command("meetings.change_note", on="note")
def withdraw_note(*, actor: Actor, note: BoardNote, now: dt.datetime) -> None:
    """Take one's own note off the board; its dots go with it, unless whoever leads undoes it."""
    _take_away(actor, note, now)


@command("meetings.lead_board", on="board")
def take_note_away(*, actor: Actor, board: Board, note: BoardNote, now: dt.datetime) -> None:
    """Take somebody's note off the board, once it is shown; it can be undone.

    Raises:
        BoardNotReady: notes are hidden, also from whoever leads.
    """
    revealed(board)
    if note.board_id != board.pk:
        raise MayNotKnow
    _take_away(actor, note, now)


@command("meetings.write_on_board", on="board")
def move_notes(
    *, actor: Actor, board: Board, notes: Iterable[UUID], to: BoardGroup | None, now: dt.datetime
) -> int:
    """Put notes at the end of a group, or among the loose ones; returns how many moved.

    Two people who move one note: the last word counts, and both screens show it.

    Raises:
        NoteNotPossible: nothing was picked.
        BoardNotReady: notes are hidden.
        ChangedMeanwhile: the group is gone.
    """
    row = revealed(board)
    found = list(BoardNote.objects.filter(board=row, pk__in=list(notes), withdrawn_at=None))
    if not found:
        raise NoteNotPossible(gettext_noop("Kies eerst een of meer briefjes."))
    if to and not BoardGroup.objects.filter(pk=to.pk, board=row, removed_at=None).exists():
        raise changed_meanwhile()
    place = _next_place(row, to)
    before = {str(note.pk): [note.group_id and str(note.group_id), note.place] for note in found}
    for number, note in enumerate(found):
        note.group, note.place = to, place + number
    BoardNote.objects.bulk_update(found, ["group", "place"])
    about = found[0].text if len(found) == 1 else str(len(found))
    write_down(
        row, actor=actor, kind=BoardAct.Kind.MOVE, now=now, about=about,
        to=to.name if to else "", before=before,
    )  # fmt: skip
    tell(row)
    return len(found)


def checked(text: str) -> str:
    """The words of a note; raises NoteNotPossible."""
    words = cleaned(text)
    if not words:
        raise NoteNotPossible(gettext_noop("Schrijf eerst wat je bedoelt."))
    if len(words) > LONGEST:
        raise NoteNotPossible(
            gettext("Dit is te lang voor een briefje: hooguit 280 tekens. Maak er twee van.")
        )
    return words


def _mine(note: BoardNote, actor: Actor) -> BoardNote:
    if (note.author_id, note.guest_id) != (actor.user_id, actor.guest_id):
        raise MayNotKnow
    return note


def _take_away(actor: Actor, note: BoardNote, now: dt.datetime) -> None:
    row = opened(note.board, note.made_at)
    if BoardNote.objects.filter(pk=note.pk, withdrawn_at=None).update(withdrawn_at=now):
        write_down(
            row, actor=actor, kind=BoardAct.Kind.WITHDRAW, now=now,
            about=note.text if row.revealed_at else "", before={"note": str(note.pk)},
        )  # fmt: skip
        tell(row)


def _next_place(board: Board, group: BoardGroup | None) -> int:
    last = BoardNote.objects.filter(board=board, group=group).aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1
