"""`/wegwijs/<region>/<building>/film/`: the finished film with captions, chapters and every word."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.in_page import ASKS_EACH_TIME, in_page
from warmwelkom.rooms.wayfinding.queries.film_shown import film_file_for, film_shown


@require_safe
@page("wayfinding.see_film")
def film(request: HouseRequest, region: str, premises: str) -> HttpResponse:
    """The film in the language asked for, else the one of the page; `?rustig` is the calm one."""
    language = request.GET.get("taal", "") or get_language() or "nl"
    shown = film_shown(
        actor=request.actor, premises=premises, language=language, calm="rustig" in request.GET
    )
    if shown.language not in shown.languages and shown.languages:
        shown = shown.in_language(shown.languages[0])
    return render(request, "wayfinding/film/film.html", {"shown": shown, "region": region})


@require_safe
@page("wayfinding.see_film_file")
def file(request: HouseRequest, region: str, pk: UUID) -> HttpResponseBase:  # noqa: ARG001  in the address
    row = film_file_for(actor=request.actor, pk=pk)
    download = "film.mp4" if "bewaar" in request.GET else ""
    return in_page(request, row.file, row.type, download=download, kept=ASKS_EACH_TIME)
