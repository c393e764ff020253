"""`/welkom/`: a pupil or parent comes in. `/mijn/gegevens/`: what is known about them, and who looked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.act_words import words_for
from warmwelkom.rooms.transitions.domain.access_codes import (
    give_access_code,
    now_behind,
    open_session,
    use_access_code,
)
from warmwelkom.rooms.transitions.door_forms import EnterForm
from warmwelkom.rooms.transitions.models import AccessCode, Transition
from warmwelkom.rooms.transitions.queries.my_page import my_page_for
from warmwelkom.rooms.transitions.way_back import remember_wanted, way_back

TRIES, WINDOW = 30, 600  # from one address, which may be a whole school's


@speaks(*PUPILS_SPEAK)
@page("public")
def enter(request: HouseRequest) -> HttpResponse:
    """Code and birth date; the same sentence for every way in which they don't fit."""
    form = EnterForm(request.POST or None)
    remember_wanted(request)
    if request.method == "POST" and form.is_valid():
        if not within_limit(name="enter", who=address_of(request), most=TRIES, seconds=WINDOW):
            form.add_error(
                None,
                _(
                    "Er is hier vaak achter elkaar geprobeerd. Wacht tien minuten, of vraag je mentor om hulp."
                ),
            )
        else:
            try:
                code = use_access_code(
                    code=form.cleaned_data["code"],
                    birth_date=form.cleaned_data["birth_date"],
                    now=now_behind(form.cleaned_data["code"]),
                )
            except UserError as fault:
                form.add_error(None, str(fault))
            else:
                wanted = way_back(request)
                open_session(request=request, code=code, own_phone=form.cleaned_data["own_phone"])
                return redirect(wanted)
    return render(
        request, "transitions/door/enter.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@page("transitions.my_welcome")
def leave(request: HouseRequest) -> HttpResponse:
    request.session.flush()
    answer = redirect("home")
    answer["Clear-Site-Data"] = '"cache", "storage"'  # the page that this phone kept goes too
    return answer


@page("transitions.my_welcome")
def my_data(request: HouseRequest) -> HttpResponse:
    """Where I stand, who is on it, what is known about me, who looked at it."""
    mine = my_page_for(actor=request.actor, today=request.now.date())
    looked = [(act, words_for(act.action)) for act in mine.looked[:50]] if mine else []
    done = [(act, words_for(act.action)) for act in mine.done[:50]] if mine else []
    is_parent = request.actor.kind == "parent"
    context = {
        "mine": mine,
        "looked": looked,
        "done": done,
        "is_parent": is_parent,
    }
    return render(request, "transitions/door/my_data.html", context)


@page("transitions.give_code")
def code(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Give a pupil or a parent a code. It is shown once, on a slip to print."""
    transition = Transition.objects.select_related("pupil").get_for(
        request.actor, "transitions.give_code", pk=pk
    )
    shown, kind = "", ""
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind in AccessCode.Kind.values:
            shown = give_access_code(
                actor=request.actor, transition=transition, kind=kind, now=request.now
            )
        else:
            messages.error(request, _("Kies voor wie de code is: de leerling of een ouder."))
    return render(
        request,
        "transitions/door/code.html",
        {"transition": transition, "code": shown, "kind": kind},
    )
