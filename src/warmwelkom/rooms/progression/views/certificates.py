"""A certificate: made, on paper or as PDF, put in the dossier, revoked."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.audit.record import record_act
from warmwelkom.base.ui.paper import NoPaperError, can_make_pdf, pdf_of
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.progression.domain.certificates import issue_certificate, revoke_certificate
from warmwelkom.rooms.progression.domain.outcome import put_in_dossier, take_from_dossier
from warmwelkom.rooms.progression.models import Certificate, OfferSeat
from warmwelkom.rooms.progression.queries.certificates import Paper, paper_for
from warmwelkom.rooms.progression.views.offers import offer_page

CSS_FILE = "progression/paper.css"
READ = "progression.see_certificate"


@require_POST
@page("progression.issue")
def issue(request: HouseRequest, pk: UUID) -> HttpResponse:
    rows = OfferSeat.objects.select_related("transition")
    seat = rows.get_for(request.actor, "progression.issue", pk=pk)
    try:
        issue_certificate(actor=request.actor, seat=seat, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het bewijs is gemaakt. De leerling vindt het op de eigen bladzijde."))  # fmt: skip
    return redirect("progression:offer", seat.offer_id)


@require_safe
@page("progression.see_certificate")
def paper(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A page to print, without the rest of the site."""
    here = _read(request, pk)
    return render(request, "progression/paper.html", _words(here) | {"is_page": True, "makes_pdf": can_make_pdf()})  # fmt: skip


@require_POST
@page("progression.see_certificate")
def pdf(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The same as PDF; where none can be made, the page to print."""
    here = _read(request, pk)
    css = Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8")
    try:
        with override("nl"):
            content = pdf_of(render_to_string("progression/paper.html", _words(here)), css=css)
    except NoPaperError:
        messages.warning(request, _("Op deze site kan geen pdf worden gemaakt. Druk de pagina af, of bewaar hem als pdf vanuit je browser."))  # fmt: skip
        return redirect("progression:paper", pk)
    words = {"Content-Disposition": 'attachment; filename="bewijs.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=words)


def _read(request: HouseRequest, pk: UUID) -> Paper:
    """Whoever is not the pupil is in the record."""
    here = paper_for(actor=request.actor, pk=pk)
    if request.actor.kind == "staff":
        record_act(actor=request.actor, action=READ, subject=here.certificate)
    return here


def _words(here: Paper) -> dict[str, object]:
    return {"here": here, "qr": qr_of(here.address, css="paper-qr")}


@require_POST
@page("progression.revoke")
def revoke(request: HouseRequest, pk: UUID) -> HttpResponse:
    rows = Certificate.objects.select_related("seat__transition")
    row = rows.get_for(request.actor, "progression.revoke", pk=pk)
    reason = request.POST.get("reason", "")
    try:
        revoke_certificate(actor=request.actor, certificate=row, reason=reason, now=request.now)
    except UserError as fault:
        return offer_page(
            request, row.seat.offer_id, 422, revoke_fault=str(fault), revoke_at=row.pk
        )
    messages.success(request, _("Het bewijs is ingetrokken. De code zegt nu dat het niet geldig is."))  # fmt: skip
    return redirect("progression:offer", row.seat.offer_id)


@require_POST
@page("progression.to_dossier")
def to_dossier(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The mentor puts one line at the results; the pupil is shown it before any other school."""
    rows = Certificate.objects.select_related("seat__transition")
    row = rows.get_for(request.actor, "progression.to_dossier", pk=pk)
    try:
        put_in_dossier(actor=request.actor, certificate=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het staat bij de resultaten in het dossier. De leerling leest het eerst."))  # fmt: skip
    return redirect("progression:pupil", row.seat.transition_id)


@require_POST
@page("progression.from_dossier")
def from_dossier(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The mentor takes the line of a revoked one out of the results."""
    rows = Certificate.objects.select_related("seat__transition")
    row = rows.get_for(request.actor, "progression.from_dossier", pk=pk)
    try:
        stood = take_from_dossier(actor=request.actor, certificate=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        if stood:
            messages.success(request, _("De zin over dit bewijs is uit de resultaten. Was dat deel af, dan leest de leerling het opnieuw."))  # fmt: skip
        else:
            messages.warning(request, _("De zin over dit bewijs staat er niet meer zo. Kijk zelf bij de resultaten of er nog iets over staat."))  # fmt: skip
    return redirect("progression:pupil", row.seat.transition_id)
