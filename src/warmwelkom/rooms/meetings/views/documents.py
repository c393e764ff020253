"""`…/bijlagen/`: what goes with a meeting; handed over as files, never shown in a page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.files.keeping import MOST_BYTES
from warmwelkom.base.files.serving import as_file
from warmwelkom.rooms.meetings.domain.documents import (
    add_document,
    open_document,
    remove_document,
)
from warmwelkom.rooms.meetings.meet_forms import DocumentForm
from warmwelkom.rooms.meetings.models import Meeting, MeetingDocument

FILES, WINDOW = 60, 3600  # so many files of one person in so many seconds


@page("meetings.lead")
def documents(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The documents of a meeting: one more, one less, or for others."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    sent = request.method == "POST"
    if sent and {"remove", "open"} & set(request.POST):
        return _change(request, row, region)
    form = DocumentForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid() and _add(request, row, form):
        messages.success(request, _("Het stuk staat erbij."))
        return redirect("meetings:documents", region=region, pk=pk)
    context = {
        "row": row, "region": region, "form": form,
        "rows": MeetingDocument.objects.filter(meeting=row),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "meetings/documents/documents.html", context, status=status)


def _add(request: HouseRequest, row: Meeting, form: DocumentForm) -> bool:
    """Whether it is kept; else a sentence in the form."""
    file: Any = form.cleaned_data["file"]
    who = str(request.actor.user_id)
    if not within_limit(name="meeting-file", who=who, most=FILES, seconds=WINDOW):
        told = _("Dit zijn veel bestanden achter elkaar. Probeer het over een uur.")
        form.add_error("file", told)
        return False
    try:
        add_document(
            actor=request.actor, meeting=row, name=file.name, content=file.read(MOST_BYTES + 1),
            audience=form.cleaned_data["audience"], now=request.now,
        )  # fmt: skip
    except UserError as fault:
        form.add_error("file", str(fault))
        return False
    return True


def _change(request: HouseRequest, row: Meeting, region: str) -> HttpResponse:
    wanted = request.POST.get("remove") or request.POST.get("open")
    rows = MeetingDocument.objects.filter(meeting=row)
    document = next((one for one in rows if str(one.pk) == wanted), None)
    if document is None:
        raise Http404
    if request.POST.get("remove"):
        remove_document(actor=request.actor, meeting=row, document=document)
        messages.success(request, _("Het stuk is weg."))
    else:
        other = {"public": "participants", "participants": "public"}[document.audience]
        open_document(actor=request.actor, meeting=row, document=document, audience=other)
        messages.success(request, _("Bewaard."))
    return redirect("meetings:documents", region=region, pk=row.pk)


@page("meetings.see_document")
def document(request: HouseRequest, region: str, pk: UUID, document: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """Take one along."""
    found = MeetingDocument.objects.get_for(
        request.actor, "meetings.see_document", pk=document, meeting_id=pk
    )
    return as_file(found)
