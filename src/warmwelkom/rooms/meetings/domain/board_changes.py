"""What every change of a board has in common: one at a time, written down, and every screen told."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.live import look_again
from warmwelkom.rooms.meetings.models import Board, BoardAct

SHORT = 60


class BoardNotReady(UserError):  # noqa: N818  reads as the sentence it is
    """The board is not open yet, or not in the phase for this."""


def locked(board: Board) -> Board:
    """The board as it is now; whoever changes it next waits until this is done."""
    row: Board = Board.objects.select_for_update().get(pk=board.pk)
    return row


def opened(board: Board, now: dt.datetime) -> Board:
    """The locked board; raises BoardNotReady before it opens."""
    row = locked(board)
    if not row.is_open(now):
        raise BoardNotReady(gettext_noop("Dit bord is nog niet open."))
    return row


def revealed(board: Board) -> Board:
    """The locked board; raises BoardNotReady while notes are hidden."""
    row = locked(board)
    if not row.revealed_at:
        raise BoardNotReady(gettext_noop("Dit kan zodra de briefjes getoond zijn."))
    return row


def tell(board: Board, **changes: Any) -> None:
    """Save these fields of a locked board with a new version, and let every screen look again."""
    for name, value in changes.items():
        setattr(board, name, value)
    board.version += 1
    board.save(update_fields=["version", *changes])
    look_again(board.topic)


def write_down(
    board: Board,
    *,
    actor: Actor,
    kind: str,
    now: dt.datetime,
    about: str = "",
    to: str = "",
    before: dict[str, Any] | None = None,
) -> BoardAct:
    """Keep who did what, for the line on every screen and for undo."""
    act: BoardAct = BoardAct.objects.create(
        region_id=board.region_id, board=board, kind=kind, at=now, person_id=actor.user_id,
        guest_id=actor.guest_id, about=shortened(about), to=shortened(to), before=before or {},
    )  # fmt: skip
    return act


def cleaned(text: str) -> str:
    """On one line, without signs that no screen shows and no file of text may hold."""
    kept = (" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join("".join(kept).replace("\ufffe", "").replace("\uffff", "").split())


def shortened(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def changed_meanwhile() -> ChangedMeanwhile:
    return ChangedMeanwhile(
        gettext_noop(
            "Iemand anders veranderde dit net. Kijk hoe het nu staat en probeer het nog eens."
        )
    )
