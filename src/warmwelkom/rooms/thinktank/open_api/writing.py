"""The operations that write: the same commands as the pages, by the person whose key it is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.open_api.asking import sent
from warmwelkom.rooms.thinktank.domain.contribute import (
    add_voice,
    take_voice_back,
)
from warmwelkom.rooms.thinktank.domain.contribute import contribute as bring
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.models import Contribution
from warmwelkom.rooms.thinktank.open_api.reading import as_json, asked_of
from warmwelkom.rooms.thinktank.queries.open.shapes import NewContribution, NewState
from warmwelkom.rooms.thinktank.queries.open.thread import thread_of


def contribute(request: HouseRequest, region: str) -> HttpResponse:
    new = sent(request, NewContribution)
    made = bring(
        actor=request.actor, kind=new.kind, title=new.title, text=new.text, now=request.now
    )
    return _thread(request, region, made.pk, status=201)


def add_own_voice(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    row = Contribution.objects.get_for(request.actor, "thinktank.support", pk=pk)
    add_voice(actor=request.actor, contribution=row, now=request.now)
    return _thread(request, region, pk)


def take_own_voice_back(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    row = Contribution.objects.get_for(request.actor, "thinktank.support", pk=pk)
    take_voice_back(actor=request.actor, contribution=row)
    return _thread(request, region, pk)


def change(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    new = sent(request, NewState)
    row = Contribution.objects.get_for(request.actor, "thinktank.answer", pk=pk)
    change_state(
        actor=request.actor, contribution=row, to=new.to, reason=new.reason, now=request.now
    )
    return _thread(request, region, pk, status=201)


def _thread(request: HouseRequest, region: str, pk: UUID, status: int = 200) -> HttpResponse:
    """What was written, as everybody reads it from now on."""
    return as_json(thread_of(asked=asked_of(request, region), pk=pk), status)
