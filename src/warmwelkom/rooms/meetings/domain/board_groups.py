"""Groups of notes: made, named, and at the end chosen."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.board_changes import (
    BoardNotReady,
    changed_meanwhile,
    cleaned,
    revealed,
    tell,
    write_down,
)
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardGroup, BoardNote

MOST = 40


class GroupNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """A group needs a name, and there is room for forty."""


@command("meetings.write_on_board", on="board")
def add_group(*, actor: Actor, board: Board, name: str, now: dt.datetime) -> BoardGroup:
    """Make a group with a name; a name that stands there already is that group.

    Raises:
        GroupNotPossible: no name, or forty groups already.
        BoardNotReady: notes are hidden.
    """
    row, name = revealed(board), _name(name)
    groups = BoardGroup.objects.filter(board=row, removed_at=None)
    known: BoardGroup | None = groups.filter(name__iexact=name).first()
    if known:
        return known
    if groups.count() >= MOST:
        raise GroupNotPossible(
            gettext_noop("Veertig groepen is het meeste. Voeg er een paar samen.")
        )
    made: BoardGroup = BoardGroup.objects.create(
        region_id=row.region_id, board=row, name=name, made_at=now
    )
    write_down(
        row, actor=actor, kind=BoardAct.Kind.GROUP, now=now, about=name,
        before={"group": str(made.pk)},
    )  # fmt: skip
    tell(row)
    return made


@command("meetings.write_on_board", on="board")
def rename_group(
    *, actor: Actor, board: Board, group: BoardGroup, name: str, now: dt.datetime
) -> None:
    """Give a group another name; raises GroupNotPossible, BoardNotReady, ChangedMeanwhile."""
    row, name = revealed(board), _name(name)
    found = BoardGroup.objects.filter(pk=group.pk, board=row, removed_at=None).first()
    if found is None:
        raise changed_meanwhile()
    if found.name == name:
        return
    write_down(
        row, actor=actor, kind=BoardAct.Kind.RENAME, now=now, about=found.name, to=name,
        before={"group": str(found.pk), "name": found.name, "after": name},
    )  # fmt: skip
    BoardGroup.objects.filter(pk=found.pk).update(name=name)
    tell(row)


@command("meetings.lead_board", on="board")
def choose(
    *, actor: Actor, board: Board, target: BoardGroup | BoardNote, is_chosen: bool, now: dt.datetime
) -> None:
    """Say that this is what we go on with, or not after all; twice is once.

    Raises:
        BoardNotReady: the dots are not closed yet.
        ChangedMeanwhile: it is gone.
    """
    row = revealed(board)
    if row.phase != Board.Phase.CHOSEN:
        raise BoardNotReady(gettext_noop("Kiezen kan zodra de stippen gesloten zijn."))
    here = type(target).objects.filter(pk=target.pk, board=row)
    if not here.filter(chosen_at__isnull=is_chosen).exists():
        if not here.exists():
            raise changed_meanwhile()
        return
    here.update(chosen_at=now if is_chosen else None)
    name = target.name if isinstance(target, BoardGroup) else target.text
    kind = "group" if isinstance(target, BoardGroup) else "note"
    write_down(
        row, actor=actor, kind=BoardAct.Kind.CHOOSE, now=now, about=name,
        to="" if is_chosen else "-", before={kind: str(target.pk), "was": not is_chosen},
    )  # fmt: skip
    tell(row)


def _name(typed: str) -> str:
    name = cleaned(typed)[:80]
    if not name:
        raise GroupNotPossible(gettext_noop("Geef de groep een naam."))
    return name
