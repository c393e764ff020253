"""What may be seen of a board: one place decides, and every page, file and minute asks it.

Until the reveal everybody sees their own notes alone, whoever leads the board too. How many dots
something has is seen from the close; until then everybody sees their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import NOTHING
from warmwelkom.rooms.meetings.models import Board, BoardNote


def by(actor: Actor, person: str = "author") -> Q:
    """What this actor wrote or gave, as a condition; nothing for who is nobody."""
    if actor.guest_id:
        return Q(guest_id=actor.guest_id)
    return Q(**{f"{person}_id": actor.user_id}) if actor.user_id else NOTHING


def is_by(actor: Actor | None, note: BoardNote) -> bool:
    """The same of one note."""
    if actor is None:
        return False
    if actor.guest_id:
        return bool(note.guest_id == actor.guest_id)
    return actor.user_id is not None and bool(note.author_id == actor.user_id)


def shown_notes(board: Board, notes: Iterable[BoardNote], actor: Actor | None) -> list[BoardNote]:
    """Those of the board's notes that the actor may read; with None those that everybody may."""
    hang = [note for note in notes if note.withdrawn_at is None]
    return hang if board.revealed_at else [note for note in hang if is_by(actor, note)]


def dots_are_shown(board: Board) -> bool:
    return board.dots_shown_at is not None
