"""What the board and the registration give to the minutes."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.meetings.attendance import Attendance, count_attendance_with
from warmwelkom.rooms.meetings.models import Board, Meeting, Registration
from warmwelkom.rooms.meetings.queries.board_files import board_as_text
from warmwelkom.rooms.meetings.texts_for_notes import Offer, offer_text


def connect() -> None:
    """Called once, when every model is known."""
    count_attendance_with(who_had_a_seat)
    offer_text(
        "board",
        Offer(
            label=_("Zet het bord in de notities"),
            text=boards_as_text,
            is_there=lambda: Exists(Board.objects.filter(meeting=OuterRef("pk"))),
        ),
    )


def who_had_a_seat(meeting: Meeting) -> Attendance:
    """How many signed up and of which organisations, for who leads to mend; one query."""
    rows = Registration.objects.filter(meeting=meeting, seated_at__isnull=False)
    named = list(rows.values_list("organisation", flat=True))
    return Attendance(people=len(named), organisations=tuple(sorted({*named} - {""})))


def boards_as_text(meeting: Meeting) -> str:
    """Every board of the meeting in plain words, one under the other."""
    return "\n\n".join(map(board_as_text, Board.objects.filter(meeting=meeting)))
