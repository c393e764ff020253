"""What makes the page one that stays on the phone: a manifest, a worker that keeps the day's page, a page for no network."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest

FILES = ("ui/tokens.css", "ui/nl.css", "ui/base.css", "ui/components.css", "ui/house.css",
         "welcome/mine.js", "welcome/push.js", "vendor/fonts/atkinson-latin.woff2")  # fmt: skip
SIZES = (192, 512)
SURFACE, FIELD = "#f7f8f4", "#ffcb57"


@page("public")
def manifest(_request: HouseRequest) -> JsonResponse:
    """Nothing about anybody: the name, the icons and where it begins."""
    icons = [
        {"src": static(f"welcome/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png",
         "purpose": "any maskable"}
        for size in SIZES
    ]  # fmt: skip
    return JsonResponse(
        {
            "name": _("Mijn welkom"),
            "short_name": _("Mijn welkom"),
            "id": reverse("welcome:mine"),
            "start_url": reverse("welcome:mine"),
            "scope": reverse("welcome:mine"),
            "display": "standalone",
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
            "background_color": SURFACE,
            "theme_color": FIELD,
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


@page("public")
def worker(request: HouseRequest) -> HttpResponse:
    """The service worker; its text changes when one of the files does, and then it fetches them anew."""
    context = {
        "files": [static(name) for name in FILES], "icon": static("welcome/icon-192.png")
    }  # fmt: skip
    return render(request, "welcome/worker.js", context, content_type="text/javascript")


@page("public")
def offline(request: HouseRequest) -> HttpResponse:
    """What a phone without a network shows in the place of any other page; about nobody."""
    return render(request, "welcome/offline.html")
