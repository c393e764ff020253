"""`/wegwijs/film/…`: the storyboard that plays in the browser, changed scene by scene."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.domain.film_board import (
    SceneChanged,
    add_card,
    change_scene,
    draft_film,
    move_scene,
    put_back_board,
    remove_scene,
)
from warmwelkom.rooms.wayfinding.domain.film_pictures import add_picture
from warmwelkom.rooms.wayfinding.film_stops import pictures_of
from warmwelkom.rooms.wayfinding.forms_of_film import SceneForm, choices_of
from warmwelkom.rooms.wayfinding.models import FilmBoard, Premises
from warmwelkom.rooms.wayfinding.queries.film_editor import (
    editor_for,
    films_made,
    premises_for_film,
    scene_for,
    versions_of,
)


@page("wayfinding.make_film")
def editor(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The whole film: play it, change it, have it made."""
    here = editor_for(actor=request.actor, pk=pk)
    made = films_made(premises=here.premises, may_publish=here.may_publish)
    context = {
        "here": here,
        "made": made,
        "near": request.GET.get("bij", ""),
        "button": request.GET.get("knop", ""),
        "pictures": choices_of(pictures_of(here.premises)) if here.board else [],
    }
    return render(request, "wayfinding/film/editor.html", context)


@require_POST
@page("wayfinding.make_film")
def start(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A first version out of the places, or one anew."""
    premises = premises_for_film(actor=request.actor, pk=pk)
    try:
        draft_film(actor=request.actor, premises=premises, now=request.now)
        messages.success(request, _("De eerste versie staat klaar. Speel hem af en verander wat je wilt."))  # fmt: skip
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:film_editor", pk)


@page("wayfinding.make_film")
def scene(request: HouseRequest, pk: UUID, scene: str) -> HttpResponse:
    """One scene to change; 422 with what was typed where it can't be kept, and what another wrote."""
    here, line = scene_for(actor=request.actor, pk=pk, scene=scene)
    if line is None or here.board is None:
        messages.error(request, _("Iemand anders haalde deze scène intussen weg."))
        return redirect("wayfinding:film_editor", pk)
    languages, base = here.board.board["locales"], here.board.number
    form = SceneForm(
        request.POST or None, scene=line.scene, languages=languages, base=base,
        pictures=pictures_of(here.premises),
    )  # fmt: skip
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            change_scene(
                actor=request.actor, premises=here.premises, base=form.cleaned_data["base"],
                scene=scene, change=form.change, now=request.now,
            )  # fmt: skip
        except SceneChanged as fault:
            theirs = fault
            form = form.on_top_of(base)
        else:
            return redirect(f"{reverse('wayfinding:film_editor', args=[pk])}#scene-{scene}")
    context = {"here": here, "line": line, "form": form, "theirs": theirs}
    status = 422 if theirs or form.errors else 200
    return render(request, "wayfinding/film/scene.html", context, status=status)


@require_POST
@page("wayfinding.make_film")
def order(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Earlier, later, out of the film, or a card at the end; the place that was at hand stays at hand."""
    premises = premises_for_film(actor=request.actor, pk=pk)
    do, name = request.POST.get("do", ""), request.POST.get("scene", "")
    try:
        _do(request, premises, do, name)
    except UserError as fault:
        messages.error(request, str(fault))
    address = reverse("wayfinding:film_editor", args=[pk])
    return redirect(f"{address}?bij={name}&knop={do}#scene-{name}" if name else f"{address}#scenes")


def _do(request: HouseRequest, premises: Premises, do: str, name: str) -> None:
    about: dict[str, Any] = {"actor": request.actor, "premises": premises, "now": request.now}
    if do in ("up", "down"):
        move_scene(**about, scene=name, by=-1 if do == "up" else 1)
    elif do == "remove":
        remove_scene(**about, scene=name)
    elif do == "card":
        words = " ".join(request.POST.get("text", "").split())[:120]
        add_card(**about, text={"nl": words or _("Tot snel.")})
    elif do == "picture":
        add_picture(**about, picture=request.POST.get("picture", ""))


@page("wayfinding.make_film")
def versions(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Every version, newest first; an older one comes back with one button."""
    premises, boards = versions_of(actor=request.actor, pk=pk)
    context = {"premises": premises, "boards": boards}
    return render(request, "wayfinding/film/versions.html", context)


@require_POST
@page("wayfinding.put_back_board")
def put_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    board = FilmBoard.objects.select_related("premises").get_for(
        request.actor, "wayfinding.put_back_board", pk=pk
    )
    put_back_board(actor=request.actor, board=board, now=request.now)
    messages.success(request, _("Versie %(n)s staat er weer.") % {"n": board.number})
    return redirect("wayfinding:film_editor", board.premises_id)


@require_POST
@page("wayfinding.make_film")
def undo(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The version before this one comes back, as a new version."""
    premises, boards = versions_of(actor=request.actor, pk=pk)
    if len(boards) > 1:
        board = FilmBoard.objects.select_related("premises").get(pk=boards[1].pk)
        put_back_board(actor=request.actor, board=board, now=request.now)
        messages.success(request, _("Dat is teruggedraaid."))
    return redirect("wayfinding:film_editor", premises.pk)
