"""`/overdracht/<transition>/meenemen/`: the dossier as a file or on paper, for who may read it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.paper import NoPaperError, can_make_pdf, pdf_of
from warmwelkom.engines.dossier.files import dossier_as_json, dossier_as_xml
from warmwelkom.rooms.handover.domain.take_along_of_format import note_taken
from warmwelkom.rooms.handover.queries.document_of_format import Taken, document_for
from warmwelkom.rooms.handover.queries.paper_of_format import faults_in_words, paper_for

TYPES = {"json": "application/json", "xml": "application/xml", "pdf": "application/pdf"}
CSS_FILE = "handover/format.css"


@page("handover.export")
def take_along(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Which ways there are, and what first has to be mended."""
    taken = document_for(actor=request.actor, transition=pk, now=request.now)
    context = {
        "transition": taken.dossier.transition,
        "faults": faults_in_words(taken),
        "parts": taken.parts,
        "makes_pdf": can_make_pdf(),
        "is_mine": request.actor.kind in ("pupil", "parent"),
    }
    return render(request, "handover/format/take_along.html", context)


@page("handover.export")
@require_POST
@asks_again
def as_file(request: HouseRequest, pk: UUID, kind: str) -> HttpResponse:
    """The dossier as a file; the record says who took it along."""
    if kind not in TYPES:
        raise Http404
    taken = document_for(actor=request.actor, transition=pk, now=request.now)
    if taken.faults and kind != "pdf":
        return redirect("handover:take_along", pk)
    try:
        content = _content(request, taken, kind)
    except NoPaperError:
        messages.warning(
            request,
            _(
                "Op deze site kan geen pdf worden gemaakt. Druk de pagina af, of bewaar hem als pdf vanuit je browser."
            ),
        )
        return redirect("handover:paper", pk)
    _note(request, taken, kind)
    return HttpResponse(
        content,
        content_type=TYPES[kind],
        headers={
            "Content-Disposition": f'attachment; filename="dossier.{kind}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@page("handover.export")
@asks_again
def paper(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A page to print, without the rest of the site."""
    taken = document_for(actor=request.actor, transition=pk, now=request.now)
    _note(request, taken, "paper")
    context = _paper(request, taken) | {"is_page": True, "transition": taken.dossier.transition}
    return render(request, "handover/format/paper.html", context)


def _content(request: HouseRequest, taken: Taken, kind: str) -> bytes:
    if kind == "json":
        return dossier_as_json(taken.document, form=taken.form)
    if kind == "xml":
        return dossier_as_xml(taken.document, form=taken.form)
    html = render_to_string("handover/format/paper.html", _paper(request, taken))
    return pdf_of(html, css=Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8"))


def _paper(request: HouseRequest, taken: Taken) -> dict[str, object]:
    return {"here": paper_for(taken), "today": request.now, "taker": request.actor.name}


def _note(request: HouseRequest, taken: Taken, kind: str) -> None:
    note_taken(actor=request.actor, dossier=taken.dossier, kind=kind, parts=", ".join(taken.parts))
