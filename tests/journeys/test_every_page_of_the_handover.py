"""Every page of the warm handover by axe, wide and in the light, and on a phone in the dark.

The pages are made by the house itself for somebody who may see them, about the world of `make_everything`, and
laid before the browser with the house's own styles and scripts; no server is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from tests.everything import Everything
from tests.journeys.browser import Visitor, new_visitor
from tests.laws.doors import DOORS, ONLY_POST, addresses_of

BASE = "http://handover.test"
LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
         ".woff2": "font/woff2"}  # fmt: skip
NO_PAGES = {"handover:photo", "handover:as_file", "handover:everything_known",
            "handover:own_everything"}  # fmt: skip
"""What answers with a picture or a file."""
DIFFER = {
    "handover:dossier",
    "handover:overview",
    "handover:talks",
    "handover:day",
    "handover:table",
}


def pages_of(whole: Everything) -> Iterator[tuple[str, str]]:
    """Where, with who is there, and the page: for the first who may, or everybody where each has a page of their own."""
    for door, address in addresses_of(whole.cast).items():
        if not door.startswith("handover:") or door in ONLY_POST | NO_PAGES:
            continue
        people: Any = DOORS[door]
        for who in people:
            answer = whole.cast.client(who).get(address)
            if answer.status_code == 200:
                yield f"{address}?{who}", answer.content.decode()
                if door not in DIFFER:
                    break


def _lays(pages: dict[str, str], route: Any) -> None:
    """The page itself, or a style or script of the house; anything else is not there."""
    where = urlsplit(route.request.url)
    path, page = where.path, pages.get(f"{where.path}?{where.query}")
    if page is not None:
        route.fulfill(body=page, content_type="text/html; charset=utf-8")
        return
    found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if found is None:
        route.fulfill(status=204)
        return
    kind = TYPES.get(Path(str(found)).suffix, "application/octet-stream")
    route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_for_everybody(whole: Everything, browser: Any, look: str) -> None:
    pages = dict(pages_of(whole))
    assert len(pages) > 40
    context = browser.new_context(**LOOKS[look], locale="nl-NL", bypass_csp=True)
    context.route("**/*", lambda route: _lays(pages, route))
    one: Visitor = new_visitor(context, BASE)
    faults = []
    for address in pages:
        try:
            one.goes_to(address)
        except AssertionError as fault:
            faults.append(f"{address}: {fault}"[:1500])
    context.close()
    assert faults == []
