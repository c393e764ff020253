"""`/mijn/dossier/`: the pupil's own dossier on a phone: one question a screen, then read and answer."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.own_views import say_informed, say_read, say_view
from warmwelkom.rooms.handover.domain.parts import finish_part, reopen_part
from warmwelkom.rooms.handover.domain.reading import note_reading
from warmwelkom.rooms.handover.models import Statement
from warmwelkom.rooms.handover.queries.my_dossier import MyDossier, my_dossier_for, own_dossier_of
from warmwelkom.rooms.handover.views.typed import save_fields
from warmwelkom.rooms.handover.views.words import sent


def _read(request: HouseRequest) -> MyDossier | None:
    mine = my_dossier_for(actor=request.actor, now=request.now)
    if mine:
        note_reading(actor=request.actor, dossier=mine.dossier, parts=mine.page.read)
    return mine


@page("handover.my_dossier")
def my_dossier(request: HouseRequest) -> HttpResponse:
    """Where it stands, what to do now, what is in it, who looked."""
    return render(request, "handover/dossier/mine.html", _context(request, _read(request)))


def _context(request: HouseRequest, mine: MyDossier | None, **more: Any) -> dict[str, Any]:
    is_parent = request.actor.kind == "parent"
    to_answer = mine.to_answer(by_parent=is_parent) if mine else []
    return {"mine": mine, "is_parent": is_parent, "to_answer": to_answer, **more}


@page("handover.write_a")
def question(request: HouseRequest, field: str) -> HttpResponse:
    """One question of part A; saved, it goes on to the next."""
    mine = _read(request)
    at = (
        next((n for n, line in enumerate(mine.own) if line.field.key == field), None)
        if mine
        else None
    )
    if mine is None or at is None:
        raise Http404
    fault = None
    if request.method == "POST":
        saved = save_fields(
            actor=request.actor, dossier=mine.dossier, part="A", typed=request.POST.dict(),
            now=request.now,
        )  # fmt: skip
        fault = saved.faults.get(field)
        if fault is None:
            return _onward(request, mine, at)
    context = {
        "line": mine.own[at],
        "fault": fault,
        "number": at + 1,
        "count": len(mine.own),
        "before": mine.own[at - 1] if at else None,
    }
    return render(
        request, "handover/dossier/question.html", _context(request, mine, **context),
        status=422 if fault else 200,
    )  # fmt: skip


def _onward(request: HouseRequest, mine: MyDossier, at: int) -> HttpResponse:
    if "stop" in request.POST or at + 1 == len(mine.own):
        messages.success(request, _("Bewaard. Je kunt later verder."))
        return redirect("handover:my_dossier")
    return redirect("handover:question", mine.own[at + 1].field.key)


@require_POST
@page("handover.have_read")
def informed(request: HouseRequest) -> HttpResponse:
    """The pupil read who sees what, when and why, and begins."""
    dossier = own_dossier_of(actor=request.actor)
    if dossier is None:
        raise MayNotKnow
    say_informed(actor=request.actor, dossier=dossier, now=request.now)
    mine = my_dossier_for(actor=request.actor, now=request.now)
    if request.actor.kind == "pupil" and mine and mine.next_question:
        return redirect("handover:question", mine.next_question.field.key)
    return redirect("handover:my_dossier")


@require_POST
@page("handover.write_a")
def finish(request: HouseRequest) -> HttpResponse:
    """Part A is done, or not after all."""
    dossier = own_dossier_of(actor=request.actor)
    if dossier is None:
        raise MayNotKnow
    if "reopen" in request.POST:
        reopen_part(actor=request.actor, dossier=dossier, part="A")
    else:
        finish_part(actor=request.actor, dossier=dossier, part="A", now=request.now)
        messages.success(request, _("Jouw deel is klaar. Je mag het later nog veranderen."))
    return redirect("handover:my_dossier")


@page("handover.say_view")
def say(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One statement of another, and what the pupil says to it; said, the next one comes."""
    rows = Statement.objects.select_related("dossier__transition")
    statement = rows.get_for(request.actor, "handover.say_view", pk=pk)
    mine = _read(request)
    line = next((line for line in mine.told if line.now == statement), None) if mine else None
    if mine is None or line is None:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            say_view(
                actor=request.actor, statement=statement, kind=sent(request, "kind"),
                text=sent(request, "text"), now=request.now,
            )  # fmt: skip
        except UserError as wrong:
            fault = str(wrong)
        else:
            return _next_to_answer(request)
    said = line.view_of(by_parent=request.actor.kind == "parent")
    context = _context(
        request, mine, line=line, fault=fault,
        kind=request.POST.get("kind", said.kind if said else ""),
        text=request.POST.get("text", said.text if said else ""),
    )  # fmt: skip
    status = 422 if fault else 200
    return render(request, "handover/dossier/say.html", context, status=status)


def _next_to_answer(request: HouseRequest) -> HttpResponse:
    mine = my_dossier_for(actor=request.actor, now=request.now)
    left = mine.to_answer(by_parent=request.actor.kind == "parent") if mine else []
    if left and left[0].now:
        return redirect("handover:say", left[0].now.pk)
    messages.success(request, _("Je hebt overal iets van gezegd."))
    return redirect("handover:my_dossier")


@require_POST
@page("handover.have_read")
def have_read(request: HouseRequest) -> HttpResponse:
    """I have read it: from now on it may go."""
    dossier = own_dossier_of(actor=request.actor)
    if dossier is None:
        raise MayNotKnow
    seen = _moment(sent(request, "seen"))
    try:
        say_read(actor=request.actor, dossier=dossier, now=request.now, seen=seen)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Dank je. Je mentor ziet dat je het gelezen hebt."))
    return redirect("handover:my_dossier")


def _moment(text: str) -> dt.datetime | None:
    """The moment in a text; None where there is none."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
