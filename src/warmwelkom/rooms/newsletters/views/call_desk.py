"""Make calls, open and close them; let in who answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.call_forms import BringForm, CallForm, DeclineForm, LetInForm
from warmwelkom.rooms.newsletters.domain.bringing import bring_for, bring_own
from warmwelkom.rooms.newsletters.domain.calls import change_call, close_call, make_call, open_call
from warmwelkom.rooms.newsletters.domain.letting_in import (
    decline,
    let_in,
    undo_decline,
    undo_let_in,
)
from warmwelkom.rooms.newsletters.models import Call, CallAnswer
from warmwelkom.rooms.newsletters.queries.calls import (
    answer_for,
    answers_to,
    organisations_here,
    same_organisation,
)

ACTS = ("let_in", "decline", "bring", "undo_let_in", "undo_decline")


@page("calls.make")
def new(request: HouseRequest, region: str) -> HttpResponse:
    """Write a call; it is a draft until it is opened."""
    form = CallForm(request.POST or None, today=request.now.date())
    if request.method == "POST" and form.is_valid():
        made = make_call(actor=request.actor, now=request.now, **form.cleaned_data)
        messages.success(request, _("De oproep staat klaar. Kijk hem na en zet hem dan open."))
        return redirect("calls:call", region=region, slug=made.slug)
    return _call_form(request, region, form)


@page("calls.write")
def change(request: HouseRequest, region: str, slug: str) -> HttpResponse:
    """Other words, or another last day."""
    row = Call.objects.get_for(request.actor, "calls.write", slug=slug)
    form = CallForm(
        request.POST or None, today=request.now.date(), initial=CallForm.initial_of(row)
    )
    if request.method == "POST" and form.is_valid():
        change_call(actor=request.actor, call=row, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect("calls:call", region=region, slug=slug)
    return _call_form(request, region, form, row)


def _call_form(
    request: HouseRequest, region: str, form: CallForm, row: Call | None = None
) -> HttpResponse:
    context = {"form": form, "row": row, "region": region}
    return render(request, "calls/form.html", context, status=422 if form.errors else 200)


@require_POST
@page("calls.write")
def opening(request: HouseRequest, region: str, slug: str) -> HttpResponse:
    """Open it, or close it."""
    row = Call.objects.get_for(request.actor, "calls.write", slug=slug)
    try:
        if request.POST.get("do") == "close":
            close_call(actor=request.actor, call=row, now=request.now)
            messages.success(request, _("De oproep is gesloten. Hij blijft te lezen."))
        else:
            open_call(actor=request.actor, call=row, now=request.now)
            messages.success(
                request, _("De oproep staat open. Deel het adres, of print de poster.")
            )
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("calls:call", region=region, slug=slug)


@page("calls.let_in")
def answers(request: HouseRequest, region: str, slug: str) -> HttpResponse:
    """Who answered: waiting, in, declined."""
    row = Call.objects.get_for(request.actor, "calls.write", slug=slug)
    here = answers_to(actor=request.actor, call=row)
    return render(request, "calls/answers.html", {"here": here, "region": region})


@page("calls.let_in")
def answer(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """One answer: let in, decline, undo, or put what they bring in the think tank."""
    row = answer_for(actor=request.actor, pk=pk)
    does = request.POST.get("do", "") if request.method == "POST" else ""
    does = does if does in ACTS else ""
    forms: dict[str, Any] = {
        "let_in": _let_in_form(row, request.POST if does == "let_in" else None),
        "decline": DeclineForm(request.POST if does == "decline" else None),
        "bring": BringForm(request.POST if does == "bring" else None, initial={"text": row.brings}),
    }
    chosen = forms.get(does)
    if does and (chosen is None or chosen.is_valid()):
        try:
            messages.success(request, _do(request, row, does, chosen))
            return redirect("calls:answer", region=region, pk=pk)
        except UserError as fault:
            messages.error(request, str(fault))
    context = {"row": row, "region": region, **forms}
    has_fault = bool(chosen is not None and chosen.errors)
    return render(request, "calls/answer.html", context, status=422 if has_fault else 200)


def _let_in_form(row: CallAnswer, data: Any) -> LetInForm:
    known = same_organisation(row.organisation, organisations_here())
    return LetInForm(data, organisation=row.organisation, initial={"school": known})


def _do(request: HouseRequest, row: CallAnswer, does: str, form: Any) -> str:
    about: dict[str, Any] = {"actor": request.actor, "answer": row}
    if does == "let_in":
        let_in(**about, school=form.cleaned_data["school"], now=request.now)
        return _("%(name)s is welkom: de brief met de uitnodiging is onderweg.") % {
            "name": row.name
        }
    if does == "decline":
        decline(**about, reason=form.cleaned_data["reason"], now=request.now)
        return _("Afgewezen. De mail gaat over tien minuten weg.")
    if does == "bring":
        bring_for(**about, now=request.now, **form.cleaned_data)
        return _("Dit staat nu in de denktank, met de oproep als herkomst.")
    if does == "undo_let_in":
        undo_let_in(**about, now=request.now)
        return _("Teruggezet. De link in de brief werkt niet meer.")
    held = undo_decline(**about)
    return (
        _("Teruggezet. De mail is niet verstuurd.")
        if held
        else _("Teruggezet. De mail was al weg: laat zelf iets weten.")
    )


@page("calls.bring_own")
def bring(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Whoever came in puts what they bring in the think tank."""
    row = answer_for(actor=request.actor, pk=pk, action="calls.bring_own")
    form = BringForm(request.POST or None, initial={"text": row.brings})
    if request.method == "POST" and form.is_valid():
        try:
            made = bring_own(actor=request.actor, answer=row, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Dit staat nu in de denktank, met de oproep als herkomst."))
            return redirect("thinktank:contribution", region=region, pk=made.pk)
    context = {"row": row, "region": region, "form": form}
    return render(request, "calls/bring.html", context, status=422 if form.errors else 200)
