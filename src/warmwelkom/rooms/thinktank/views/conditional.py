"""Answer only what is new: ETag and Last-Modified over everything public of a region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.files.parts import one_by_one
from warmwelkom.rooms.thinktank.queries.open.fingerprint import fingerprint, since


def if_new(request: HouseRequest, make: Callable[[], HttpResponseBase]) -> HttpResponse:
    """304 where the reader has it already; else what `make` gives. A HEAD makes nothing."""
    mark = fingerprint(actor=request.actor, today=request.now.date())
    changed = since(actor=request.actor, mark=mark, now=timezone.now())
    etag, moment = quote_etag(f"{mark}-{get_language()}"), int(changed.timestamp())
    answer: HttpResponseBase | None = get_conditional_response(
        request, etag=etag, last_modified=moment
    )
    if answer is None:
        answer = HttpResponse() if request.method == "HEAD" else make()
    answer["ETag"], answer["Last-Modified"] = etag, http_date(moment)
    return for_everybody(cast("HttpResponse", answer))


def for_everybody(answer: HttpResponse) -> HttpResponse:
    """Pages of other sites may read it too: it is public, and no cookie changes it."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def stream(request: HouseRequest, parts: Iterator[bytes], content_type: str) -> HttpResponseBase:
    """Send the parts as they are made; each is made between the sending, so none waits in memory."""
    return StreamingHttpResponse(one_by_one(request, parts), content_type=content_type)
