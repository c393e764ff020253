"""Change or take back one's own words; say something, and take that down."""

from __future__ import annotations

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
from warmwelkom.rooms.thinktank.domain import texts
from warmwelkom.rooms.thinktank.forms_thread import ChangeForm, ReasonForm
from warmwelkom.rooms.thinktank.models import Contribution, Remark


@page("thinktank.edit")
def change(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """New words for a contribution; how it read before stays."""
    row = Contribution.objects.get_for(request.actor, "thinktank.edit", pk=pk)
    before = {"title": row.title, "text": row.text}
    form = ChangeForm(request.POST or None, kind=row.kind, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            texts.change_text(
                actor=request.actor, contribution=row, now=request.now, **form.values(),
                hide_earlier=form.cleaned_data["hide"],
            )  # fmt: skip
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Je tekst is aangepast."))
            return redirect("thinktank:contribution", region=region, pk=pk)
    here = {"form": form, "row": row, "region": region}
    return render(request, "thinktank/change.html", here, status=422 if form.errors else 200)


@require_POST
@page("thinktank.edit")
def withdraw(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Take one's own contribution out of the think tank."""
    row = Contribution.objects.get_for(request.actor, "thinktank.edit", pk=pk)
    try:
        texts.withdraw(actor=request.actor, contribution=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        back = reverse("thinktank:put_back", args=[region, pk])
        messages.success(request, _("Je bijdrage is ingetrokken."), extra_tags=back)
    return redirect("thinktank:contribution", region=region, pk=pk)


@require_POST
@page("thinktank.edit")
def put_back(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    row = Contribution.objects.get_for(request.actor, "thinktank.edit", pk=pk)
    texts.put_back(actor=request.actor, contribution=row, now=request.now)
    messages.success(request, _("Je bijdrage staat er weer."))
    return redirect("thinktank:contribution", region=region, pk=pk)


@require_POST
@page("thinktank.remark")
def remark(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Say something about it. Without words: the page says so, and nothing is lost for there was none."""
    row = Contribution.objects.get_for(
        request.actor, "thinktank.remark", pk=pk, published_at__isnull=False
    )
    text = request.POST.get("text", "")[:1000]
    try:
        made = texts.add_remark(actor=request.actor, contribution=row, text=text, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("thinktank:take_down", args=[region, made.pk])
        messages.success(request, _("Je reactie staat erbij."), extra_tags=undo)
    return redirect(reverse("thinktank:contribution", args=[region, pk]) + "#reacties")


@page("thinktank.take_down")
def take_down(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """One's own remark at once; another's with a reason that stands in its place."""
    row = Remark.objects.get_for(request.actor, "thinktank.take_down", pk=pk)
    is_own = row.by_id == request.actor.user_id
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and (is_own or form.is_valid()):
        reason = "" if is_own else form.cleaned_data["reason"]
        texts.take_down_remark(actor=request.actor, remark=row, reason=reason, now=request.now)
        messages.success(request, _("De reactie is weg."))
        return redirect("thinktank:contribution", region=region, pk=row.contribution_id)
    here = {"form": form, "row": row, "region": region, "is_own": is_own}
    return render(request, "thinktank/take_down.html", here, status=422 if form.errors else 200)
