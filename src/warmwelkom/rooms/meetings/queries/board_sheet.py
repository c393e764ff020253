"""All that hangs on one version of a board, read once for everybody; what of it may be seen is asked after."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.board_memory import remembered
from warmwelkom.rooms.meetings.board_sight import dots_are_shown, shown_notes
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardDot, BoardGroup, BoardNote

SEEN_ACTS = ("move", "group", "rename", "withdraw", "choose", "phase")
A_FEW = 8


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Never shown as it is: `shown_notes` decides about the notes, and `given` is empty until the close."""

    notes: list[BoardNote]
    groups: list[BoardGroup]
    acts: list[BoardAct]
    given: dict[str, int]


@dataclass(kw_only=True)
class Target:
    """What may get dots: a group with its notes, or a note that stands alone."""

    kind: str
    pk: UUID
    name: str
    is_chosen: bool
    notes: list[BoardNote] = field(default_factory=list)
    dots: int = 0
    own: int = 0

    @property
    def key(self) -> str:
        """As a form names it."""
        return f"{self.kind}:{self.pk}"


def sheet_of(board: Board) -> Sheet:
    """Four queries for a version of the board that this process has not seen, else none."""
    return remembered((board.pk, board.version), lambda: _read(board))


def _read(board: Board) -> Sheet:
    acts = BoardAct.objects.filter(board=board, undone_at=None, kind__in=SEEN_ACTS)
    return Sheet(
        notes=list(BoardNote.objects.filter(board=board, withdrawn_at=None)),
        groups=list(BoardGroup.objects.filter(board=board, removed_at=None)),
        acts=list(acts.select_related("person", "guest")[:A_FEW]),
        given=_tally(board) if dots_are_shown(board) else {},
    )


def targets_of(*, board: Board, actor: Actor | None, own: dict[str, int]) -> list[Target]:
    """Groups in the order they were made and then the loose notes; after the close the most dots first.

    Only the notes that the actor may read; with None those that everybody may.
    """
    sheet = sheet_of(board)
    groups = {
        row.pk: Target(kind="group", pk=row.pk, name=row.name, is_chosen=bool(row.chosen_at))
        for row in sheet.groups
    }
    loose: list[Target] = []
    for note in shown_notes(board, sheet.notes, actor):
        if note.group_id in groups:
            groups[note.group_id].notes.append(note)
        else:
            loose.append(_alone(note))
    found = [*groups.values(), *loose]
    for target in found:
        inside = [f"note:{note.pk}" for note in target.notes if target.kind == "group"]
        target.own = own.get(target.key, 0)
        target.dots = sum(sheet.given.get(key, 0) for key in (target.key, *inside))
    return sorted(found, key=lambda target: -target.dots)


def _alone(note: BoardNote) -> Target:
    return Target(
        kind="note", pk=note.pk, name=note.text, is_chosen=bool(note.chosen_at), notes=[note]
    )


def _tally(board: Board) -> dict[str, int]:
    given: dict[str, int] = {}
    rows = BoardDot.objects.filter(board=board).values_list("group_id", "note_id", "count")
    for group, note, count in rows:
        key = f"group:{group}" if group else f"note:{note}"
        given[key] = given.get(key, 0) + count
    return given
