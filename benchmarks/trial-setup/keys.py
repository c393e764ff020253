"""A coordinator sets up a fair comparison by keyboard alone, in a browser; keys, page loads and words to read are counted.

python keys.py ADDRESS: one line of JSON. The site shows the demo region; it is brought to the summer first.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hands import Hands

COORDINATOR, SUMMER, PATIENCE = "Hanna Postma", "2026-07-14", 600
NAME = "Berichten over de laptop"
QUESTION = (
    "Zitten meer leerlingen in augustus in de klas als zij een bericht over de laptop krijgen?"
)
COUNTED_ON = "08282026"
"""Month first: a browser without a screen speaks English; the keys are as many."""
FIELDS = 10
"""Of the form: before each somebody gets ready, also to leave it as it is."""


def main(words: list[str]) -> int:
    address = words[0]
    with sync_playwright() as playwright:
        path = os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(
            locale="nl-NL", viewport={"width": 1280, "height": 900}
        ).new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/proef/")
        page.get_by_role("button", name=COORDINATOR).first.click()
        goes_to_summer(page, address)
        page.goto(f"{address}/zomer/vergelijken/")
        print(json.dumps(sets_up(Hands(page))))
        browser.close()
    return 0


def goes_to_summer(page: Page, address: str) -> None:
    chosen = page.locator(f"#demo-dag option[selected][value='{SUMMER}']")
    page.goto(f"{address}/")
    if not chosen.count():
        page.get_by_label("Vandaag is het").select_option(SUMMER)
        page.get_by_role("button", name="Ga naar die dag").click()
    for _again in range(PATIENCE):
        page.goto(f"{address}/")
        if chosen.count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError("the demo did not come to the summer")


def sets_up(hands: Hands) -> dict[str, Any]:
    """From the list of comparisons to one that is drawn."""
    read = words_on(hands.page)
    hands.tabs_to("main a.nl-button--primary")
    hands.enters()
    read += words_on(hands.page)
    fills_in(hands)
    hands.tabs_to("main form button[type=submit]")
    hands.enters()
    read += words_on(hands.page)
    hands.tabs_to("button[name=do][value=freeze]")
    hands.enters()
    told = hands.page.get_by_text("Vastgelegd en geloot").first.inner_text()
    read += words_on(hands.page)
    return {
        "keys": hands.keys,
        "page_loads": hands.loads,
        "words_to_read": read,
        "steps": FIELDS + 3,
        "seconds_waited_for_pages": round(hands.waited, 2),
        "told": told,
    }


def fills_in(hands: Hands) -> None:
    hands.tabs_to("#id_name")
    hands.types(NAME)
    hands.tabs_to("#id_question")
    hands.types(QUESTION)
    hands.tabs_to("#id_kind")
    while hands.page.locator("#id_kind").input_value() != "laptop":
        hands.press("ArrowDown")
    hands.tabs_to("#id_programmes")
    hands.press("Home")
    hands.press("Shift+End")  # all of them
    hands.tabs_to("#id_counted_on")
    hands.types(COUNTED_ON)


def words_on(page: Page) -> int:
    """What stands on the page to be read; what is folded away or chosen from a list is looked at, not read."""
    text, lists = page.evaluate(
        """() => [document.querySelector("main").innerText,
        [...document.querySelectorAll("main select")].map((one) => one.innerText).join(" ")]"""
    )
    return len(text.split()) - len(lists.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
