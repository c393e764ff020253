"""The post room (demo only): every message the platform would send."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.house.domain.demo_post import compose_of_next_monday
from warmwelkom.house.queries.post import messages_in_the_demo

PER_PAGE = 30


@page("public")
def post_room(request: HouseRequest) -> HttpResponse:
    """Newest first, filtered on an address when asked; another site answers 404."""
    if not settings.DEMO:
        raise Http404
    to = request.GET.get("to", "")
    rows = Paginator(messages_in_the_demo(to=to), PER_PAGE).get_page(request.GET.get("page"))
    may_compose = may(request.actor, "demo.move_date")
    here = {"rows": rows, "to": to, "may_compose": may_compose}
    return render(request, "house/post_room.html", here)


@require_POST
@page("demo.move_date")
def overviews(request: HouseRequest) -> HttpResponse:
    """Make the overviews of next Monday now."""
    if not settings.DEMO:
        raise Http404
    made = compose_of_next_monday(actor=request.actor, now=request.now)
    text = ngettext(
        "Er kwam %(n)s overzicht in de postkamer.",
        "Er kwamen %(n)s overzichten in de postkamer.",
        made,
    )
    messages.success(request, text % {"n": made})
    return redirect("demo:post")
