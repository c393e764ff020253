"""Bring something, read it, and say that you mean it too."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.contribute import add_voice, take_voice_back
from warmwelkom.rooms.thinktank.domain.contribute import contribute as bring
from warmwelkom.rooms.thinktank.forms import ContributionForm
from warmwelkom.rooms.thinktank.models import Contribution, Kind
from warmwelkom.rooms.thinktank.queries.page import page_of


@page("thinktank.contribute")
def contribute(request: HouseRequest, region: str, kind: str) -> HttpResponse:
    """A partner's need, idea, plan or offer."""
    if kind not in Kind.values:
        raise Http404
    form = ContributionForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            made = bring(actor=request.actor, kind=kind, now=request.now, **form.values())
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Dit staat er nu. Iedereen kan het lezen."))
            return redirect("thinktank:contribution", region=region, pk=made.pk)
    return render(
        request,
        "thinktank/contribute.html",
        {"form": form, "kind": Kind(kind), "region": region},
        status=422 if form.errors else 200,
    )


@page("thinktank.see")
def show(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    here = page_of(actor=request.actor, pk=pk)
    return render(
        request,
        "thinktank/contribution.html",
        {"here": here, "region": region},
    )


@require_POST
@page("thinktank.support")
def voice(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Add or take back one's voice."""
    row = Contribution.objects.get_for(request.actor, "thinktank.support", pk=pk)
    if request.POST.get("do") == "take-back":
        take_voice_back(actor=request.actor, contribution=row)
    else:
        add_voice(actor=request.actor, contribution=row, now=request.now)
    return redirect("thinktank:contribution", region=region, pk=pk)
