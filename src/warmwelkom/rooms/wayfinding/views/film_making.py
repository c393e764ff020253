"""Having the film made, following it, making it public; and the pictures that the storyboard's page plays."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.rooms.wayfinding.domain.film_making import (
    ask_for_film,
    publish_film,
    stop_film,
    withdraw_film,
)
from warmwelkom.rooms.wayfinding.film_told import topic_of
from warmwelkom.rooms.wayfinding.in_page import ASKS_EACH_TIME, in_page
from warmwelkom.rooms.wayfinding.models import Film, Rendition
from warmwelkom.rooms.wayfinding.queries.film_editor import films_made, premises_for_film


@require_POST
@page("wayfinding.make_film")
def make(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Have the newest version made; with `calm` the one that stands still as well."""
    premises = premises_for_film(actor=request.actor, pk=pk)
    try:
        for calm in (False, True) if "calm" in request.POST else (False,):
            ask_for_film(actor=request.actor, premises=premises, is_calm=calm, now=request.now)
        messages.success(request, _("De film wordt gemaakt. Je kunt gewoon doorwerken."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:film_editor", pk)


@require_safe
@page("wayfinding.make_film")
def part(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """How far it is, the part alone; what the page knows already is 304."""
    premises = premises_for_film(actor=request.actor, pk=pk)
    may_publish = may(request.actor, "wayfinding.publish_films", premises)
    made = films_made(premises=premises, may_publish=may_publish)
    return part_of_page(request, "wayfinding/film/_made.html", lambda: {"made": made}, tag=made.tag)


@require_safe
@page("wayfinding.make_film")
def signals(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """Says "look again" whenever a film got further."""
    return stream(topic_of(premises_for_film(actor=request.actor, pk=pk).pk))


@require_POST
@page("wayfinding.stop_film")
def stop(request: HouseRequest, pk: UUID) -> HttpResponse:
    film = Film.objects.get_for(request.actor, "wayfinding.stop_film", pk=pk)
    stop_film(actor=request.actor, film=film, now=request.now)
    messages.success(request, _("Het maken stopt. Wat klaar is, wordt een volgende keer gebruikt."))
    return redirect("wayfinding:film_editor", film.premises_id)


@require_POST
@page("wayfinding.publish_film")
def publish(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Make it public, or take it back."""
    film = Film.objects.select_related("board").get_for(
        request.actor, "wayfinding.publish_film", pk=pk
    )
    try:
        if request.POST.get("do") == "withdraw":
            withdraw_film(actor=request.actor, film=film, now=request.now)
            messages.success(request, _withdrawn(film))
        else:
            publish_film(actor=request.actor, film=film, now=request.now)
            messages.success(request, _("De film is openbaar. Iedereen met de link kan hem zien."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:film_editor", film.premises_id)


def _withdrawn(film: Film) -> str:
    if film.state == Film.State.ERASED:
        return _("We maken deze film niet opnieuw.")
    return _("De film is niet meer te zien.")


@require_safe
@page("wayfinding.film_picture")
def picture(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """What a scene shows, everything covered, for who makes the film."""
    row = Rendition.objects.get_for(request.actor, "wayfinding.film_picture", pk=pk)
    return in_page(request, row.file, row.type, kept=ASKS_EACH_TIME)
