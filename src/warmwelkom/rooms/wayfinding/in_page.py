"""A file of ours shown inside a page of ours: pictures, films and their tracks, in parts where a player asks for a part.

Django hands over a file whole; a player that seeks asks for a range (RFC 9110, 14), and without one some play nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, Final

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from warmwelkom.base.files.parts import one_by_one

RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")
BLOCK: Final = 256 * 1024
NEVER: Final = "no-store"
A_DAY: Final = "private, max-age=86400"
ASKS_EACH_TIME: Final = "private, no-cache"
"""What may be taken back at any moment: a browser asks whether it is still there, and hears 304 or 404."""


def in_page(
    request: Any, file: Any, kind: str, *, download: str = "", kept: str = A_DAY
) -> HttpResponseBase:
    """The file of a row, or the part that was asked for; 404 where it is gone from the disk, 416 where the part is not.

    `kept` is how long a browser shows it without asking.
    """
    etag = quote_etag(hashlib.sha256(file.name.encode()).hexdigest()[:24])
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        known["Cache-Control"] = kept
        return known
    try:
        size = file.size
    except FileNotFoundError:
        raise Http404 from None
    part = _part(request.headers.get("Range", ""), size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = _sent(request, file, kind, size, *part)
    answer["Cache-Control"], answer["ETag"] = kept, etag
    if download:
        answer["Content-Disposition"] = content_disposition_header(True, download) or "attachment"
    return answer


def _sent(request: Any, file: Any, kind: str, size: int, first: int, last: int) -> HttpResponseBase:  # fmt: skip
    parts = iter(()) if request.method == "HEAD" else _read(file, first, last - first + 1)
    answer = StreamingHttpResponse(one_by_one(request, parts), content_type=kind)
    answer["Content-Length"] = str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    if not kind.startswith("text/"):
        answer["Content-Encoding"] = (
            "identity"  # made small already, and a part of it stays that part
        )
    if (first, last) != (0, size - 1):
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte; all of it where nothing, or something else, was asked. None where there is no such part."""
    match = RANGE.fullmatch(asked.strip())
    if match is None or match.groups() == ("", ""):
        return 0, size - 1
    begin, end = match.groups()
    first = int(begin) if begin else max(0, size - int(end))
    last = min(int(end), size - 1) if begin and end else size - 1
    return (first, last) if first <= last else None


def _read(file: Any, first: int, left: int) -> Iterator[bytes]:
    with file.open("rb") as content:
        content.seek(first)
        while left > 0:
            block = content.read(min(BLOCK, left))
            if not block:
                return
            left -= len(block)
            yield block
