"""`/bord/meedoen/`: come to a meeting's boards with its code and a name of your choosing; and leave."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, has_passed, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.actors import COOKIE, PATH, cookie_of
from warmwelkom.rooms.meetings.board_forms import JoinForm
from warmwelkom.rooms.meetings.domain.board_guests import LONGEST_STAY, join_meeting
from warmwelkom.rooms.meetings.models import BoardGuest
from warmwelkom.rooms.meetings.queries.board_guests import board_behind, door_with

WRONG, WINDOW = 60, 600
"""Wrong codes from one address, which may be a whole school's, in ten minutes."""
COMING = 300
"""Guests from one address in ten minutes."""


@page("meetings.enter_board")
def join(request: HouseRequest, region: str) -> HttpResponse:
    """Type the code and a name."""
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")[:8]})
    if request.method == "POST" and form.is_valid():
        return _come_in(request, region, form)
    return _show(request, region, form)


@require_POST
@page("meetings.enter_board")
def leave(request: HouseRequest, region: str) -> HttpResponse:  # noqa: ARG001  Django hands it over
    """Forget on this device who one was."""
    answer = redirect("meetings:join_board", region=region)
    answer.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return answer


def _come_in(request: HouseRequest, region: str, form: JoinForm) -> HttpResponse:
    who = address_of(request)
    if has_passed(name="bord", who=who, most=WRONG):
        form.add_error("code", _("Er is hier vaak een verkeerde code getypt. Wacht tien minuten."))
        return _show(request, region, form)
    door = door_with(actor=request.actor, code=form.cleaned_data["code"])
    if door is None:
        within_limit(name="bord", who=who, most=WRONG, seconds=WINDOW)
        form.add_error("code", _("Deze code kennen we niet. Kijk hem na, of vraag de voorzitter."))
        return _show(request, region, form)
    if not within_limit(name="bord-in", who=who, most=COMING, seconds=WINDOW):
        return render(request, "429.html", status=429)
    try:
        guest, token = join_meeting(
            actor=request.actor, door=door, name=form.cleaned_data["name"], now=request.now
        )
    except UserError as fault:
        form.add_error("name", str(fault))
        return _show(request, region, form)
    return _with_cookie(region, guest, token)


def _with_cookie(region: str, guest: BoardGuest, token: str) -> HttpResponse:
    board = board_behind(guest=guest)
    answer = (
        redirect("meetings:board", region=region, pk=board.pk)
        if board
        else redirect("meetings:meeting", region=region, pk=guest.meeting_id)
    )
    answer.set_cookie(
        COOKIE, cookie_of(guest, token), path=PATH, max_age=LONGEST_STAY, httponly=True,
        samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


def _show(request: HouseRequest, region: str, form: JoinForm) -> HttpResponse:
    return render(
        request, "meetings/board/join.html", {"form": form, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip
