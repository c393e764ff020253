"""A board to take along: text for the minutes, and rows for a table. Only what everybody may see."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.rooms.meetings.board_sight import dots_are_shown
from warmwelkom.rooms.meetings.models import Board
from warmwelkom.rooms.meetings.queries.board_sheet import Target, targets_of

COLUMNS = ("Groep", "Briefje", "Stippen", "Gekozen", "In de denktank")


def board_as_text(board: Board) -> str:
    """The board in plain words for the minutes: its question, the groups with their notes, the dots.

    Nothing that is still hidden, and no names. At most three queries.
    """
    targets = targets_of(board=board, actor=None, own={})
    lines = [board.question]
    if not board.revealed_at:
        return "\n".join([*lines, _("De briefjes zijn nog niet getoond.")])
    for target in targets:
        if target.kind == "group":
            lines += ["", _headed(board, target)]
            lines += [f"- {note.text}" for note in target.notes]
    loose = [target for target in targets if target.kind != "group"]
    if loose:
        lines += ["", _("Zonder groep:") if len(loose) < len(targets) else _("Briefjes:")]
        lines += [f"- {_headed(board, target)}" for target in loose]
    return "\n".join(lines)


def board_as_rows(board: Board) -> Iterator[tuple[str, str, int | None, str, str]]:
    """One row for each note, as COLUMNS names them; the dots of a group stand with its first note."""
    for target in targets_of(board=board, actor=None, own={}):
        for number, note in enumerate(target.notes):
            first = number == 0
            yield (
                target.name if target.kind == "group" else "",
                note.text,
                target.dots if first and dots_are_shown(board) else None,
                _("ja") if first and target.is_chosen else "",
                _("ja") if note.became_contribution_at else "",
            )


def _headed(board: Board, target: Target) -> str:
    """The name, with its dots once they may be seen, and whether it was chosen."""
    told = [target.name]
    if dots_are_shown(board):
        told.append(
            "(" + ngettext("%(n)s stip", "%(n)s stippen", target.dots) % {"n": target.dots} + ")"
        )
    if target.is_chosen:
        told.append("· " + _("gekozen"))
    return " ".join(told)
