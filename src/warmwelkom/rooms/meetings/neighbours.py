"""What other parts of the room give to the minutes, where they are there: the board, the registration."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.meetings.attendance import Attendance, count_attendance_with
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.texts_for_notes import Offer, offer_text


def connect() -> None:
    """Called once, when every model is known."""
    if _model("registration"):
        count_attendance_with(who_had_a_seat)
    if _model("board"):
        offer_text(
            "board",
            Offer(
                label=_("Zet het bord in de notities"),
                text=boards_as_text,
                is_there=lambda: Exists(_model("board").objects.filter(meeting=OuterRef("pk"))),
            ),
        )


def who_had_a_seat(meeting: Meeting) -> Attendance:
    """How many signed up and of which organisations, for who leads to mend; one query."""
    rows = _model("registration").objects.filter(meeting=meeting, seated_at__isnull=False)
    named = list(rows.values_list("organisation", flat=True))
    return Attendance(people=len(named), organisations=tuple(sorted({*named} - {""})))


def boards_as_text(meeting: Meeting) -> str:
    """Every board of the meeting in plain words, one under the other."""
    as_text = import_module("warmwelkom.rooms.meetings.queries.board_files").board_as_text
    boards = _model("board").objects.filter(meeting=meeting)
    return "\n\n".join(as_text(board) for board in boards)


def _model(name: str) -> Any:
    return apps.all_models["meetings"].get(name)
