"""The living style page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.ui.templatetags.ww import icon_names

TOKENS = (
    "page",
    "surface",
    "sunk",
    "ink",
    "ink-2",
    "line",
    "edge",
    "act",
    "act-soft",
    "thread",
    "lamp",
    "lamp-soft",
    "good",
    "good-soft",
    "wait",
    "now",
    "now-soft",
)
SPACES = ("4", "8", "12", "16", "24", "32", "48", "72")


@page("public")
def style(request: HttpRequest) -> HttpResponse:
    """Every token, icon and component, with the words to use it."""
    return render(
        request, "ui/style.html", {"tokens": TOKENS, "icons": icon_names(), "spaces": SPACES}
    )
