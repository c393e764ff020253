"""What the pages of a tour weigh over the line before their pictures, in a running demo: HTML, styles, scripts, letters.

python weighing.py ADDRESS: one line of JSON, {page: {"before_pictures", "scripts" of those, "pictures", "kept"}}, in bytes.
`kept` is what a route fetches once it is there, to have it without a network.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PATIENCE = 600
"""Seconds for the demo to draw the pictures of its building."""


def main(address: str) -> None:
    with sync_playwright() as playwright:
        path = os.environ.get("WARMWELKOM_BROWSER") or shutil.which("chromium")
        words = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=words)
        tour = building_of(browser, address)
        pages = {"building": tour, "panorama": f"{tour}de-ingang/", "route": f"{tour}route/?naar=lokaal-b107"}  # fmt: skip
        until_drawn(browser, pages["panorama"])
        found = {name: weighed(browser, page) for name, page in pages.items()}
        browser.close()
    print(json.dumps(found))


def building_of(browser: Browser, address: str) -> str:
    """The link on the front page of the demo."""
    page = browser.new_page()
    page.goto(address)
    found = page.locator("main a[href^='/wegwijs/']").first.get_attribute("href")
    page.close()
    return f"{address}{found}"


def until_drawn(browser: Browser, address: str) -> None:
    end = time.monotonic() + PATIENCE
    page = browser.new_page()
    while not page.goto(address) or not page.locator("[data-pano]").count():
        if time.monotonic() > end:
            raise SystemExit("The demo drew no panorama.")
        time.sleep(2)
    page.close()


def weighed(browser: Browser, address: str) -> dict[str, int]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    page: Page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    kinds, sizes = dict[str, str](), dict[str, int]()

    def came(event: Any) -> None:
        kinds[event["requestId"]] = event["type"]

    def done(event: Any) -> None:
        sizes[event["requestId"]] = round(event["encodedDataLength"])

    devtools.on("Network.responseReceived", came)
    devtools.on("Network.loadingFinished", done)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    of = {name: sum(size for key, size in sizes.items() if kinds.get(key) == name) for name in ("Script", "Image", "Fetch")}  # fmt: skip
    return {
        "before_pictures": sum(sizes.values()) - of["Image"] - of["Fetch"],
        "scripts": of["Script"],
        "pictures": of["Image"],
        "kept": of["Fetch"],
    }


if __name__ == "__main__":
    main(sys.argv[1])
