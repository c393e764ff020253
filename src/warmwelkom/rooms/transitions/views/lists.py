"""`/lijsten/`: what we have, and a new list in. `/lijsten/<pk>/`: look at it, save it, what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.tables import TableError, write_refused
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.domain.lists.commands import take_list_in
from warmwelkom.rooms.transitions.domain.lists.look import note_look
from warmwelkom.rooms.transitions.domain.lists.preview import preview_of
from warmwelkom.rooms.transitions.domain.lists.reading import FileIsGone, plan_for
from warmwelkom.rooms.transitions.domain.lists.show import is_english, sentence_of
from warmwelkom.rooms.transitions.list_forms import MEGABYTES, UploadForm
from warmwelkom.rooms.transitions.models import ListUpload
from warmwelkom.rooms.transitions.queries.lists import (
    lists_for,
    places_for,
    same_file_before,
    what_came_of,
)

FILES, WINDOW = 100, 3600  # so many files of one person in so many seconds
PATIENCE = 120  # seconds until we say that linking takes long


@page("transitions.upload")
def uploads(request: HouseRequest) -> HttpResponse:
    """What we have, the form for a new list, and the lists before."""
    places = places_for(actor=request.actor)
    sent = request.method == "POST"
    form = UploadForm(
        request.POST if sent else None, request.FILES if sent else None, places=places
    )
    if sent and form.is_valid():
        upload = _take_in(request, form)
        if upload:
            return redirect("transitions:upload", upload.pk)
    here = lists_for(
        actor=request.actor,
        places=places,
        now=request.now,
        number=request.GET.get("page", ""),
    )
    context = {
        "form": form,
        "places": places,
        "here": here,
        "most": MEGABYTES,
        "is_mbo": any(place.school.sector == "mbo" for place in places),
    }
    return render(
        request,
        "transitions/lists/uploads.html",
        context,
        status=422 if form.errors else 200,
    )


def _take_in(request: HouseRequest, form: UploadForm) -> ListUpload | None:
    """The upload, or a sentence in the form."""
    who = str(request.actor.user_id)
    if not within_limit(name="upload", who=who, most=FILES, seconds=WINDOW):
        form.add_error(
            "file", _("Dit zijn veel bestanden achter elkaar. Probeer het over een uur.")
        )
        return None
    place, file = form.chosen(), form.cleaned_data["file"]
    year = Region.objects.values_list("school_year", flat=True).get(pk=request.actor.region)
    try:
        return take_list_in(
            actor=request.actor,
            content=file.read(),
            filename=file.name,
            kind="",
            school=place.school,
            location=place.location,
            now=request.now,
            school_year=year,
        )
    except TableError as fault:
        form.add_error("file", sentence_of(fault))
    except UserError as fault:
        form.add_error("file", str(fault))
    return None


@page("transitions.see_upload")
def upload(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Before saving: what it would do. After saving: what it did and what came of it."""
    found = upload_for(request, "transitions.see_upload", pk)
    if found.committed_at:
        return _saved(request, found)
    note_look(actor=request.actor, upload=found)
    try:
        preview = preview_of(upload=found)
    except FileIsGone as fault:
        context = {"upload": found, "sentence": str(fault)}
        return render(request, "transitions/lists/gone.html", context, status=410)
    context = {
        "upload": found,
        "preview": preview,
        "before": same_file_before(actor=request.actor, upload=found),
    }
    return render(request, "transitions/lists/preview.html", context)


def upload_for(request: HouseRequest, policy: str, pk: UUID) -> ListUpload:
    rows: Any = ListUpload.objects.select_related(
        "school", "location", "uploaded_by", "committed_by"
    )
    found: ListUpload = rows.get_for(request.actor, policy, pk=pk)
    return found


def _saved(request: HouseRequest, found: ListUpload) -> HttpResponse:
    is_linked = found.linked_at is not None
    waited = (request.now - (found.committed_at or request.now)).total_seconds()
    context = {
        "upload": found,
        "came": what_came_of(upload=found) if is_linked else None,
        "is_late": not is_linked and waited > PATIENCE,
    }
    part = bool(getattr(request, "htmx", False))
    name = "_came" if part else "saved"
    return render(request, f"transitions/lists/{name}.html", context)


@page("transitions.see_upload")
@asks_again
def refused_rows(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The rows that can't come in, as a csv to mend and upload alone; also after the rest was saved."""
    found = upload_for(request, "transitions.see_upload", pk)
    try:
        read, plan = plan_for(upload=found)
    except FileIsGone as fault:
        context = {"upload": found, "sentence": str(fault)}
        return render(request, "transitions/lists/gone.html", context, status=410)
    if found.undone_at or not plan.refused:
        messages.error(request, _("Van deze lijst zijn er geen regels om te verbeteren."))
        return redirect("transitions:upload", pk)
    note_look(actor=request.actor, upload=found)
    text = write_refused(
        refused=read.with_cells(plan.refused),
        mapping=read.mapping,
        language="en" if is_english() else "nl",
    )
    name = _("verbeteren")
    return HttpResponse(
        text.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
