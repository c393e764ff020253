"""The post room (demo only): every message the platform would send."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.house.queries.post import messages_in_the_demo

PER_PAGE = 30


@page("public")
def post_room(request: HttpRequest) -> HttpResponse:
    """Newest first, filtered on an address when asked; another site answers 404."""
    if not settings.DEMO:
        raise Http404
    to = request.GET.get("to", "")
    rows = Paginator(messages_in_the_demo(to=to), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "house/post_room.html", {"rows": rows, "to": to})
