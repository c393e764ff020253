"""All open pages of one web process, woken by one listening connection to the database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
import structlog
from django.db import connection

from warmwelkom.base.live.ending import when_told_to_stop
from warmwelkom.base.live.signals import CHANNEL

log = structlog.get_logger("live")
CHECK = 20.0
"""Seconds of silence after which the listening connection must show that it still works."""
PAUSES = (0.2, 0.5, 1, 2, 5)
"""Seconds before it is tried again, longer each time."""


class OpenPage:
    """One open page: it waits until it has to look again, or until the server stops."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.is_over = False

    async def must_look(self, within: float) -> bool:
        """True when there is something to look at, False after so many seconds without."""
        try:
            await asyncio.wait_for(self.woken.wait(), within)
        except TimeoutError:
            return False
        self.woken.clear()
        return True


class Hub:
    """Belongs to one event loop, in which all its methods are called."""

    def __init__(self) -> None:
        self.pages: dict[str, set[OpenPage]] = defaultdict(set)
        self.listening = asyncio.Event()
        self.is_over = False
        self._listener: asyncio.Task[None] | None = None
        self._forget_signals: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return sum(map(len, self.pages.values()))

    @contextmanager
    def page(self, topic: str) -> Iterator[OpenPage]:
        """Be woken about this topic inside the block; at once, unless nobody listens yet."""
        page = OpenPage()
        self.pages[topic].add(page)
        if self._listener is None and not self.is_over:
            self._listener = asyncio.create_task(self._listen())
            self._forget_signals = when_told_to_stop(self.end)
        if self.listening.is_set():
            page.woken.set()
        try:
            yield page
        finally:
            self.pages[topic].discard(page)
            if not self.pages[topic]:
                del self.pages[topic]

    def wake(self, topic: str) -> None:
        for page in self.pages.get(topic, ()):
            page.woken.set()

    def wake_all(self) -> None:
        for topic in self.pages:
            self.wake(topic)

    def end(self) -> None:
        """The server stops: every page's stream ends at once, cleanly."""
        self.is_over = True
        for pages in self.pages.values():
            for page in pages:
                page.is_over = True
        self.wake_all()
        if self._listener:
            self._listener.cancel()
        self._forget_signals()

    async def _listen(self) -> None:
        """Keep one connection; after it was away, everybody looks again, for nobody knows what was missed."""
        fell = 0
        while not self.is_over:
            try:
                await self._hear()
            except (psycopg.Error, OSError) as fault:
                fell = 0 if self.listening.is_set() else min(fell + 1, len(PAUSES) - 1)
                self.listening.clear()
                log.warning("live_connection_lost", fault=type(fault).__name__)
            await asyncio.sleep(PAUSES[fell])

    async def _hear(self) -> None:
        async with await psycopg.AsyncConnection.connect(**address(), autocommit=True) as heard:
            await heard.execute(f"LISTEN {CHANNEL}")
            self.listening.set()
            self.wake_all()
            while True:
                async for signal in heard.notifies(timeout=CHECK):
                    self.wake(signal.payload)
                await heard.execute("SELECT 1")


def address() -> dict[str, Any]:
    """Where the site's own database is, as psycopg asks for it."""
    words: dict[str, Any] = connection.get_connection_params()
    ours = ("pool", "cursor_factory", "context", "prepare_threshold")
    return {name: value for name, value in words.items() if name not in ours}


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub_here() -> Hub:
    """The hub of the loop that runs now; a web process has one."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())


def open_pages() -> int:
    """How many streams this process has open, over all its loops."""
    return sum(map(len, list(_hubs.values())))
