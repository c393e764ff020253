"""`/mijn-klas/`: the class mentor's page on day one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.reading_of_talk import note_class_read
from warmwelkom.rooms.handover.models import Introduction
from warmwelkom.rooms.handover.queries.my_class import my_classes_for


@page("handover.my_class")
def my_class(request: HouseRequest) -> HttpResponse:
    """What to know of each new student in ten seconds; each one shown is a recorded read."""
    classes, shown = my_classes_for(actor=request.actor)
    note_class_read(actor=request.actor, shown=shown, now=request.now)
    return render(request, "handover/talk/my_class.html", {"classes": classes})


@page("handover.see_introduction")
def photo(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The photo a pupil gave, for the own mentor and the pupil; never kept by a browser that is shared."""
    row = Introduction.objects.get_for(request.actor, "handover.see_introduction", pk=pk)
    if not row.file:
        raise Http404
    try:
        with row.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError:
        raise Http404 from None
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=row.type, headers=headers)
