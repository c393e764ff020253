"""Ten fingers on a keyboard in front of a page, for the keystroke-level model: keys, loads and waiting are counted."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

MOST_TABS = 60


class Hands:
    """What they press is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.loads, self.waited = page, 0, 0, 0.0
        page.on("framenavigated", self._navigated)

    def _navigated(self, frame: Any) -> None:
        self.loads += frame == self.page.main_frame

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1 + key.count("+")

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def tabs_to(self, selector: str) -> int:
        """Tab until the focus is there; how often."""
        for number in range(MOST_TABS):
            if self.page.evaluate("what => document.activeElement.matches(what)", selector):
                return number
            self.press("Tab")
        raise AssertionError(f"{selector} is out of reach of the Tab key")

    def enters(self) -> None:
        begin = time.monotonic()
        with self.page.expect_navigation():
            self.press("Enter")
        self.page.wait_for_load_state("load")
        self.waited += time.monotonic() - begin
