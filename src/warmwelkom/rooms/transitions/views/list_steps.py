"""What a person does with a list: another kind, other columns, save, undo, throw away."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.lists.columns import chosen_columns
from warmwelkom.rooms.transitions.domain.lists.commands import (
    choose_columns,
    choose_kind,
    commit_list,
)
from warmwelkom.rooms.transitions.domain.lists.reading import read_upload
from warmwelkom.rooms.transitions.domain.lists.undo import discard_file, undo_list
from warmwelkom.rooms.transitions.list_forms import said_columns
from warmwelkom.rooms.transitions.models import ListUpload
from warmwelkom.rooms.transitions.views.lists import upload_for


@require_POST
@page("transitions.commit_upload")
def kind(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = upload_for(request, "transitions.commit_upload", pk)
    return _do(
        request,
        found,
        lambda: choose_kind(actor=request.actor, upload=found, kind=request.POST.get("kind", "")),
    )


@require_POST
@page("transitions.commit_upload")
def columns(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = upload_for(request, "transitions.commit_upload", pk)

    def choose() -> None:
        said = said_columns(request.POST)
        wanted = chosen_columns(read=read_upload(upload=found), said=said)
        choose_columns(actor=request.actor, upload=found, columns=wanted)

    return _do(request, found, choose, told=_("Onthouden, ook voor de volgende keer."))


@require_POST
@page("transitions.commit_upload")
def save(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Save the list as the person saw it."""
    found = upload_for(request, "transitions.commit_upload", pk)

    def commit() -> None:
        commit_list(
            actor=request.actor,
            upload=found,
            gone=set(request.POST.getlist("gone")),
            now=request.now,
            seen=request.POST.get("seen", ""),
        )

    return _do(request, found, commit)


@require_POST
@page("transitions.undo_upload")
def undo(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = upload_for(request, "transitions.undo_upload", pk)
    return _do(
        request,
        found,
        lambda: undo_list(actor=request.actor, upload=found, now=request.now),
        told=_("De lijst is ongedaan gemaakt. Alles is weer zoals daarvoor."),
    )


@require_POST
@page("transitions.undo_upload")
def discard(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = upload_for(request, "transitions.undo_upload", pk)
    try:
        discard_file(actor=request.actor, upload=found)
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("transitions:upload", pk)
    messages.success(request, _("Het bestand is weggegooid. Er is niets van bewaard."))
    return redirect("transitions:uploads")


def _do(
    request: HouseRequest, found: ListUpload, step: Callable[[], object], *, told: str = ""
) -> HttpResponse:
    """Take one step and go back to the list; what a person can mend becomes a sentence there."""
    try:
        step()
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        if told:
            messages.success(request, told)
    return redirect("transitions:upload", found.pk)
