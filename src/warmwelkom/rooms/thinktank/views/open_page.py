"""`/denktank/<region>/open/`: what there is to take along, and under which licence."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest


@require_safe
@page("thinktank.read")
def open_page(request: HouseRequest, region: str) -> HttpResponse:
    return render(
        request,
        "thinktank/open.html",
        {"region": region, "may_make_token": may(request.actor, "thinktank.make_token")},
    )
