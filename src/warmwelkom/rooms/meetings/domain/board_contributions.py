"""Notes become a contribution of the think tank, through the hand of whoever leads the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.meetings.domain.board_changes import revealed, tell
from warmwelkom.rooms.meetings.domain.board_notes import NoteNotPossible
from warmwelkom.rooms.meetings.models import Board, BoardNote
from warmwelkom.rooms.thinktank.api import add_origin, contribute
from warmwelkom.rooms.thinktank.models import Contribution


@command("meetings.lead_board", on="board", tell=("kind",))
def make_contribution(
    *,
    actor: Actor,
    board: Board,
    notes: Iterable[UUID],
    kind: str,
    title: str,
    text: str,
    now: dt.datetime,
) -> Contribution:
    """Bring these notes into the think tank as one contribution, in the words that the actor gives it.

    It says that it came from this board. A note becomes a contribution once.

    Raises:
        NoteNotPossible: no notes were picked.
        ChangedMeanwhile: one of them became a contribution already.
        BoardNotReady: notes are hidden.
        NothingSaid: no words, or no title where one is needed.
    """
    row = revealed(board)
    found = BoardNote.objects.select_for_update().filter(
        board=row, pk__in=list(notes), withdrawn_at=None
    )
    picked = list(found)
    if not picked:
        raise NoteNotPossible(gettext_noop("Kies eerst een of meer briefjes."))
    if any(note.became_contribution_at for note in picked):
        raise ChangedMeanwhile(
            gettext_noop("Een van deze briefjes staat al in de denktank. Kies de andere.")
        )
    made = contribute(actor=actor, kind=kind, title=title, text=text, now=now)
    add_origin(
        actor=actor, contribution=made, kind="board", source=row.pk, title=row.question,
        on=now.date(),
    )  # fmt: skip
    found.update(contribution=made, became_contribution_at=now)
    tell(row)
    return made
