"""Dots: so many for each person, hidden until the close."""

from __future__ import annotations

from django.db.models import Sum
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.board_sight import by
from warmwelkom.rooms.meetings.domain.board_changes import (
    BoardNotReady,
    changed_meanwhile,
    locked,
    tell,
)
from warmwelkom.rooms.meetings.models import Board, BoardDot, BoardGroup, BoardNote


class NoDotsLeft(UserError):  # noqa: N818  reads as the sentence it is
    """All of one's dots are given."""


@command("meetings.write_on_board", on="board")
def give_dots(*, actor: Actor, board: Board, target: BoardGroup | BoardNote, count: int) -> None:
    """Let so many of one's dots stand on a group or a note that stands alone; sent twice is once.

    Raises:
        BoardNotReady: it is not the time for dots.
        NoDotsLeft: more than everybody has.
        ChangedMeanwhile: it is gone, or the note went into a group.
    """
    row, count = locked(board), max(0, count)
    if row.phase != Board.Phase.DOTS:
        raise BoardNotReady(gettext_noop("Stippen zetten kan nu niet."))
    there = type(target).objects.filter(pk=target.pk, board=row)
    alive = (
        {"removed_at": None}
        if isinstance(target, BoardGroup)
        else {"withdrawn_at": None, "group": None}
    )
    if count and not there.filter(**alive).exists():
        raise changed_meanwhile()
    on = {"group" if isinstance(target, BoardGroup) else "note": target}
    mine = BoardDot.objects.filter(by(actor, "person"), board=row)
    mine.filter(**on).delete()
    if (mine.aggregate(n=Sum("count"))["n"] or 0) + count > row.dots_each:
        raise NoDotsLeft(gettext_noop("Je stippen zijn op. Haal er eerst ergens een weg."))
    if count > 0:
        BoardDot.objects.create(
            region_id=row.region_id, board=row, person_id=actor.user_id, guest_id=actor.guest_id,
            count=count, **on,
        )  # fmt: skip
    if row.dots_shown_at:  # until the close no other screen shows any of it
        tell(row)
