"""Hand a picture or clip over, to be kept by no browser that is not meant to."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from warmwelkom.rooms.wayfinding.models import Rendition


def as_it_is(row: Rendition, *, cache: str = "no-store") -> HttpResponse:
    """The file of a rendition; 404 where it is gone from the disk."""
    try:
        with row.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError:
        raise Http404 from None
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
        "Cache-Control": cache,
    }
    return HttpResponse(content, content_type=row.type, headers=headers)
