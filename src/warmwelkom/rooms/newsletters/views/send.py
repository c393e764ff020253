"""For whom an issue is, a test to oneself, sending, how far it is, and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.domain.issues import choose_segment
from warmwelkom.rooms.newsletters.domain.sending import send_issue, send_test, take_issue_back
from warmwelkom.rooms.newsletters.issue_forms import SegmentForm
from warmwelkom.rooms.newsletters.models import Issue
from warmwelkom.rooms.newsletters.queries.issues import progress_of
from warmwelkom.rooms.newsletters.queries.readers import audience_of

ACTS = ("segment", "test", "send", "take_back")


@page("newsletters.send")
def send(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Who gets it, counted; and the buttons that send and take back."""
    row: Issue = Issue.objects.get_for(request.actor, "newsletters.send", pk=pk)
    does = request.POST.get("do", "") if request.method == "POST" else ""
    form = SegmentForm(request.POST if does == "segment" else None, initial=row.segment)
    if does in ACTS and (does != "segment" or form.is_valid()):
        try:
            messages.success(request, _do(request, row, does, form))
        except UserError as fault:
            messages.error(request, str(fault))
        return redirect("newsletters:send", region=region, pk=pk)
    context: dict[str, Any] = {"row": row, "region": region, "form": form}
    if row.sent_at:
        context |= {"progress": progress_of(row), "is_out": row.is_out(request.now)}
    else:
        context["audience"] = audience_of(row.segment)
    return render(request, "newsletters/send.html", context, status=422 if form.errors else 200)


def _do(request: HouseRequest, row: Issue, does: str, form: SegmentForm) -> str:
    about: dict[str, Any] = {"actor": request.actor, "issue": row}
    if does == "segment":
        choose_segment(**about, segment=form.cleaned_data)
        return _("Bewaard. Kijk hieronder wie hem krijgt.")
    if does == "test":
        address = send_test(**about, now=request.now)
        return _("De proef is onderweg naar %(address)s.") % {"address": address}
    if does == "send":
        number = send_issue(**about, now=request.now)
        minutes = int(Issue.UNDO.total_seconds() // 60)
        return _("%(n)s mails staan klaar. Ze gaan over %(minutes)s minuten weg.") % {
            "n": number,
            "minutes": minutes,
        }
    take_issue_back(**about, now=request.now)
    return _("Teruggenomen. Er is niets verstuurd; de nieuwsbrief is weer een concept.")
