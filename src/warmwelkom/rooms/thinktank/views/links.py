"""Tie a contribution to another, take a thread out, make the next thing, and read it as one page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.links import add_link, begin_from, remove_link
from warmwelkom.rooms.thinktank.domain.rules_of_links import NEXT
from warmwelkom.rooms.thinktank.forms import ContributionForm
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThreadLink
from warmwelkom.rooms.thinktank.queries.links import others_to_tie
from warmwelkom.rooms.thinktank.queries.thread import thread_of


@page("thinktank.see")
def thread(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The red thread of a contribution."""
    here = thread_of(actor=request.actor, pk=pk)
    return render(request, "thinktank/thread.html", {"here": here, "region": region})


@page("thinktank.link")
def tie(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Look for another one, and say how the two belong together."""
    row = Contribution.objects.get_for(
        request.actor, "thinktank.link", pk=pk, published_at__isnull=False
    )
    fault = ""
    if request.method == "POST":
        other = _other(request)
        try:
            made = add_link(
                actor=request.actor, this=row, other=other, way=request.POST.get("way", ""),
                now=request.now,
            )  # fmt: skip
        except UserError as refused:
            fault = str(refused)
        else:
            undo = reverse("thinktank:untie", args=[region, made.pk])
            messages.success(request, _("De draad ligt er."), extra_tags=undo)
            return redirect("thinktank:contribution", region=region, pk=pk)
    words = request.GET.get("q", "").strip()[:100]
    found = others_to_tie(actor=request.actor, this=row, words=words)
    here = {"row": row, "region": region, "words": words, "found": found, "fault": fault}
    return render(request, "thinktank/tie.html", here, status=422 if fault else 200)


def _other(request: HouseRequest) -> Contribution:
    try:
        pk = UUID(request.POST.get("other", ""))
    except ValueError as odd:
        raise Http404 from odd
    found: Contribution = Contribution.objects.get_for(
        request.actor, "thinktank.see", pk=pk, published_at__isnull=False
    )
    return found


@require_POST
@page("thinktank.unlink")
def untie(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Take a thread out."""
    link = ThreadLink.objects.get_for(request.actor, "thinktank.unlink", pk=pk)
    remove_link(actor=request.actor, link=link, kind=link.kind)
    messages.success(request, _("De draad is weg. Beide bijdragen staan er nog."))
    return redirect("thinktank:contribution", region=region, pk=link.later_id)


@page("thinktank.link")
def go_on(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Make an idea of this need, or a plan of this idea."""
    row = Contribution.objects.get_for(
        request.actor, "thinktank.link", pk=pk, published_at__isnull=False
    )
    if row.kind not in NEXT:
        raise Http404
    kind = NEXT[row.kind][0]
    before = {"title": row.title, "text": row.text} if row.kind == Kind.IDEA else {}
    form = ContributionForm(request.POST or None, kind=kind, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin_from(actor=request.actor, this=row, now=request.now, **form.values())
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Dit staat er nu. Iedereen kan het lezen."))
            return redirect("thinktank:contribution", region=region, pk=made.pk)
    here = {"form": form, "row": row, "region": region, "kind": Kind(kind)}
    return render(request, "thinktank/go_on.html", here, status=422 if form.errors else 200)
