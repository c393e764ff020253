"""`/lezen/`: what waits to be read, one text at a time; the log of it without any text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any
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
from warmwelkom.rooms.thinktank.domain.moderation import keep_back, place, see_case, write_note
from warmwelkom.rooms.thinktank.domain.moderation_undo import undo_decision
from warmwelkom.rooms.thinktank.domain.partners_texts import mark_read, take_offline
from warmwelkom.rooms.thinktank.models import Label, ModerationCase
from warmwelkom.rooms.thinktank.moderation_forms import REASONS
from warmwelkom.rooms.thinktank.queries.moderation import (
    case_for,
    log_rows,
    next_case,
    queue_for,
)

KINDS = ("pupils", "partners", "decided")
HEAD = ["week", "van", "vastgehouden", "besluit", "dag", "reden", "door"]


@page("thinktank.moderate")
def queue(request: HouseRequest, region: str) -> HttpResponse:
    """What waits, held words first; or what was decided."""
    kind = request.GET.get("soort", "")
    here = queue_for(
        actor=request.actor,
        kind=kind if kind in KINDS else "pupils",
        page=request.GET.get("page", "1"),
    )
    context = {"here": here, "region": region, "today": request.now.date()}
    return render(request, "thinktank/moderation/queue.html", context)


@page("thinktank.see_case")
def case(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Read one text and decide; after that the next one."""
    here = case_for(actor=request.actor, pk=pk, today=request.now.date())
    fault = ""
    if request.method == "POST":
        try:
            return _decide(request, region, here["case"])
        except UserError as error:
            fault = str(error)
    elif here["case"].seen_on is None:
        see_case(actor=request.actor, case=here["case"], now=request.now)
    context = {"here": here, "region": region, "fault": fault, "reasons": REASONS,
               "typed": request.POST}  # fmt: skip
    return render(request, "thinktank/moderation/case.html", context, status=422 if fault else 200)


@require_POST
@page("thinktank.see_case")
def undo(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Take a decision back: the text waits again."""
    row = ModerationCase.objects.get_for(request.actor, "thinktank.see_case", pk=pk)
    try:
        undo_decision(actor=request.actor, case=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Teruggezet. Deze tekst wacht weer."))
    return redirect("thinktank:case", region=region, pk=row.pk)


def _decide(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    """What was chosen, done; raises UserError with nothing lost."""
    actions: dict[str, Callable[..., HttpResponse]] = {
        "place": _place, "keep": _keep, "note": _note, "read": _read, "offline": _offline,
    }  # fmt: skip
    act = actions.get(request.POST.get("do", ""), _place)
    return act(request, region, row)


def _place(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    sent = request.POST
    known = {str(label.pk): label for label in Label.objects.all()}
    place(
        actor=request.actor,
        case=row,
        text=sent.get("text", "").replace("\r\n", "\n"),
        labels=[known[pk] for pk in sent.getlist("label") if pk in known],
        note=sent.get("note", ""),
        now=request.now,
    )
    return _next(request, region, row, _("Geplaatst. Iedereen kan deze zin nu lezen."))


def _keep(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    own = request.POST.get("reason", "").strip()
    reason = own or request.POST.get("template", "")
    note = request.POST.get("note", "")
    keep_back(actor=request.actor, case=row, reason=reason, note=note, now=request.now)
    return _next(request, region, row, _("Niet geplaatst. De schrijver leest waarom."))


def _note(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    write_note(actor=request.actor, case=row, note=request.POST.get("note", ""))
    messages.success(request, _("Opgeschreven."))
    return redirect("thinktank:case", region=region, pk=row.pk)


def _read(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    mark_read(actor=request.actor, case=row, now=request.now)
    return _to_partners(request, region, _("Gelezen."))


def _offline(request: HouseRequest, region: str, row: ModerationCase) -> HttpResponse:
    reason = request.POST.get("reason", "")
    take_offline(actor=request.actor, case=row, reason=reason, now=request.now)
    return _to_partners(request, region, _("Offline gehaald. De schrijver leest waarom."))


def _to_partners(request: HouseRequest, region: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    answer = redirect("thinktank:queue", region=region)
    answer["Location"] += "?soort=partners"
    return answer


def _next(request: HouseRequest, region: str, row: ModerationCase, sentence: str) -> HttpResponse:
    """On to the next text; the last one stays a click away to take the decision back."""
    back = reverse("thinktank:undo_decision", kwargs={"region": region, "pk": row.pk})
    messages.success(request, sentence, extra_tags=back)
    following = next_case(actor=request.actor)
    if following is None:
        return redirect("thinktank:queue", region=region)
    return redirect("thinktank:case", region=region, pk=following.pk)


@page("thinktank.moderate")
def log(request: HouseRequest, region: str) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """Every decision as csv; no text, and of the day on which it came in only the week."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="gelezen.csv"'
    lines: Any = csv.writer(answer, delimiter=";")
    lines.writerow(HEAD)
    lines.writerows(log_rows(actor=request.actor))
    return answer
