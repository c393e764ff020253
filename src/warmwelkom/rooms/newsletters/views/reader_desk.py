"""`/nieuws/<region>/lezers/`: how many read, and bring a list of addresses."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.domain.bringing_lists import bring_list
from warmwelkom.rooms.newsletters.queries.readers import numbers_of
from warmwelkom.rooms.newsletters.reader_forms import ListForm


@page("newsletters.bring_list")
def readers(request: HouseRequest, region: str) -> HttpResponse:
    """The numbers; a list that comes in, and which lines were left out with why."""
    sent = request.method == "POST"
    form = ListForm(request.POST if sent else None, request.FILES if sent else None)
    brought: Any = None
    if sent and form.is_valid():
        try:
            brought = bring_list(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
    context = {"region": region, "form": form, "brought": brought, "numbers": numbers_of()}
    status = 422 if form.errors else 200
    return render(request, "newsletters/readers.html", context, status=status)
