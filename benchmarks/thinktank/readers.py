"""A few readers at once, each asking a page after the other, and how long each answer took."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

from measured import spread

PAGES = {
    "all": "",
    "needs": "?soort=need",
    "ideas": "?soort=idea",
    "page 2": "?page=2",
    "page 200": "?page=200",
    "one theme": "?thema=reizen",
    "theme and sector": "?thema=reizen&sector=techniek",
    "search": "?q=plattegrond",
    "search and theme": "?q=oude+mentor&thema=mensen",
    "most heard": "?volgorde=heard",
    "waits longest": "?soort=need&volgorde=waiting",
}
OPENER = urllib.request.build_opener()
OPENER.addheaders = [("Accept-Encoding", "gzip")]


class Readers:
    """Ask the same pages in turn; a page that fails stops the measurement."""

    def __init__(self, base: str, pages: dict[str, str]) -> None:
        self.base, self.pages = base, pages
        self.times: dict[str, list[float]] = defaultdict(list)
        self.lock = threading.Lock()

    def ask(self, name: str) -> None:
        begin = time.perf_counter()
        with OPENER.open(urljoin(self.base, self.pages[name]), timeout=60) as answer:
            answer.read()
        with self.lock:
            self.times[name].append((time.perf_counter() - begin) * 1000)

    def ask_all(self, *, times: int, at_once: int) -> int:
        """Every page so many times; the first round does not count. Returns how many were asked."""
        for name in self.pages:
            self.ask(name)
        self.times.clear()
        names = [name for _time in range(times) for name in self.pages]
        with ThreadPoolExecutor(at_once) as readers:
            list(readers.map(self.ask, names))
        return len(names) + len(self.pages)

    def keep_reading(self, *, until: float, at_once: int, every: float) -> None:
        """Many readers who look, read for a while, and look again; until a moment."""

        def one(number: int) -> None:
            names = list(self.pages)
            time.sleep(every * number / at_once)
            while time.monotonic() < until:
                self.ask(names[number % len(names)])
                number += 1
                time.sleep(max(0.0, min(every, until - time.monotonic())))

        with ThreadPoolExecutor(at_once) as readers:
            list(readers.map(one, range(at_once)))

    def figures(self) -> dict[str, dict[str, float]]:
        return {name: spread(times) for name, times in self.times.items()}

    def all_together(self) -> dict[str, float]:
        return spread([value for times in self.times.values() for value in times])
