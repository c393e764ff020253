"""A language that only some pages speak is not used on the others: no Dutch from right to left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class SpokenHere:
    """Middleware behind Django's own: the language that was asked for, where the page speaks it; else Dutch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = translation.get_language() or settings.LANGUAGE_CODE
        cast("Any", request).language_asked = asked
        _speak(request, asked if asked in settings.SPOKEN_EVERYWHERE else settings.LANGUAGE_CODE)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: dict[str, Any]
    ) -> None:
        spoken = getattr(view, "speaks", ())
        asked = cast("Any", request).language_asked
        cast("Any", request).spoken_here = [
            row for row in settings.LANGUAGES if row[0] in (*settings.SPOKEN_EVERYWHERE, *spoken)
        ]
        if asked in spoken:
            _speak(request, asked)


def _speak(request: HttpRequest, language: str) -> None:
    translation.activate(language)
    request.LANGUAGE_CODE = language
