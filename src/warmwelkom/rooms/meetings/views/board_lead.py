"""What whoever leads a board does: make it, bring it on, undo, choose, bring notes into the think tank."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.meetings.board_forms import BoardForm, NotesForm
from warmwelkom.rooms.meetings.domain.board_contributions import make_contribution
from warmwelkom.rooms.meetings.domain.board_groups import choose as choose_it
from warmwelkom.rooms.meetings.domain.board_guests import send_guest_away, set_door
from warmwelkom.rooms.meetings.domain.board_notes import take_note_away
from warmwelkom.rooms.meetings.domain.board_undo import undo_last
from warmwelkom.rooms.meetings.domain.boards import make_board, set_phase, set_timer
from warmwelkom.rooms.meetings.models import Board, BoardAct, BoardGuest, BoardNote, Meeting
from warmwelkom.rooms.meetings.queries.board import picked_notes
from warmwelkom.rooms.meetings.views.board_answers import done, number_in, numbers, target_in


def _board(request: HouseRequest, pk: UUID) -> Board:
    rows = Board.objects.select_related("meeting")
    row: Board = rows.get_for(request.actor, "meetings.lead_board", pk=pk)
    return row


@page("meetings.make_board")
def new(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """A new board for a meeting."""
    meeting = Meeting.objects.get_for(request.actor, "meetings.make_board", pk=pk)
    form = BoardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_board(
                actor=request.actor, meeting=meeting, now=request.now, **form.values(request.now)
            )
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("meetings:board", region=region, pk=made.pk)
    return render(
        request, "meetings/board/new.html", {"form": form, "meeting": meeting, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
@page("meetings.lead_board")
def phase(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    board, to = _board(request, pk), request.POST.get("to", "")
    return done(
        request, region, board,
        lambda: set_phase(actor=request.actor, board=board, to=to, now=request.now),
    )  # fmt: skip


@require_POST
@page("meetings.lead_board")
def timer(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Minutes from now; 0 takes the timer away."""
    board, typed = _board(request, pk), request.POST.get("minutes", "")
    minutes = whole_number(typed, most=999) or 0
    return done(
        request, region, board,
        lambda: set_timer(actor=request.actor, board=board, minutes=minutes, now=request.now),
    )  # fmt: skip


@require_POST
@page("meetings.lead_board")
def undo(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Undo the act that the page showed as the last."""
    board, number = _board(request, pk), number_in(request.POST.get("act", ""))

    def do() -> None:
        act = BoardAct.objects.filter(pk=number, board=board).first() if number else None
        if act is None:
            raise UserError(_("Er is niets om ongedaan te maken."))
        undo_last(actor=request.actor, board=board, act=act, now=request.now)

    return done(request, region, board, do)


@require_POST
@page("meetings.lead_board")
def choose(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """We go on with this: `on` names it; with this no longer: `off` does."""
    board, on = _board(request, pk), request.POST.get("on", "")

    def do() -> None:
        target = target_in(board, on or request.POST.get("off", ""))
        choose_it(
            actor=request.actor, board=board, target=target, is_chosen=bool(on), now=request.now
        )

    return done(request, region, board, do)


@require_POST
@page("meetings.lead_board")
def take_away(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The picked notes off the board; each can be undone."""
    board = _board(request, pk)

    def do() -> None:
        picked = BoardNote.objects.filter(board=board, pk__in=numbers(request.POST.getlist("note")))
        for note in picked.select_related("board"):
            take_note_away(actor=request.actor, board=board, note=note, now=request.now)

    return done(request, region, board, do)


@require_POST
@page("meetings.lead_board")
def guests(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Send a guest away, close the door, or open it again."""
    board, number = _board(request, pk), number_in(request.POST.get("guest", ""))

    def do() -> None:
        actor, meeting, now = request.actor, board.meeting, request.now
        guest = BoardGuest.objects.filter(pk=number, meeting=meeting).first() if number else None
        if guest:
            send_guest_away(actor=actor, meeting=meeting, guest=guest, now=now)
        elif (door := request.POST.get("door")) in ("open", "close"):
            set_door(actor=actor, meeting=meeting, is_open=door == "open", now=now)

    return done(request, region, board, do)


@page("meetings.lead_board")
def contribution(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Look once more at the words of the picked notes, and place them in the think tank."""
    board = _board(request, pk)
    picked = numbers(request.POST.getlist("note"))
    notes = picked_notes(board=board, actor=request.actor, picked=picked)
    is_sent = "text" in request.POST
    form = NotesForm(request.POST if is_sent else None, initial=NotesForm.initial_of(notes))
    if is_sent and form.is_valid():
        try:
            made = make_contribution(
                actor=request.actor, board=board, notes=[note.pk for note in notes],
                now=request.now, **form.cleaned_data,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Het staat in de denktank, met een link naar dit bord."))
            return redirect("thinktank:contribution", region=region, pk=made.pk)
    context = {"form": form, "board": board, "notes": notes, "region": region}
    return render(
        request, "meetings/board/contribution.html", context, status=422 if form.errors else 200
    )
