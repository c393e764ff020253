"""The operations that read: for everybody, without a key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse

from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.open_api.asking import question
from warmwelkom.rooms.thinktank.open_api.asking import ListQuery, PageQuery
from warmwelkom.rooms.thinktank.queries.open.batches import Asked
from warmwelkom.rooms.thinktank.queries.open.listing import (
    Wanted,
    contribution_page,
    link_page,
    state_page,
)
from warmwelkom.rooms.thinktank.queries.open.rows import labels_out
from warmwelkom.rooms.thinktank.queries.open.shapes import LabelList
from warmwelkom.rooms.thinktank.queries.open.thread import thread_of
from warmwelkom.rooms.thinktank.queries.open.totals import totals_of


def contributions(request: HouseRequest, region: str) -> HttpResponse:
    wanted, address = _wanted(request), _address(request)
    found = contribution_page(asked=asked_of(request, region), wanted=wanted, address=address)
    return as_json(found)


def contribution(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    return as_json(thread_of(asked=asked_of(request, region), pk=pk))


def states(request: HouseRequest, region: str) -> HttpResponse:
    wanted, address = _wanted(request), _address(request)
    return as_json(state_page(asked=asked_of(request, region), wanted=wanted, address=address))


def links(request: HouseRequest, region: str) -> HttpResponse:  # noqa: ARG001  the region is in scope
    asked = question(request, PageQuery)
    wanted = Wanted(page=asked.page, size=asked.size)
    return as_json(link_page(wanted=wanted, address=_address(request)))


def labels(request: HouseRequest, region: str) -> HttpResponse:  # noqa: ARG001  the region is in scope
    return as_json(LabelList(results=labels_out()))


def totals(request: HouseRequest, region: str) -> HttpResponse:  # noqa: ARG001  the region is in scope
    return as_json(totals_of(actor=request.actor, today=request.now.date()))


def asked_of(request: HouseRequest, region: str) -> Asked:
    site = f"{request.scheme}://{request.get_host()}"
    return Asked(actor=request.actor, region=region, site=site)


def as_json(found: msgspec.Struct, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(found), status=status, content_type="application/json")


def _wanted(request: HouseRequest) -> Wanted:
    asked = question(request, ListQuery)
    return Wanted(
        kind=asked.kind or "",
        state=asked.state,
        labels=tuple(asked.label),
        words=asked.q.strip(),
        order=asked.order,
        page=asked.page,
        size=asked.size,
    )


def _address(request: HouseRequest) -> str:
    """The address of this list with "{page}" for the page's number."""
    query: Any = request.GET.copy()
    query.pop("page", None)
    rest = query.urlencode().replace("{", "{{").replace("}", "}}")
    return request.build_absolute_uri(request.path) + f"?{rest}{'&' if rest else ''}page={{page}}"
