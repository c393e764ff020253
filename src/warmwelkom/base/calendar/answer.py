"""A calendar file as the answer to a request."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag


def calendar_answer(request: HttpRequest, text: str, *, name: str) -> HttpResponse:
    """The file under this name, or 304 where the calendar has it already. No other site's page may read it."""
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    known = get_conditional_response(request, etag=etag)
    found = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    if isinstance(known, HttpResponse):
        found = known
    else:
        found["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    found["ETag"], found["Cache-Control"] = etag, "private, no-cache"
    return found
