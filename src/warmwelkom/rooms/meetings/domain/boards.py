"""Make a board for a meeting, bring it from phase to phase, and set its timer."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.board_changes import cleaned, locked, tell, write_down
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardDoor, Meeting

SIGNS = "BCDFGHJKMNPQRSTVWXZ23456789"
"""No 0, O, 1, I or L, and no vowels: nobody mistakes a sign, and no code is a word."""
LENGTH, TRIES = 6, 5
MOST_BOARDS, MOST_DOTS, LONGEST_TIMER = 10, 10, 120


class BoardNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """A board needs a question; a meeting has room for ten."""


@command("meetings.make_board", on="meeting")
def make_board(
    *,
    actor: Actor,
    meeting: Meeting,
    question: str,
    now: dt.datetime,
    opens_at: dt.datetime | None = None,
    dots_each: int = 3,
) -> Board:
    """Make a board; it opens now, or days before the meeting or during it, as `opens_at` says.

    Raises:
        BoardNotPossible: no question, ten boards already, or the meeting does not take place.
    """
    question = _question(question)
    if meeting.cancelled_at or meeting.boards.count() >= MOST_BOARDS:
        raise BoardNotPossible(
            gettext_noop(
                "Bij deze bijeenkomst kan geen bord meer: er zijn er tien, of hij gaat niet door."
            )
        )
    _door(meeting, now)
    made: Board = Board.objects.create(
        region_id=meeting.region_id, meeting=meeting, question=question,
        opens_at=opens_at or now, dots_each=max(1, min(dots_each, MOST_DOTS)), made_at=now,
        made_by_id=actor.user_id,
    )  # fmt: skip
    return made


@command("meetings.lead_board", on="board", tell=("to",))
def set_phase(*, actor: Actor, board: Board, to: str, now: dt.datetime) -> None:
    """Bring a board to another phase, on or back.

    Leaving the first phase shows all notes, leaving the third all dots; going back hides nothing
    again, for what was seen is known. The timer of the phase before ends.
    """
    row = locked(board)
    if to not in Board.Phase.values or to == row.phase:
        return
    changes: dict[str, Any] = {"phase": to, "timer_ends_at": None}
    if to != Board.Phase.COLLECT and not row.revealed_at:
        changes["revealed_at"] = now
    if to == Board.Phase.CHOSEN and not row.dots_shown_at:
        changes["dots_shown_at"] = now
    write_down(
        row, actor=actor, kind=BoardAct.Kind.PHASE, now=now, about=row.phase, to=to,
        before={"phase": row.phase},
    )  # fmt: skip
    tell(row, **changes)


@command("meetings.lead_board", on="board")
def set_timer(*, actor: Actor, board: Board, minutes: int, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Let everybody see when the time is over; 0 takes the timer away. It closes nothing."""
    minutes = max(0, min(minutes, LONGEST_TIMER))
    ends = now + dt.timedelta(minutes=minutes) if minutes else None
    tell(locked(board), timer_ends_at=ends)


@command("meetings.lead_board", on="board")
def change_question(*, actor: Actor, board: Board, question: str, dots_each: int) -> None:  # noqa: ARG001  asked by the command
    """Give a board another question, or everybody another number of dots; raises BoardNotPossible."""
    question = _question(question)
    tell(
        locked(board),
        question=question,
        dots_each=max(1, min(dots_each, MOST_DOTS)),
    )


def _question(typed: str) -> str:
    question = cleaned(typed)[:200]
    if not question:
        raise BoardNotPossible(gettext_noop("Schrijf de vraag waar het bord over gaat."))
    return question


def _door(meeting: Meeting, now: dt.datetime) -> None:
    """One code for all boards of a meeting."""
    for _try in range(TRIES):
        if BoardDoor.objects.filter(meeting=meeting).exists():
            return
        try:
            with transaction.atomic():
                BoardDoor.objects.create(
                    region_id=meeting.region_id, meeting=meeting, made_at=now,
                    code="".join(secrets.choice(SIGNS) for _sign in range(LENGTH)),
                )  # fmt: skip
        except IntegrityError:  # another meeting has this code, or somebody was first: look again
            continue
        return
    raise RuntimeError("No free code was drawn.")
