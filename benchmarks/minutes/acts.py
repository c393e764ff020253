"""A pupil writes part A on a phone, and a class mentor tells of a class by keyboard; every act is counted.

python acts.py ADDRESS: ends with one line of JSON. The site shows the demo region, and is moved to October.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PUPIL, CLASS_MENTOR = "Yara de Bruin", "Karim Bensaïd"
WEEK_SIX = "2026-10-05"
TYPED = {
    "career": "Johan de Witt, klas 3 en 4, 2024 tot 2026\nDe Vuurvlinder, groep 8, 2022",
    "work": "Stage bij verzorgingshuis Swaenehove\nVakken vullen op zaterdag",
    "able": "luisteren naar oudere mensen en rustig blijven als het druk is.",
    "own_way": "iemand het eerst voordoet en ik het daarna zelf mag proberen.",
    "asks": "ik in week 1 hoor bij wie ik terecht kan als het niet lukt.",
    "hard": "er veel lawaai is en ik niet weet wat er daarna komt.",
}
"""What a pupil might write, whatever is still open; the last four after a sentence to begin with."""
LINE = "Ze zit goed in de groep."
DAYS_OF_WAITING = 600


class Acts:
    """What somebody does on a page, and the words they get to read."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.letters, self.keys, self.words, self.pages = page, 0, 0, 0, 0, 0

    def reads(self) -> None:
        self.words += len(self.page.locator("main").inner_text().split())
        self.pages += 1

    def taps_on(self, where: Any) -> None:
        where.tap()
        self.taps += 1

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def told(self) -> dict[str, int]:
        names = ("taps", "letters", "keys", "words", "pages")
        return {name: getattr(self, name) for name in names}


@contextmanager
def somebody(browser: Browser, address: str, name: str, *, phone: bool) -> Iterator[Page]:
    size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
    context = browser.new_context(locale="nl-NL", viewport=size, has_touch=phone, is_mobile=phone)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/proef/")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state("load")
    yield page
    context.close()


def writes_part_a(page: Page, address: str) -> dict[str, int]:
    """From the dossier's own page to "my part is done"."""
    page.goto(f"{address}/mijn/dossier/")
    acts = Acts(page)
    acts.reads()
    with page.expect_navigation():
        acts.taps_on(page.locator("form[action$='/begin/'] button"))
    while page.locator("form.ww-question").count():
        acts.reads()
        field, start = page.locator("form.ww-question textarea"), page.locator(".ww-start").first
        acts.taps_on(start if start.count() else field)
        acts.types(TYPED[str(field.get_attribute("id")).removeprefix("veld-")])
        with page.expect_navigation():
            acts.taps_on(page.locator("form.ww-question button.nl-button--primary"))
    acts.reads()
    with page.expect_navigation():
        acts.taps_on(page.get_by_role("button", name="Mijn deel is klaar"))
    page.get_by_text("klaar", exact=True).first.wait_for()
    return acts.told()


def goes_to_october(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_label("Vandaag is het").select_option(WEEK_SIX)
    page.get_by_role("button", name="Ga naar die dag").click()
    there = page.locator(f"#demo-dag option[selected][value='{WEEK_SIX}']")
    for _each in range(DAYS_OF_WAITING):
        page.goto(f"{address}/")
        if there.count():
            return
        page.wait_for_timeout(1000)
    raise SystemExit("the demo did not come to October: look in the log of the worker")


def tells_of_a_class(page: Page, address: str) -> dict[str, int]:
    """One of five for each student, kept or not for each agreement, one sentence; all by keyboard."""
    page.goto(f"{address}/terugkoppeling/klas/")
    students = page.locator("li.rt-student").count()
    assert students, "nobody of this class was handed over: the demo has nothing to tell"
    acts = Acts(page)
    acts.reads()
    last, groups = "", set()
    page.locator("li.rt-student input").first.focus()
    for _each in range(60 * students):
        name, kind = page.evaluate(
            "[document.activeElement.name || '', document.activeElement.type]"
        )
        if kind == "submit":
            break
        if kind == "radio" and name not in groups:
            groups.add(name)
            acts.presses("Space")
        elif name.startswith("line-") and not last:
            acts.types(LINE)
            last = name
        acts.presses("Tab")
    with page.expect_navigation():
        acts.presses("Enter")
    page.get_by_role("heading", name="Je hebt het van iedereen verteld").wait_for()
    return acts.told() | {"students": students, "choices": len(groups)}


def main(words: list[str]) -> int:
    address = words[0]
    with sync_playwright() as playwright:
        path = os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with somebody(browser, address, PUPIL, phone=True) as page:
            part_a = writes_part_a(page, address)
        with somebody(browser, address, CLASS_MENTOR, phone=False) as page:
            goes_to_october(page, address)
            told = tells_of_a_class(page, address)
        print(json.dumps({"part_a": part_a, "class": told}))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
