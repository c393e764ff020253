"""People who go on writing while something falls: each with words that nobody else writes, and never the same words twice."""

from __future__ import annotations

import asyncio
import random
import re
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from wire import Lost, Wire

EVERY = (0.2, 0.6)
"""Seconds between two acts of one person."""
PUPIL = re.compile(r'href="(/leerlingen/[0-9a-f-]{36}/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SENTENCE = "Even geduld, we zijn zo terug"
NO_ROOM = "We kunnen nu even niets bewaren"
LOG_IN = "/account/login/"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Said:
    """What the house promised, and what it said when it could not."""

    accepted: list[tuple[float, str]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """Sent, and answered by no promise: it may be there or not."""
    not_now: int = 0
    no_room: int = 0
    log_in_again: int = 0
    no_answer: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def first_after(self, moment: float) -> float | None:
        return min((at for at, _words in self.accepted if at > moment), default=None)


@dataclass
class Writer:
    """A mentor or coach who notes a talk, again and again."""

    port: int
    number: int
    cookie: str
    said: Said
    ways: list[str] = field(default_factory=list)
    count: int = 0

    async def work(self, over: asyncio.Event) -> None:
        chance = random.Random(self.number)
        while not over.is_set():
            if not self.ways:
                self.ways = PUPIL.findall(await self._page("/leerlingen/"))
            if self.ways:
                await self._note(chance.choice(self.ways))
            await asyncio.sleep(chance.uniform(*EVERY))

    async def _note(self, way: str) -> None:
        token = TOKEN.search(page := await self._page(way))
        if not token:
            if page:
                self.said.wrong["a page without its form"] += 1
            return
        self.count += 1
        words = f"Gesproken {self.number}-{self.count}"
        fields = {"kind": "spoken", "text": words, "next_on": "", "csrfmiddlewaretoken": token[1]}
        body = urllib.parse.urlencode(fields)
        await self._sent(words, f"{way}contact/", body, token[1], to=way)

    async def _sent(self, words: str, way: str, body: str, token: str, *, to: str) -> None:
        """A promise is a redirect to where what was kept is shown."""
        status, head, text = await self._ask("POST", way, body, token)
        if status == 302 and head.get("location", "").startswith(to):
            self.said.accepted.append((time.monotonic(), words))
            return
        self.said.unsure.append(words)
        self._hear("POST", status, head, text)

    async def _page(self, path: str) -> str:
        status, head, text = await self._ask("GET", path)
        if status == 200:
            return text
        self._hear("GET", status, head, text)
        return ""

    def _hear(self, method: str, status: int, head: dict[str, str], text: str) -> None:
        """No promise: is it said in a sentence, and when to come back?"""
        if status == 0:
            self.said.no_answer += 1
        elif status == 503 and SENTENCE in text and head.get("retry-after"):
            self.said.not_now += 1
        elif status == 507 and NO_ROOM in text and head.get("retry-after"):
            self.said.no_room += 1
        elif status == 302 and head.get("location", "").startswith(LOG_IN):
            self.said.log_in_again += 1
        else:
            self.said.wrong[f"{method} {status}"] += 1

    async def _ask(
        self, method: str, path: str, body: str = "", token: str = ""
    ) -> tuple[int, dict[str, str], str]:
        """Over a connection of its own each time, for the web process of before may be gone; status 0 where nothing came."""
        here = f"http://127.0.0.1:{self.port}"
        headers = {"Accept": "text/html", "Connection": "close"}
        if method == "POST":
            headers |= {
                "Content-Type": FORM, "Origin": here, "Referer": here + path,
                "Sec-Fetch-Site": "same-origin", "Cookie": f"{self.cookie}; csrftoken={token}",
            }  # fmt: skip
        began, wire = time.monotonic(), Wire(self.port, self.cookie)
        try:
            return await wire.ask(method, path, body=body, headers=headers)
        except Lost:
            return 0, {}, ""
        finally:
            wire.cut()
            self.said.slowest = max(self.said.slowest, time.monotonic() - began)


class Reader(Writer):
    """A coordinator who looks at the figures, again and again."""

    async def read(self, over: asyncio.Event) -> None:
        while not over.is_set():
            await self._page("/cijfers/")
            await asyncio.sleep(EVERY[1])


def answers(said: Said) -> dict[str, Any]:
    return {
        "answered_503_with_the_sentence": said.not_now,
        "answered_507_with_the_sentence": said.no_room,
        "asked_to_log_in_again": said.log_in_again,
        "no_answer": said.no_answer,
        "wrong": dict(said.wrong),
        "slowest_answer": round(said.slowest, 1),
    }


def tally(accepted: list[str], unsure: list[str], there: dict[str, int]) -> dict[str, int]:
    """What is there of what was promised, what is double, and what is there without a promise."""
    return {
        "accepted": len(accepted),
        "lost": sum(not there.get(words) for words in accepted),
        "double": sum(count > 1 for count in there.values()),
        "never_sent": len(set(there) - set(accepted) - set(unsure)),
        "unsure": len(unsure),
        "unsure_there": sum(bool(there.get(words)) for words in unsure),
    }
