"""Headers that keep a page to itself: no sensors, no other sites, nothing of a person in a cache."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from warmwelkom.base.access.actor import ANONYMOUS

NO_SENSORS = ", ".join(
    [
        *(
            f"{name}=()"
            for name in (
                "accelerometer",
                "browsing-topics",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "serial",
                "usb",
            )
        ),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)

MICROPHONE = NO_SENSORS.replace("microphone=()", "microphone=(self)")
"""Only where a page records a voice for a film, which its view says with `uses_microphone`."""
OF_PAGES = ("Permissions-Policy", "Content-Security-Policy", "Cross-Origin-Opener-Policy")
NO_PAGE = ("text/css", "font/")
"""Styles and fonts of the house are no page, so rules about scripts, sensors and windows say nothing there; a first
visit fetches nine of them, and half a kilobyte of rules with each was a fourteenth of a pupil's page."""


def safe_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware beside Django's own: what its SecurityMiddleware and the CSP do not set.

    A page for somebody who came in is kept in no cache at all, so that Back shows nothing after
    leaving a shared computer; other pages may be kept by the browser alone, and are asked again.
    What a view marks with `own_phone_keeps` says itself how long a phone that is somebody's own keeps it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        records = getattr(response, "uses_microphone", False)
        response.setdefault("Permissions-Policy", MICROPHONE if records else NO_SENSORS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        is_home = getattr(request, "at_home", ANONYMOUS).kind != "anonymous"
        if is_home and not getattr(response, "own_phone_keeps", False):
            response["Cache-Control"] = "private, no-store"
        else:
            response.setdefault("Cache-Control", "private, no-cache")
        if request.path.startswith(settings.STATIC_URL) and _is_no_page(response):
            for name in OF_PAGES:
                del response[name]
        return response

    return handle


def _is_no_page(response: HttpResponse) -> bool:
    return str(response.get("Content-Type", "")).startswith(NO_PAGE)
