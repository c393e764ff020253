"""A mentor writes part B for some pupils by keyboard alone, in a browser; every key and page load is counted.

python keys.py ADDRESS PUPILS: ends with what each pupil took, one line of JSON. The site shows the demo region.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hands import Hands

MENTOR = "Ravi Soekhoe"
BEGUN = {
    "results": "niveau 3, de praktijk is sterk.",
    "advice": "de stage in de zorg beviel goed.",
    "learning": "eerst te doen en dan te lezen.",
    "homework": "een lijstje op maandag helpt.",
    "guidance_given": "plannen, elke week een kwartier.",
    "guidance_kind": "iemand in week 1 de planning doorneemt.",
}
"""A typical dossier: after a sentence to begin with, in six of nine fields; the rest stays empty."""
GUIDANCE, HOURS = "given", "6"
NEXT = "button[name=done][value=next]"


def write_part_b(hands: Hands) -> dict[str, Any]:
    """One pupil, from the first field to the first field of the next."""
    keys, loads, waited = hands.keys, hands.loads, hands.waited
    tabs = 0
    for key, text in BEGUN.items():
        tabs += hands.tabs_to(f"#veld-{key}")
        hands.press("ArrowDown")
        hands.types(text)
        if key == "guidance_given":
            tabs += hands.tabs_to("#veld-guidance_needed")
            while hands.page.locator("#veld-guidance_needed").input_value() != GUIDANCE:
                hands.press("ArrowDown")
    tabs += hands.tabs_to("#veld-absence")
    hands.types(HOURS)
    tabs += hands.tabs_to(NEXT)
    hands.enters()
    return {
        "keys": hands.keys - keys,
        "of_these_tabs": tabs,
        "page_loads": hands.loads - loads,
        "seconds_waited_for_pages": round(hands.waited - waited, 2),
    }


def main(words: list[str]) -> int:
    address, pupils = words[0], int(words[1])
    with sync_playwright() as playwright:
        path = os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(
            locale="nl-NL", viewport={"width": 1280, "height": 900}
        ).new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/proef/")
        page.get_by_role("button", name=MENTOR).first.click()
        page.goto(f"{address}/overdracht/")
        links = page.locator("tbody tr:has(.ww-parts span:nth-child(2):not([data-done])) th a")
        page.goto(address + str(links.first.get_attribute("href")))
        hands = Hands(page)
        first = hands.tabs_to("#veld-results")
        rows = []
        while len(rows) < pupils and page.locator(NEXT).count():  # the last of a class has no next
            rows.append(write_part_b(hands))
        print(json.dumps({"tabs_from_the_top_to_the_first_field": first, "pupils": rows}))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
