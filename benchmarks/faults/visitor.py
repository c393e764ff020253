"""Somebody who logs in with the account of their school, again and again, each time in a browser of their own."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

from writers import LOG_IN, SENTENCE

EVERY = (2.0, 5.0)
PATIENCE = 30.0
IN = ("/start/", "/account/2fa/authenticate/")
"""Where somebody comes who is let in: their own start, or the second lock before it."""
STOPPED = re.compile(r"^/account/school/[a-z]+/niet/$")


@dataclass
class Visitor:
    """What came of it is counted; `wrong` is a page that is none of these."""

    house: str
    server: str
    is_right: Callable[[], bool] = lambda: True
    """Whether the clock of the house is right at this moment: a session ends where a day is over."""
    said: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    async def work(self, over: asyncio.Event) -> None:
        chance = random.Random(7)
        while not over.is_set():
            await asyncio.to_thread(self.log_in)
            await asyncio.sleep(chance.uniform(*EVERY))

    def log_in(self) -> bool:
        """Through the whole of it; whether it ended inside."""
        was_right = self.is_right()
        try:
            with requests.Session() as browser:
                answer = browser.get(f"{self.house}/account/school/witt/", timeout=PATIENCE)
        except requests.RequestException as fault:
            asked = fault.request.url if fault.request is not None else self.house
            at_school = str(asked).startswith(self.server)
            self.said["the browser found no login server" if at_school else "no_answer"] += 1
            return False
        name = self._what(answer, clock_moved=not (was_right and self.is_right()))
        self.said[name] += 1
        return name == "came_in"

    def _what(self, answer: requests.Response, *, clock_moved: bool = False) -> str:
        way = urlsplit(answer.url)
        if answer.status_code == 200 and way.path in IN:
            return "came_in"
        if STOPPED.match(way.path) and "waarom=broken" in way.query and answer.status_code == 200:
            return "told_that_the_login_server_is_broken"
        if answer.status_code == 503 and SENTENCE in answer.text:
            return "answered_503_with_the_sentence"
        if clock_moved and answer.status_code == 200 and way.path == LOG_IN:
            return "asked_to_log_in_again"
        self.wrong[f"login {answer.status_code} {way.path} {way.query[-20:]}"] += 1
        return "wrong"
