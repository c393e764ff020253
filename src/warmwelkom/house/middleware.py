"""One line in the log for each request: id, method, route, status, time. No names, no addresses."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from warmwelkom.base.ids import new_id
from warmwelkom.house.metrics import count_request

log = structlog.get_logger("request")


def request_line(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that logs the route (the pattern, so no ids of pupils) and gives the request an id."""

    def handle(request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        number = str(new_id())
        response = get_response(request)
        seconds = time.perf_counter() - begin
        match = request.resolver_match
        count_request(request, status=response.status_code, seconds=seconds)
        actor = getattr(request, "actor", None)
        log.info(
            "request",
            id=number,
            method=request.method,
            route=match.route if match else "",
            status=response.status_code,
            ms=round(seconds * 1000),
            region=str(actor.region_id) if actor else "",
            kind=actor.kind if actor else "",
        )
        if not request.path.startswith(
            settings.STATIC_URL
        ):  # is kept for years, and never asked about
            response["X-Request-ID"] = number
        return response

    return handle
