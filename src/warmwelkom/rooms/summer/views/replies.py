"""`/zomer/antwoorden/`: what pupils wrote back; and one reply, with everything one does with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.rooms.summer.domain import answering
from warmwelkom.rooms.summer.domain.reading_of_people import note_reply_read
from warmwelkom.rooms.summer.domain.receive_reply import topic_of
from warmwelkom.rooms.summer.models import Reply
from warmwelkom.rooms.summer.queries.inbox import (
    colleagues_for,
    replies_for,
    state_of_inbox,
    thread_for,
)

TABS = (("", _("Open")), ("mine", _("Van mij")), ("done", _("Klaar")))
SAID = {
    "claim": _("Je hebt dit opgepakt."),
    "let_go": _("Een ander kan dit weer oppakken."),
    "hand": _("Doorgegeven."),
    "note": _("Het staat erbij."),
    "answer": _("Je antwoord gaat op weg."),
    "close": _("Afgerond."),
    "reopen": _("Dit staat weer open."),
}
UNDO = {"claim": "let_go", "close": "reopen", "answer": "reopen"}


def _here(request: HouseRequest) -> dict[str, Any]:
    tab, number = request.GET.get("tab", ""), request.GET.get("page", "")
    rows, still = replies_for(actor=request.actor, tab=tab, number=number, now=request.now)
    return {"rows": rows, "waiting": still.count(), "tab": tab, "tabs": TABS}


def _tag(request: HouseRequest) -> str:
    state = (state_of_inbox(actor=request.actor), request.GET.urlencode(), str(request.now)[:15])
    return quote_etag(hashlib.sha256(repr(state).encode()).hexdigest()[:24])


@require_safe
@page("summer.replies")
def replies(request: HouseRequest) -> HttpResponse:
    words = _here(request) | {"live_tag": _tag(request)}
    return render(request, "summer/people/replies.html", words)


@require_safe
@page("summer.replies")
def part(request: HouseRequest) -> HttpResponseBase:
    """The list alone, for an open page that looks again."""
    return part_of_page(
        request, "summer/people/_replies.html", lambda: _here(request), tag=_tag(request)
    )


@require_safe
@page("summer.replies")
def signals(request: HouseRequest) -> HttpResponseBase:
    """Says "look again" whenever a reply came in or somebody took one up."""
    return stream(topic_of(request.actor.region))


@page("summer.see_reply")
def reply(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _page(request, _reply(request, "summer.see_reply", pk))


@require_POST
@page("summer.handle_reply")
def handle(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One thing that a person does with a reply; what was typed stays when it can't be done."""
    row = _reply(request, "summer.handle_reply", pk)
    typed = {**request.GET.dict(), **request.POST.dict()}  # undo names what it does in the address
    do = typed.get("do", "")
    try:
        _act(request, row, do, typed)
    except UserError as fault:
        row = _reply(request, "summer.handle_reply", pk)
        return _page(request, row, fault=str(fault), typed=typed, status=422)
    undo = UNDO.get(do)
    back = f"{reverse('summer:handle_reply', args=[pk])}?do={undo}" if undo else ""
    messages.success(request, SAID[do], extra_tags=back)
    return redirect("summer:replies" if do in ("answer", "close") else reverse("summer:reply", args=[pk]))  # fmt: skip


def _act(request: HouseRequest, row: Reply, do: str, typed: dict[str, str]) -> None:
    words: dict[str, Any] = {"actor": request.actor, "reply": row, "now": request.now}
    plain: dict[str, Callable[..., Any]] = {
        "claim": answering.claim_reply,
        "let_go": answering.let_go_reply,
        "close": answering.close_reply,
        "reopen": answering.reopen_reply,
    }
    if do in plain:
        plain[do](**words)
    elif do == "note":
        answering.note_on_reply(**words, text=typed.get("text", ""))
    elif do == "answer":
        answering.answer_reply(**words, text=typed.get("text", ""))
    elif do == "hand":
        people = colleagues_for(actor=request.actor, reply=row)
        to = next((one for one in people if str(one.pk) == typed.get("to")), None)
        if to is None:
            raise answering.AnswerNotClear(answering.CHOOSE)
        answering.hand_on_reply(**words, to=to)
    else:
        raise MayNotKnow


def _reply(request: HouseRequest, policy: str, pk: UUID) -> Reply:
    rows = Reply.objects.select_related(
        "transition__pupil", "school", "claimed_by", "contact", "task__template"
    )
    found: Reply = rows.get_for(request.actor, policy, pk=pk)
    return found


def _page(request: HouseRequest, row: Reply, status: int = 200, **words: Any) -> HttpResponse:
    note_reply_read(actor=request.actor, reply=row)
    here = thread_for(actor=request.actor, reply=row, now=request.now)
    chosen = request.GET.get("klaar", "")
    ready = here.ready[int(chosen)] if chosen in map(str, range(len(here.ready))) else ""
    shown = {"here": here, "row": row, "ready": ready, **words}
    return render(request, "summer/people/reply.html", shown, status=status)
