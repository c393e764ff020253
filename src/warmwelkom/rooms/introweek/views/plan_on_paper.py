"""`…/plan/papier/`: the plan as a PDF, asked for here, followed here, and found here again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.base.making.showing import made_file
from warmwelkom.base.typed import whole_number
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.introweek.domain.papers import ask_for_paper
from warmwelkom.rooms.introweek.models import topic_of_papers
from warmwelkom.rooms.introweek.paper_of_plan import HEADINGS
from warmwelkom.rooms.introweek.queries.papers import paper_for, papers_for
from warmwelkom.rooms.introweek.queries.plan_out import plan_of
from warmwelkom.rooms.introweek.queries.weeks import week_for


@require_safe
@page("introweek.plan")
def papers(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """Each kind of paper with how far it is; with `?deel=1` that part alone, and what the page knows is 304."""
    here = papers_for(
        actor=request.actor, pk=pk, number=_number(request.GET.get("versie", "")), now=request.now,
        seen=request.GET.get("merk", ""),
    )  # fmt: skip
    words = {"here": here, "week": here.week}
    if "deel" not in request.GET:
        return render(request, "introweek/paper/papers.html", words)
    return part_of_page(request, "introweek/paper/_papers.html", lambda: words, tag=here.tag)


@require_safe
@page("introweek.plan")
def signals(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """Says "look again" whenever one of these files gets further."""
    return stream(topic_of_papers(week_for(actor=request.actor, pk=pk).pk))


@require_POST
@page("introweek.plan")
def ask(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Have it made, and show at once how far it is; a double click asks once."""
    week, what = week_for(actor=request.actor, pk=pk), request.POST.get("wat", "")
    if what not in HEADINGS:
        raise MayNotKnow
    plan = plan_of(week, _number(request.POST.get("versie", "")))
    if can_make_pdf():
        ask_for_paper(actor=request.actor, week=week, plan=plan, what=what, now=request.now)
    return redirect(f"{reverse('introweek:papers', args=[pk])}?versie={plan.number}#{what}")


@require_safe
@page("introweek.see_paper")
@asks_again
def file(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One that is there, to take along."""
    return made_file(paper_for(actor=request.actor, pk=pk))


def _number(typed: str) -> int | None:
    return whole_number(typed, most=99_999)
