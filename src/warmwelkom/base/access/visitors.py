"""Pages that are the same for every visitor, so that the server may show one again for a few seconds.

Only what a view marks, and only where nothing of a person is in play: a GET without a cookie of ours,
answered with 200 and without setting one. Whoever came in always gets a page of their own, made anew.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.cookie import parse_cookie

from warmwelkom.base.access.actor import ANONYMOUS

MOST, LARGEST = 200, 100_000
"""Pages that one process keeps, and the bytes of the largest: 20 MB at most."""
DECIDES = (b"host", b"accept-language", b"accept-encoding", b"x-forwarded-proto", b"hx-request")
NOT_AGAIN = ("x-request-id",)

Key = tuple[Any, ...]
View = Callable[..., Any]


def same_for_visitors(view: View) -> View:
    """A mark: what a visitor sees here does not depend on who it is."""
    view.same_for_visitors = True  # type: ignore[attr-defined]  # a mark on a function
    return view


def key_of(scope: dict[str, Any]) -> Key | None:
    """What an answer to this may depend on; None where somebody may be recognised, or something is changed."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    found = dict(scope["headers"])
    cookies = _cookies(scope["headers"])
    if b"authorization" in found or set(cookies) - {settings.LANGUAGE_COOKIE_NAME}:
        return None
    language = cookies.get(settings.LANGUAGE_COOKIE_NAME, "")
    about = (scope["path"], scope["query_string"], language)
    return (*about, *(found.get(name, b"") for name in DECIDES))


def _cookies(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """As Django reads them, of every line that there is: else a cookie of somebody could be overlooked."""
    lines = [value.decode("latin-1") for name, value in headers if name == b"cookie"]
    found: dict[str, str] = parse_cookie("; ".join(lines))
    return found


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An answer as it goes over the line."""

    until: float
    headers: list[tuple[bytes, bytes]]
    body: bytes

    async def say(self, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


class KeptPages:
    """Of one process; the oldest go first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, Kept] = OrderedDict()

    def find(self, key: Key | None) -> Kept | None:
        kept = self._pages.get(key) if key else None
        return kept if kept and kept.until > time.monotonic() else None

    def keep(self, key: Key | None, request: HttpRequest, response: HttpResponse) -> None:
        """If it may be kept: the view says so, and it was made for nobody in particular."""
        view = getattr(request.resolver_match, "func", None)
        if key is None or not getattr(view, "same_for_visitors", False):
            return
        if getattr(request, "at_home", ANONYMOUS).kind != "anonymous":
            return
        if response.status_code != 200 or response.streaming or response.cookies:
            return
        if len(response.content) > LARGEST:
            return
        headers = [
            (name.lower().encode("ascii"), value.encode("latin-1"))
            for name, value in response.items()
            if name.lower() not in NOT_AGAIN
        ]
        seconds = settings.VISITOR_PAGE_SECONDS
        self._pages.pop(key, None)
        self._pages[key] = Kept(
            until=time.monotonic() + seconds, headers=headers, body=response.content
        )
        while len(self._pages) > MOST:
            self._pages.popitem(last=False)
