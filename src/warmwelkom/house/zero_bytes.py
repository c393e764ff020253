"""The byte that PostgreSQL keeps in no text, and that nobody types, is left out of what comes in: no page breaks on it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

ZERO = "\x00"


def without_zero_bytes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address with such a byte leads nowhere; in a question or a form it is as though it was not there."""

    def handle(request: HttpRequest) -> HttpResponse:
        if ZERO in request.path_info:
            raise Http404
        request.GET = _without(request.GET)  # type: ignore[assignment]  # a QueryDict that nobody changes, as it was
        if request.method == "POST":
            request.POST = _without(request.POST)  # type: ignore[assignment]  # the same
        return get_response(request)

    return handle


def _without(given: QueryDict) -> QueryDict:
    if not any(ZERO in word for name, words in given.lists() for word in (name, *words)):
        return given
    kept = QueryDict(mutable=True, encoding=given.encoding)
    for name, words in given.lists():
        kept.setlist(name.replace(ZERO, ""), [word.replace(ZERO, "") for word in words])
    kept._mutable = False
    return kept
