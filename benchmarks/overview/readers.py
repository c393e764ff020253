"""Forty people at work: each opens a list, reads it for a few seconds, and opens another."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field

from wire import Lost, Wire

EVERY = (3.0, 7.0)
"""Seconds that somebody looks at a list before the next: nobody works faster the whole day."""
TODAY, PUPILS = "/vandaag/", "/leerlingen/"
LISTS = {
    "today": TODAY,
    "pupils": PUPILS,
    "search a name": f"{PUPILS}?q=jan",
    "one state": f"{PUPILS}?state=placed",
    "who needs someone": f"{PUPILS}?needs=1",
    "nobody is on it": f"{PUPILS}?nobody=1&sort=state",
    "page 2": f"{PUPILS}?page=2",
    "longest waiting": f"{PUPILS}?sort=since",
}
OFTEN = {"today": 4, "pupils": 3, "search a name": 2}
"""How much more often than once in a row one opens these."""
ONLY_COUNTS = {"counts": "/cijfers/"}


@dataclass
class Reader:
    """One person with a browser of their own."""

    port: int
    role: str
    cookie: str
    chance: random.Random
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.wire = Wire(self.port, self.cookie)
        self.lists = ONLY_COUNTS if self.role == "coordinator" else LISTS

    async def open(self, name: str) -> None:
        begin = time.perf_counter()
        answer = await self._ask(self.lists[name])
        if answer[0] != 200:
            raise SystemExit(f"{self.role} gets {answer[0]} for {self.lists[name]}")
        self.times[name].append((time.perf_counter() - begin) * 1000)

    async def _ask(self, path: str) -> tuple[int, dict[str, str], str]:
        """As a browser does: where the server closed a connection that lay still, over a new one."""
        lay_still = self.wire.writer is not None
        try:
            return await self.wire.ask("GET", path, headers={"Accept": "text/html"})
        except Lost:
            if not lay_still:
                raise
            return await self.wire.ask("GET", path, headers={"Accept": "text/html"})

    async def work(self, until: float) -> None:
        weights = [OFTEN.get(name, 1) for name in self.lists]
        await asyncio.sleep(self.chance.uniform(0, EVERY[1]))
        while time.monotonic() < until:
            [name] = self.chance.choices(list(self.lists), weights)
            await self.open(name)
            await asyncio.sleep(self.chance.uniform(*EVERY))


async def read(readers: list[Reader], *, seconds: float) -> None:
    await asyncio.gather(*(reader.work(time.monotonic() + seconds) for reader in readers))


async def open_each_once(readers: list[Reader]) -> None:
    """One after another, so that nothing counts that happens only the first time."""
    for reader in readers:
        for name in reader.lists:
            await reader.open(name)
        reader.times.clear()
