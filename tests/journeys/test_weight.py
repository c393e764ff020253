"""A first visit weighs little, and asks nobody else for anything. Counted in bytes, as they come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

MOST, MOST_SCRIPT = 100_000, 30_000
MOST_OF_OWN_PAGE = 60_000  # a pupil on a slow network
PUBLIC = ["/", "/account/login/", "/welkom/", "/privacy/", "/toegankelijkheid/", "/huisstijl/"]


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    yield made
    made.close()


def weigh(context: Any, address: str) -> dict[str, tuple[str, int]]:
    """What a first visit to a page fetches: {address: (kind, bytes over the line)}."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    seen: dict[str, tuple[str, str]] = {}
    size: dict[str, int] = {}

    def came(event: Any) -> None:
        seen[event["requestId"]] = (event["response"]["url"], event["type"])

    def done(event: Any) -> None:
        size[event["requestId"]] = event["encodedDataLength"]

    devtools.on("Network.responseReceived", came)
    devtools.on("Network.loadingFinished", done)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.close()
    return {url: (kind, size.get(number, 0)) for number, (url, kind) in seen.items()}


def judge(found: dict[str, tuple[str, int]], house: str) -> None:
    total = sum(number for _kind, number in found.values())
    script = sum(number for kind, number in found.values() if kind == "Script")
    assert total > 20_000  # the letter alone is that much: so we did count
    assert total <= MOST, found
    assert script <= MOST_SCRIPT, found
    assert [url for url in found if not url.startswith((house, "data:"))] == []


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page(house: str, context: Any, path: str) -> None:
    judge(weigh(context, house + path), house)


def test_the_first_page_of_everybody(house: str, context: Any) -> None:
    """Each of the demo's people, on the page where they land after logging in."""
    page = context.new_page()
    page.goto(f"{house}/proef/")
    number = page.locator(".ww-people button").count()
    assert number >= 10
    for place in range(number):
        page.goto(f"{house}/proef/")
        page.locator(".ww-people button").nth(place).click()
        page.wait_for_load_state("load")
        judge(weigh(context, page.url), house)


def test_the_own_page_of_a_pupil_is_light(house: str, context: Any) -> None:
    page = context.new_page()
    page.goto(f"{house}/proef/")
    page.locator("button[name=who][value=pupil]").click()
    page.wait_for_load_state("load")
    found = weigh(context, f"{house}/mijn/")
    judge(found, house)
    assert sum(number for _kind, number in found.values()) <= MOST_OF_OWN_PAGE, found


@pytest.mark.parametrize("path", ["", "de-ingang/"])
def test_a_page_of_the_tour_is_light_before_its_pictures(
    house: str, context: Any, path: str
) -> None:
    found = weigh(context, f"{house}/wegwijs/haaglanden/locatie-zuider/{path}")
    bytes_of = [number for kind, number in found.values() if kind != "Image"]
    assert 20_000 < sum(bytes_of) <= MOST_OF_OWN_PAGE, found
