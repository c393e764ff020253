"""Somebody with the board open: hears signals, fetches anew, writes and moves as the page's scripts do."""

from __future__ import annotations

import asyncio
import random
import re
import time
import urllib.parse
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from wire import Lost, Wire

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PLACE = re.compile(r'data-drop="([^"]*)"|data-note="([^"]+)"')
QUIET = {"X-Quiet": "1", "Content-Type": "application/x-www-form-urlencoded"}
AWAY, SAFETY = 1.0, 60.0
"""Seconds after which the page looks when it lost its stream, and when nothing was said for long."""


@dataclass
class Person:
    """One browser: a stream, a connection for the rest, and what its screen shows."""

    port: int
    cookie: str
    base: str
    chance: random.Random
    when_shown: Callable[[Person, str], None] = lambda _person, _html: None
    shown: dict[str, str] = field(default_factory=dict)
    html: str = ""
    tag: str = ""
    token: str = ""
    fetched: int = 0
    at: float = 0.0
    hears: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.stream, self.wire = Wire(self.port, self.cookie), Wire(self.port, self.cookie)
        self.asking = asyncio.Lock()

    async def come_in(self) -> None:
        """Open the page; its form token and cookie are kept as a browser does."""
        status, found, html = await self.wire.ask("GET", self.base)
        assert status == 200, status
        found_token = TOKEN.search(html)
        assert found_token
        self.token = found_token[1]
        cookie = found["set-cookie"].split(";")[0]
        for wire in (self.stream, self.wire):
            wire.cookie += f"; {cookie}"

    async def listen(self) -> None:
        """For ever: a stream, and after it ended another."""
        while True:
            try:
                async for line in self.stream.signals(f"{self.base}seinen/"):
                    self.hears = True
                    if line.startswith("data: ") and line != "data: 1":
                        self.soon(self.chance.random() * int(line[6:]) / 1000)
            except Lost:
                self.hears = False
                self.soon(AWAY)
                await asyncio.sleep(AWAY)

    def soon(self, seconds: float) -> None:
        at = time.monotonic() + seconds
        if at < self.at or self.at < time.monotonic():
            self.at = at
            self.woken.set()

    async def look(self) -> None:
        """For ever: fetch the moving part whenever it is time."""
        while True:
            wait = self.at - time.monotonic()
            if wait > 0:
                self.woken.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.woken.wait(), wait)
                continue
            try:
                await self.fetch()
                self.soon(SAFETY if self.hears else 4.0)  # a signal that came meanwhile is earlier
            except Lost:
                self.at = time.monotonic() + AWAY

    async def fetch(self) -> None:
        async with self.asking:
            self.at = time.monotonic() + SAFETY
            known = {"If-None-Match": self.tag} if self.tag else {}
            status, found, html = await self.wire.ask("GET", f"{self.base}deel/", headers=known)
        self.fetched += 1
        if status == 200:
            self.tag, self.html = found.get("etag", ""), html
            self.shown = places(html)
            self.when_shown(self, html)
        elif status != 304:
            raise Lost

    async def post(self, way: str, fields: dict[str, str]) -> int:
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": self.token})
        async with self.asking:
            status, _found, _text = await self.wire.ask(
                "POST", f"{self.base}{way}/", body=body, headers=QUIET
            )
        return status

    async def write(self, text: str) -> None:
        """Until the server says that it hangs there; its number stays the same."""
        key = str(uuid.UUID(int=self.chance.getrandbits(128)))
        while True:
            try:
                if await self.post("briefjes", {"key": key, "text": text}) in (204, 422):
                    return self.soon(0)
            except Lost:
                pass
            await asyncio.sleep(0.5 + self.chance.random())

    async def move(self, note: str, to: str) -> None:
        """Once: when it does not arrive the page says so, and nothing is sent later behind one's back."""
        with suppress(Lost):
            await self.post("plek", {"note": note, "to": to})
            self.soon(0)


def places(html: str) -> dict[str, str]:
    """Note -> the group in which this screen shows it; empty for the loose ones."""
    found: dict[str, str] = {}
    group = ""
    for drop, note in PLACE.findall(html):
        if note:
            found[note] = group
        else:
            group = drop
    return found
