"""How it stands: another state with a reason, a question to an organisation, two put together."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.answering import ask_for_answer
from warmwelkom.rooms.thinktank.domain.merging import merge as put_together
from warmwelkom.rooms.thinktank.domain.merging import undo_merge
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.forms_thread import AskForm, StateForm
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Merge
from warmwelkom.rooms.thinktank.queries.answers import organisations_of, organisations_to_ask
from warmwelkom.rooms.thinktank.queries.links import others_to_merge


@page("thinktank.answer")
def state(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Say how an idea, a plan or an offer stands now. A need is answered on its own page."""
    row = Contribution.objects.get_for(request.actor, "thinktank.answer", pk=pk)
    if row.kind == Kind.NEED:
        return redirect(reverse("thinktank:answer", args=[region]) + f"?need={pk}")
    schools = organisations_of(request.actor)
    form = StateForm(request.POST or None, row=row, schools=schools)
    if request.method == "POST" and form.is_valid():
        try:
            change_state(
                actor=request.actor, contribution=row, to=form.cleaned_data["to"], now=request.now,
                reason=form.cleaned_data["reason"], organisation=form.school(),
            )  # fmt: skip
        except UserError as fault:
            form.add_error("to", str(fault))
        else:
            messages.success(request, _("Dit staat er nu, met jullie reden erbij."))
            return redirect("thinktank:contribution", region=region, pk=pk)
    here = {"form": form, "row": row, "region": region}
    return render(request, "thinktank/state.html", here, status=422 if form.errors else 200)


@page("thinktank.ask")
def ask(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Ask an organisation for an answer."""
    row = Contribution.objects.get_for(
        request.actor, "thinktank.ask", pk=pk, kind=Kind.NEED, published_at__isnull=False
    )
    form = AskForm(request.POST or None, schools=organisations_to_ask())
    if request.method == "POST" and form.is_valid():
        school = form.chosen()
        try:
            asked = ask_for_answer(
                actor=request.actor, contribution=row, school=school, now=request.now
            )
        except UserError as fault:
            form.add_error("school", str(fault))
        else:
            text = ngettext(
                "%(school)s is gevraagd om een antwoord. %(n)s persoon kreeg een mail.",
                "%(school)s is gevraagd om een antwoord. %(n)s mensen kregen een mail.",
                asked,
            )
            messages.success(request, text % {"school": school.name, "n": asked})
            return redirect("thinktank:contribution", region=region, pk=pk)
    here = {"form": form, "row": row, "region": region}
    return render(request, "thinktank/ask.html", here, status=422 if form.errors else 200)


@page("thinktank.merge")
def merge(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Put this one under another, or another under this one; a person decides, never a machine."""
    row = Contribution.objects.get_for(request.actor, "thinktank.merge", pk=pk)
    fault, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        other = _other(request)
        under, into = (other, row) if request.POST.get("keep") == "this" else (row, other)
        try:
            made = put_together(
                actor=request.actor, merged=under, into=into, reason=reason, now=request.now
            )
        except UserError as refused:
            fault = str(refused)
        else:
            undo = reverse("thinktank:unmerge", args=[region, made.pk])
            messages.success(request, _("Deze twee staan nu bij elkaar."), extra_tags=undo)
            return redirect("thinktank:contribution", region=region, pk=made.into_id)
    words = request.GET.get("q", "").strip()[:100]
    found = others_to_merge(actor=request.actor, this=row, words=words)
    here = {"row": row, "region": region, "words": words, "found": found, "fault": fault,
            "reason": reason, "chosen": request.POST}  # fmt: skip
    return render(request, "thinktank/merge.html", here, status=422 if fault else 200)


def _other(request: HouseRequest) -> Contribution:
    try:
        pk = UUID(request.POST.get("other", ""))
    except ValueError as odd:
        raise Http404 from odd
    found: Contribution = Contribution.objects.get_for(request.actor, "thinktank.merge", pk=pk)
    return found


@require_POST
@page("thinktank.merge")
def unmerge(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Take a merge back."""
    made = Merge.objects.select_related("merged", "into").filter(pk=pk).first()
    if made is None:
        raise Http404
    try:
        undo_merge(actor=request.actor, merged=made.merged, made=made, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Ze staan weer los van elkaar, met hun eigen stemmen."))
    return redirect("thinktank:contribution", region=region, pk=made.merged_id)
