"""`/overdracht/inlezen/`: a dossier of another region; first look at it, then keep it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.dossier.files import Reading, dossier_as_json
from warmwelkom.rooms.handover.domain.read_in_of_format import FileNotRight, checked, read_in
from warmwelkom.rooms.handover.forms_of_format import ReadInForm
from warmwelkom.rooms.handover.queries.paper_of_format import words_of
from warmwelkom.rooms.handover.queries.read_in_of_format import students_to_read_in, what_differs
from warmwelkom.rooms.transitions.models import Enrolment

FILES, WINDOW = 60, 3600  # so many files of one person in so many seconds


@page("handover.import")
def read_file(request: HouseRequest) -> HttpResponse:
    """Choose the student and the file; then see what is in it. Nothing is kept yet."""
    sent = request.method == "POST"
    form = ReadInForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        students=students_to_read_in(actor=request.actor),
    )
    faults: list[str] = []
    if sent and form.is_valid():
        if not within_limit(
            name="dossier_file", who=str(request.actor.user_id), most=FILES, seconds=WINDOW
        ):
            form.add_error(
                "file", _("Dit zijn veel bestanden achter elkaar. Probeer het over een uur.")
            )
        else:
            try:
                return _preview(request, form.chosen(), checked(form.content(), now=request.now))
            except FileNotRight as fault:
                form.add_error("file", str(fault))
                faults = fault.lines
    context = {"form": form, "faults": faults, "has_students": bool(form.students)}
    status = 422 if form.errors else 200
    return render(request, "handover/format/read_file.html", context, status=status)


def _preview(request: HouseRequest, row: Enrolment, reading: Reading) -> HttpResponse:
    if reading.document is None or reading.form is None:
        raise AssertionError("A file without faults has a document.")
    context = {
        "row": row,
        "here": words_of(reading.document, reading.form),
        "differs": what_differs(reading.document, row),
        "text": dossier_as_json(reading.document, form=reading.form).decode(),
    }
    return render(request, "handover/format/preview.html", context)


@page("handover.import")
@require_POST
def keep_file(request: HouseRequest) -> HttpResponse:
    """Keep what was looked at: checked again, for what comes back from a browser may have changed."""
    row = _chosen(request)
    content = request.POST.get("dossier", "").replace("\r\n", "\n").encode()
    try:
        dossier = read_in(actor=request.actor, enrolment=row, content=content, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("handover:read_file")
    messages.success(request, _("Het dossier staat erbij. De leerling kan zien dat je het inlas."))
    return redirect("handover:dossier", dossier.transition_id)


def _chosen(request: HouseRequest) -> Enrolment:
    try:
        key = UUID(request.POST.get("student", ""))
    except ValueError:
        raise Http404 from None
    rows = Enrolment.objects.select_related("school")
    row: Enrolment = rows.get_for(request.actor, "handover.import", pk=key)
    return row
