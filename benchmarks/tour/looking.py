"""Visits a page on a slow network and says when the picture was there, and what the Tab key reaches.

python looking.py ADDRESS VISITS NAME...: one line of JSON, {name: figures}.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""1.6 Mbit/s and 150 ms each way and back, as Lighthouse's slow phone."""
WATCH = """
window.seen = {};
for (const kind of [self.WebGLRenderingContext, self.WebGL2RenderingContext]) for (const name of ["texImage2D", "texSubImage2D"]) {
  const real = kind.prototype[name];
  kind.prototype[name] = function (...words) {
    real.apply(this, words);
    const wide = words.at(-1)?.naturalWidth ?? words.at(-1)?.width ?? 0;
    if (wide >= 256) seen.first ??= performance.now();
    if (wide >= 4000) seen.full ??= performance.now();
  };
}
document.addEventListener("load", ({ target }) => { if (target.naturalWidth >= 4000) target.decode().then(() => { seen.plain ??= performance.now(); }); }, true);
"""
REACHED = """() => { const at = document.activeElement; return [at.matches(".spot, .spot *, .psv-marker"), at === document.body, at.title || at.ariaLabel || at.textContent.slice(0, 30)]; }"""


def main(address: str, visits: int, names: list[str]) -> None:
    found: dict[str, Any] = {name: [] for name in names}
    with sync_playwright() as playwright:
        path = os.environ.get("WARMWELKOM_BROWSER") or shutil.which("chromium")
        words = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=words)
        for _visit in range(visits):
            for name in names:
                found[name].append(visited(browser, f"{address}/{name}.html"))
        reached = {name: tabbed(browser, f"{address}/{name}.html") for name in names}
        browser.close()
    print(json.dumps({name: told(found[name]) | reached[name] for name in names}))


def visited(browser: Browser, address: str) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 412, "height": 800})
    page.add_init_script(WATCH)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="commit")
    page.wait_for_function("seen.full || (seen.plain && !document.querySelector('canvas, #v, [data-pano]'))", timeout=60_000)  # fmt: skip
    seen = page.evaluate("seen")
    page.close()
    full = seen.get("full", seen.get("plain"))
    return {"first_s": seen.get("first", full) / 1000, "full_s": full / 1000}


def told(rows: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(row[name] for row in rows), 2) for name in rows[0]}


def tabbed(browser: Browser, address: str) -> dict[str, int]:
    """How many of the hotspots the Tab key comes to, and what else."""
    page: Page = browser.new_page(viewport={"width": 412, "height": 800})
    page.goto(address)
    page.wait_for_timeout(3000)
    spots, others = set[str](), set[str]()
    for _key in range(30):
        page.keyboard.press("Tab")
        is_spot, is_out, name = page.evaluate(REACHED)
        if is_out and (spots or others):
            break
        if not is_out:
            (spots if is_spot else others).add(name)
    page.close()
    return {"hotspots_by_tab": len(spots), "others_by_tab": len(others)}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
