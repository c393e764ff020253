"""`/wegwijs/kader/…`: the tour, one place or the film in a frame on another site. What is public, as a stranger sees it.

These pages alone may be framed. No cookie is read into them or set by them, and there is no way to log in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.wayfinding.queries.building import building_for
from warmwelkom.rooms.wayfinding.queries.film_shown import film_shown
from warmwelkom.rooms.wayfinding.queries.framing import frames_for
from warmwelkom.rooms.wayfinding.queries.tour import place_page
from warmwelkom.rooms.wayfinding.views.tour import SPOKEN, named

View = Callable[..., HttpResponse]
ON_ANY_SITE: Callable[[View], View] = csp_replace({"frame-ancestors": ["*"]})
WITH_A_FRAME: Callable[[View], View] = csp_update({"frame-src": [SELF]})
"""The page that shows what it would look like has the own frame in it."""


def stranger(actor: Actor) -> Actor:
    """Somebody without an account, in the same region: who is logged in sees no more in a frame."""
    return replace(ANONYMOUS, region_id=actor.region_id, region_slug=actor.region_slug)


def in_a_frame(view: Callable[..., HttpResponse]) -> View:
    """Any site may show this page; `?taal=en` is its language. What is not there is told in the frame."""

    @require_safe
    @xframe_options_exempt
    @ON_ANY_SITE
    @wraps(view)
    def framed(request: HouseRequest, *args: Any, **words: Any) -> HttpResponse:
        asked = request.GET.get("taal", "")
        language = asked if asked in SPOKEN else SPOKEN[0]
        request.actor = stranger(request.actor)
        with override(language):
            try:
                answer = view(request, *args, language=language, **words)
            except MayNotKnow:
                answer = render(request, "wayfinding/framed/nothing.html", status=404)
        answer["Content-Language"] = language
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    return framed


@page("wayfinding.see_premises")
@in_a_frame
def place(
    request: HouseRequest, region: str, premises: str, place: str = "", *, language: str
) -> HttpResponse:
    """One place to look round in, with its ways on; without a name, where the tour begins."""
    building = building_for(actor=request.actor, premises=premises, language=language)
    row = building.by_slug.get(place) if place else building.start
    if row is None:
        raise MayNotKnow
    asked = whole_number(request.GET.get("kijk", ""), most=999)
    facing = None if asked is None else asked % 360
    context = {
        "building": building, "region": region, "here": place_page(building, row, facing=facing),
        "places": named(building), "language": language, "walk": "wayfinding:framed_place",
    }  # fmt: skip
    return render(request, "wayfinding/framed/place.html", context)


@page("wayfinding.see_film")
@in_a_frame
def film(request: HouseRequest, region: str, premises: str, *, language: str) -> HttpResponse:
    """The public film; `?rustig` is the calm one."""
    shown = film_shown(
        actor=request.actor, premises=premises, language=language, calm="rustig" in request.GET
    )
    if shown.language not in shown.languages and shown.languages:
        shown = shown.in_language(shown.languages[0])
    context = {"shown": shown, "region": region, "language": language}
    return render(request, "wayfinding/framed/film.html", context)


@require_safe
@page("wayfinding.make_premises")
@WITH_A_FRAME
def framing(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What a school puts on its own site: lines to copy, for the tour, the film and each place."""
    here = frames_for(actor=request.actor, stranger=stranger(request.actor), pk=pk)
    return render(request, "wayfinding/framed/framing.html", {"here": here, "premises": here.premises})  # fmt: skip
