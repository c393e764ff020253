"""`/gesprekken/<pk>/`: one screen to prepare, hold and close a talk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.closing_talk import (
    close_talk,
    note_in_talk,
    reopen_talk,
    say_kept,
)
from warmwelkom.rooms.handover.domain.reading_of_talk import note_talk_read
from warmwelkom.rooms.handover.forms_of_talk import CloseForm, NoteForm
from warmwelkom.rooms.handover.models import Talk, TalkAgreement
from warmwelkom.rooms.handover.queries.talk import talk_screen_for
from warmwelkom.rooms.handover.views.words import sent


@page("handover.lead_talk")
def talk(request: HouseRequest, pk: UUID) -> HttpResponse:
    return show(request, pk)


def show(
    request: HouseRequest, pk: UUID, *, close: CloseForm | None = None, note: Any = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Read the talk, write down that it was read, and show it, with what was typed still there."""
    here = talk_screen_for(actor=request.actor, pk=pk, today=request.now.date())
    note_talk_read(actor=request.actor, talk=here.talk, known=here.acts)
    is_mine = here.talk.proposed_by_id == request.actor.user_id
    context = {"here": here, "close": close or CloseForm(), "note": note, "is_mine": is_mine,
               "today": request.now.date()}  # fmt: skip
    return render(request, "handover/talk/talk.html", context, status=status)


@require_POST
@page("handover.lead_talk")
def note(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What was said under one heading; two who write at once both keep their words."""
    row = Talk.objects.get_for(request.actor, "handover.lead_talk", pk=pk)
    form = NoteForm(request.POST)
    typed = {"article": request.POST.get("article", ""), "text": sent(request, "text")}
    if not form.is_valid():
        typed["fault"] = " ".join(map(str, form.errors.get("text", [_("Kies een kop.")])))
        return show(request, pk, note=typed, status=422)
    data = form.cleaned_data
    try:
        note_in_talk(
            actor=request.actor, talk=row, article=data["article"], text=data["text"],
            seen=data["seen"] or 0, now=request.now,
        )  # fmt: skip
    except UserError as fault:
        return show(request, pk, note=typed | {"fault": str(fault)}, status=409)
    messages.success(request, _("Het staat erbij."))
    return redirect(reverse("handover:talk", args=[pk]) + f"#kop-{data['article']}")


@require_POST
@page("handover.lead_talk")
def close(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Close it: agreements, none needed, or nobody came."""
    row = Talk.objects.get_for(request.actor, "handover.lead_talk", pk=pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return show(request, pk, close=form, status=422)
    try:
        close_talk(
            actor=request.actor, talk=row, outcome=form.cleaned_data["outcome"],
            agreements=form.promises(), reason=form.cleaned_data["reason"], now=request.now,
        )  # fmt: skip
    except UserError as fault:
        form.add_error(None, str(fault))
        return show(request, pk, close=form, status=422)
    messages.success(
        request, _("Afgesloten. Dit ligt klaar voor de mentor op dag één."),
        extra_tags=reverse("handover:reopen_talk", args=[pk]),
    )  # fmt: skip
    return redirect("handover:talk", pk)


@require_POST
@page("handover.lead_talk")
def reopen(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = Talk.objects.get_for(request.actor, "handover.lead_talk", pk=pk)
    try:
        reopen_talk(actor=request.actor, talk=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het gesprek is weer open."))
    return redirect("handover:talk", pk)


@require_POST
@page("handover.say_kept")
def kept(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What became of an agreement."""
    row = TalkAgreement.objects.get_for(request.actor, "handover.say_kept", pk=pk)
    said = sent(request, "kept")
    if said in ("", *TalkAgreement.Kept.values):
        say_kept(
            actor=request.actor, agreement=row, kept=said, now=request.now,
            note=sent(request, "note", most=200),
        )  # fmt: skip
        messages.success(request, _("Het staat erbij. De oude mentor ziet het ook."))
    return redirect("handover:talk", row.talk_id)
