"""One browser for the whole suite, a house of its own, and axe over every page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM_WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


@dataclass
class Visitor:
    """Somebody with a browser window, who looks at each page with axe."""

    page: Page
    base: str
    javascript: bool = True
    looked_at: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to the browser's console: a script that fails, or that the site's own policy stops."""
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", self._hears)

    def _hears(self, message: Any) -> None:
        is_answer = "status of 422" in message.text  # what was typed is told back, not broken
        if message.type == "error" and not is_answer:
            self.broken.append(message.text)

    def goes_to(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status < 400, (path, answer.status)
        self.looks()

    def clicks(
        self, name: str | re.Pattern[str], *, role: Any = "button", exact: bool = False
    ) -> None:
        """Click what is called so; waits until the page that follows is there."""
        self.page.get_by_role(role, name=name, exact=exact).first.click()
        self.page.wait_for_load_state("load")
        self.looks()

    def reads(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for(state="visible")

    def looks(self) -> None:
        """No accessibility violation, nothing wider than the screen, nothing broken in the console."""
        self.looked_at.append(self.page.url)
        assert self.broken == [], (self.page.url, self.broken)
        if not self.javascript:  # axe is a script itself; the same pages are looked at with it on
            return
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults = [
            (fault["id"], [node["target"] for node in fault["nodes"]][:3])
            for fault in found["violations"]
        ]
        assert faults == [], (self.page.url, json.dumps(faults, indent=1))
        width = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width <= 1, (self.page.url, f"{width} px wider than the screen")


def new_visitor(context: BrowserContext, base: str, *, javascript: bool = True) -> Visitor:
    return Visitor(page=context.new_page(), base=base, javascript=javascript)


Visitors = Callable[..., Visitor]


def as_person(visitor: Visitors, name: str, **window: bool) -> Visitor:
    """Somebody new at the door, in with one click among the invented people; `window` as for `visitor`."""
    one = visitor(**window)
    one.goes_to("/proef/")
    one.clicks(name)
    return one
