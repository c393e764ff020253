"""`/wegwijs/film/…/stem/` and `/muziek/`: somebody speaks in a film, and music under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from csp.constants import SELF
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.cleaning.sounds import MOST_BYTES, BareSound, bare_sound
from warmwelkom.rooms.wayfinding.domain.film_sound import (
    add_music,
    add_voice,
    remove_music,
    remove_voice,
)
from warmwelkom.rooms.wayfinding.forms_of_sound import MusicForm, VoiceForm
from warmwelkom.rooms.wayfinding.queries.film_editor import FilmEditor, SceneLine, scene_for
from warmwelkom.rooms.wayfinding.queries.film_sound import address_of_sound
from warmwelkom.rooms.wayfinding.queries.in_view import consents_of

HEARS_ITSELF = {"media-src": [SELF, "blob:"]}
"""What was just recorded can be heard before it is sent."""


@page("wayfinding.make_film")
def voice(request: HouseRequest, pk: UUID, scene: str = "") -> HttpResponse:
    """Record or bring a voice for one scene, or for the whole film."""
    here, line = scene_for(actor=request.actor, pk=pk, scene=scene)
    if here.board is None or (scene and line is None):
        messages.error(request, _("Iemand anders haalde deze scène intussen weg."))
        return redirect("wayfinding:film_editor", pk)
    about: dict[str, Any] = {"actor": request.actor, "premises": here.premises, "scene": scene, "now": request.now}  # fmt: skip
    if request.POST.get("do") == "remove":
        return _done(request, here, scene, lambda: remove_voice(**about))
    consents = consents_of(here.premises, in_force=True)
    form = VoiceForm(request.POST or None, request.FILES or None, consents=consents)
    if request.method == "POST" and form.is_valid():
        try:
            add_voice(**about, sound=_came(form), speaker=form.who)
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            return _done(request, here, scene, lambda: None)
    return _shown(request, here, line, form)


def _shown(
    request: HouseRequest, here: FilmEditor, line: SceneLine | None, form: VoiceForm
) -> HttpResponse:
    rows: Mapping[str, Any] = line.scene if line else _board(here).get("audio", {})
    part = rows.get("voice", {}).get(_board(here).get("locale", "nl"))
    context = {
        "here": here, "line": line, "form": form, "has_sound": part is not None,
        "address": address_of_sound(here.board, part) if here.board and part else "",
    }  # fmt: skip
    status = 422 if form.errors else 200
    answer: Any = render(request, "wayfinding/film/voice.html", context, status=status)
    answer.uses_microphone, answer._csp_update = True, HEARS_ITSELF
    return cast("HttpResponse", answer)


@page("wayfinding.make_film")
def music(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Music under the film, with why it may be used."""
    here, _line = scene_for(actor=request.actor, pk=pk, scene="")
    if here.board is None:
        return redirect("wayfinding:film_editor", pk)
    about: dict[str, Any] = {"actor": request.actor, "premises": here.premises, "now": request.now}
    if request.POST.get("do") == "remove":
        return _done(request, here, "", lambda: remove_music(**about))
    form = MusicForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("licence", "credit", "source")}
        try:
            add_music(**about, sound=_came(form), **facts)
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            return _done(request, here, "", lambda: None)
    part = _board(here).get("audio", {}).get("music")
    address = address_of_sound(here.board, part) if part else ""
    context = {"here": here, "form": form, "music": part, "address": address}
    return render(
        request, "wayfinding/film/music.html", context, status=422 if form.errors else 200
    )


def _came(form: VoiceForm | MusicForm) -> BareSound:
    file = form.cleaned_data["file"]
    return bare_sound(file.read(MOST_BYTES + 1), name=file.name)


def _done(request: HouseRequest, here: FilmEditor, scene: str, do: Any) -> HttpResponse:
    try:
        do()
        messages.success(request, _("Bewaard. Speel de film af om te horen hoe het klinkt."))
    except UserError as fault:
        messages.error(request, str(fault))
    address = reverse("wayfinding:film_editor", args=[here.premises.pk])
    return redirect(f"{address}#scene-{scene}" if scene else f"{address}#sound")


def _board(here: FilmEditor) -> Mapping[str, Any]:
    return here.board.board if here.board else {}
