"""GET /metrics: for a program that watches, on this machine or with the token; nobody else learns that it is there."""

from __future__ import annotations

import ipaddress
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST

from warmwelkom.base.access.policy import page
from warmwelkom.house.metrics import as_text

FROM_AFAR = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


@page("house.metrics")
def metrics(request: HttpRequest) -> HttpResponse:
    if not (_has_token(request) or _is_here(request)):
        raise Http404
    return HttpResponse(
        as_text(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )


def _has_token(request: HttpRequest) -> bool:
    word, _space, given = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    return (
        bool(wanted)
        and word == "Bearer"
        and secrets.compare_digest(given.encode(), wanted.encode())
    )


def _is_here(request: HttpRequest) -> bool:
    """Asked on this machine itself, not by way of the proxy on it."""
    if any(name in request.META for name in FROM_AFAR):
        return False
    try:
        return ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False
