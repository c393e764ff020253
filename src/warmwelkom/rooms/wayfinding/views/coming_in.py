"""Files come in: in pieces by the protocol tus 1.0 (core, creation, termination), or whole by a plain form.

POST   plek/…/bestanden/   Upload-Length, Upload-Metadata: filename, key, kind   -> 201, Location
HEAD   bestand/…/          -> Upload-Offset
PATCH  bestand/…/          Upload-Offset, a piece                                -> 204, Upload-Offset
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.wayfinding.domain.material import take_away_material
from warmwelkom.rooms.wayfinding.domain.uploads import (
    WrongOffset,
    begin_upload,
    stop_upload,
    take_piece,
)
from warmwelkom.rooms.wayfinding.models import Material, Place, Rendition, Upload
from warmwelkom.rooms.wayfinding.queries.places import on_the_way
from warmwelkom.rooms.wayfinding.serving import as_it_is
from warmwelkom.rooms.wayfinding.views.places import place_of

VERSION: Final = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
KINDS: Final = ("", "photo", "panorama", "clip", "plan")
LARGEST: Final = 10**12
"""Bytes that a header may speak of; how large a film may be says the house itself."""
PIECE: Final = 4_000_000
"""Bytes of a piece at most."""


@require_POST
@page("wayfinding.begin_upload")
def begin(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Begin a file in pieces; without a script the form brings whole ones."""
    place = place_of(request, pk, "wayfinding.begin_upload")
    if "Upload-Length" not in request.headers:
        return _whole(request, place)
    words, size = _words(request), request.headers["Upload-Length"]
    try:
        row = begin_upload(
            actor=request.actor, place=place, kind=_kind(words.get("kind", "")),
            key=_key(place, words.get("key") or words.get("filename", ""), size),
            name=words.get("filename", ""), size=whole_number(size, most=LARGEST) or 0, now=request.now,
        )  # fmt: skip
    except UserError as fault:
        return _told(str(fault))
    headers = {**VERSION, "Location": reverse("wayfinding:piece", args=[row.pk]), "Upload-Offset": str(row.offset)}  # fmt: skip
    return HttpResponse(status=201, headers=headers)


def _key(place: Place, text: str, size: str) -> str:
    return hashlib.sha256(f"{place.pk} {size} {text}".encode()).hexdigest()


def _kind(word: str) -> str:
    return word if word in KINDS else ""


def _words(request: HouseRequest) -> dict[str, str]:
    """`Upload-Metadata`: names with their value in base64, with commas between; what cannot be read is left out."""
    found = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return found


@require_http_methods(["HEAD", "PATCH", "DELETE"])
@page("wayfinding.send_piece")
def piece(request: HouseRequest, pk: UUID) -> HttpResponse:
    """How far a file is, a piece of it, or not after all."""
    row: Upload = Upload.objects.get_for(request.actor, "wayfinding.send_piece", pk=pk)
    if request.method == "DELETE":
        stop_upload(actor=request.actor, upload=row)
        return HttpResponse(status=204, headers=VERSION)
    if request.method == "PATCH":
        offset = whole_number(request.headers.get("Upload-Offset", ""), most=LARGEST)
        content = request.read(PIECE + 1)
        if offset is None or len(content) > PIECE:
            return HttpResponse(status=400, headers=VERSION)
        try:
            row = take_piece(
                actor=request.actor, upload=row, offset=offset, piece=content, now=request.now
            )
        except WrongOffset:
            row.refresh_from_db()
            return HttpResponse(status=409, headers=_far(row))
    if row.sentence:
        return _told(row.sentence)
    return HttpResponse(status=204 if request.method == "PATCH" else 200, headers=_far(row))


def _far(row: Upload) -> dict[str, str]:
    return {**VERSION, "Upload-Offset": str(row.offset), "Upload-Length": str(row.size)}


def _told(sentence: str) -> HttpResponse:
    """Refused, and why, for a person."""
    return HttpResponse(
        sentence, status=422, content_type="text/plain; charset=utf-8", headers=VERSION
    )


def _whole(request: HouseRequest, place: Place) -> HttpResponse:
    """Whole files, each on its own: one that is refused keeps no other out."""
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, _("Kies eerst een foto of filmpje."))
    for file in files:
        try:
            row = begin_upload(
                actor=request.actor, place=place, kind=_kind(request.POST.get("kind", "")),
                key=_key(place, f"form {request.now:%Y%m%d%H%M%S%f} {file.name}", str(file.size)),
                name=file.name or "", size=file.size or 0, now=request.now,
            )  # fmt: skip
            for content in file.chunks(PIECE):
                row = take_piece(
                    actor=request.actor,
                    upload=row,
                    offset=row.offset,
                    piece=content,
                    now=request.now,
                )
        except UserError as fault:
            messages.error(request, f"{file.name}: {fault}")
            continue
        if row.sentence:
            messages.error(request, f"{file.name}: {row.sentence}")
    return redirect("wayfinding:place", pk=place.pk)


@page("wayfinding.make_place")
def how_far(request: HouseRequest, pk: UUID) -> HttpResponse:
    """How many files are still being made ready, in a sentence; nothing once all are."""
    number = on_the_way(place_of(request, pk))
    if not number:
        return HttpResponse(status=204)
    return HttpResponse(_("We maken je beelden klaar. Nog %(n)s te gaan.") % {"n": number}, content_type="text/plain")  # fmt: skip


@page("wayfinding.see_own_picture")
def small(request: HouseRequest, pk: UUID, name: str) -> HttpResponse:
    """A picture as it will be shown, with every open find covered: for who makes it.

    Named by its material, so that it is still found when it was drawn anew in between.
    """
    rows = Rendition.objects
    row = rows.get_for(request.actor, "wayfinding.see_own_picture", material_id=pk, name=name)
    return as_it_is(row)


@require_POST
@page("wayfinding.make_material")
def take_away(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Erase a picture or clip."""
    row = Material.objects.get_for(request.actor, "wayfinding.make_material", pk=pk)
    place = row.place_id
    take_away_material(actor=request.actor, material=row)
    messages.success(request, _("Weggehaald en gewist."))
    return redirect("wayfinding:place", pk=place) if place else redirect("wayfinding:premises", pk=row.premises_id)  # fmt: skip
