"""How a board answers what somebody did: a script hears it in short, a browser without one gets the page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.models import Board, BoardGroup, BoardNote

QUIET = "X-Quiet"
"""The header with which our scripts send a form."""


def done(
    request: HouseRequest, region: str, board: Board, do: Callable[[], object]
) -> HttpResponse:
    """Do it, and back to the board; what is wrong becomes a sentence, and nothing is half done."""
    fault = ""
    try:
        with transaction.atomic():
            do()
    except UserError as error:
        fault = str(error)
    if request.headers.get(QUIET):
        return HttpResponse(
            fault, status=422 if fault else 204, content_type="text/plain; charset=utf-8"
        )
    if fault:
        messages.error(request, fault)
    return redirect("meetings:board", region=region, pk=board.pk)


def numbers(typed: list[str]) -> list[UUID]:
    """Those that are numbers, in order."""
    return [number for text in typed if (number := number_in(text)) is not None]


def number_in(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def target_in(board: Board, typed: str) -> BoardGroup | BoardNote:
    """The group or note that a form names as `group:<number>`; raises UserError where it is not there."""
    kind, _colon, number = typed.partition(":")
    pk = number_in(number)
    found: BoardGroup | BoardNote | None = None
    if pk and kind == "group":
        found = BoardGroup.objects.filter(pk=pk, board=board).first()
    elif pk and kind == "note":
        found = BoardNote.objects.filter(pk=pk, board=board).first()
    if found is None:
        raise UserError(_("Dit staat niet meer op het bord."))
    return found
