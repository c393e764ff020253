"""The post room (demo only): every message the platform would send."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.house.domain.demo_post import (
    answer_as_pupil,
    compose_of_next_monday,
    send_in_demo,
)
from warmwelkom.house.queries.post import message_to_answer, messages_in_the_demo

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


@require_POST
@page("demo.move_date")
def let_go(request: HouseRequest) -> HttpResponse:
    """Let the messages go that may go on the demo's day."""
    if not settings.DEMO:
        raise Http404
    sent = send_in_demo(actor=request.actor, now=request.now)
    text = ngettext("Er ging %(n)s bericht weg.", "Er gingen %(n)s berichten weg.", sent)
    messages.success(request, text % {"n": sent})
    return redirect("demo:post")


@require_POST
@page("demo.move_date")
def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Write back as the pupil who got this message."""
    if not settings.DEMO:
        raise Http404
    message = message_to_answer(actor=request.actor, pk=pk)
    text = request.POST.get("text", "").strip()[:1000]
    if text and answer_as_pupil(actor=request.actor, message=message, text=text, now=request.now):
        messages.success(request, _("Het antwoord is binnen."))
    else:
        messages.error(request, _("Typ eerst een antwoord."))
    return redirect("demo:post")
