"""The answer of a room's view that keeps talking: server-sent events that say "look again"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from warmwelkom.base.live.hub import Hub, hub_here, open_pages

MOST_PAGES = 500
"""Open streams in one web process; who comes after that asks from time to time instead."""
BEAT = 15.0
"""Seconds of silence after which the page hears that we are still there."""
BURST = 0.25
"""Seconds in which several changes are one signal."""
EACH, WIDEST = 10, 2000
"""Milliseconds over which the pages spread their looking: so many for each open page, and at most."""


def stream(topic: str) -> HttpResponseBase:
    """An endless answer that says "look again" whenever `look_again(topic)` was called anywhere.

    The first signal comes when the page is sure to hear the next one. 204 tells the browser not to come
    back: there are too many open pages here, and it asks from time to time.
    """
    if open_pages() >= MOST_PAGES:
        return HttpResponse(status=204)
    answer = StreamingHttpResponse(signals(topic), content_type="text/event-stream")
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"  # a proxy in front lets it through as it comes
    answer["Content-Encoding"] = "identity"  # compressing would hold it up
    return answer


async def signals(topic: str) -> AsyncIterator[str]:
    """`look` with the milliseconds over which to spread, `beat` when nothing happens."""
    hub = hub_here()
    with hub.page(topic) as page:
        yield "retry: 1000\n\n"
        while not (hub.is_over or page.is_over):
            if not await page.must_look(BEAT):
                yield "event: beat\ndata: 1\n\n"
            elif not page.is_over:
                yield f"event: look\ndata: {spread(hub)}\n\n"
                await asyncio.sleep(BURST)


def spread(hub: Hub) -> int:
    return min(WIDEST, EACH * len(hub))
