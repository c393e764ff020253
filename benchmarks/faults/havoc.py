"""What falls, and when: web, worker and database by SIGKILL, what others run for us, disks, the clock; all drawn from one seed."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from clock import Clock
from disk import Disk
from outside import Outside
from pair import Server

from tended import Tended

EVERY = (2.0, 8.0)
"""Seconds between two faults."""
AWAY = (0.5, 4.0)
"""Seconds that a database or a server of others is away; the latter is slow or talks nonsense four times as long."""
JUMPS = {
    "clock an hour on": 3600,
    "clock a day on": 86400,
    "clock an hour back": -3600,
    "clock a day back": -86400,
}
KINDS = ("web", "worker", "database")


@dataclass
class Havoc:
    """Each kind as often as the other, in an order of chance."""

    parts: list[Tended]
    database: Server
    outsiders: list[Outside]
    disks: dict[str, Disk]
    clock: Clock | None
    seed: int
    every: tuple[float, float] = EVERY
    done: Counter[str] = field(default_factory=Counter)
    fell: int = 0

    async def work(self, over: asyncio.Event) -> None:
        chance, bag = random.Random(self.seed), []
        kinds = [*KINDS, *self.disks, *(JUMPS if self.clock else ())]
        kinds += [kind for one in self.outsiders for kind in one.kinds]
        while not over.is_set():
            await asyncio.sleep(chance.uniform(*self.every))
            if not bag:
                bag = chance.sample(kinds, len(kinds))
            kind, away = bag.pop(), chance.uniform(*AWAY)
            await self._do(kind, away, chance)
            self.done[kind] += 1

    async def _do(self, kind: str, away: float, chance: random.Random) -> None:
        if kind in ("web", "worker"):
            chance.choice([part for part in self.parts if part.name == kind]).kill()
        elif self.clock and kind in JUMPS:
            self.clock.set(JUMPS[kind])
            await asyncio.sleep(2 * away)
            self.clock.set(0)
        elif kind == "database":
            await asyncio.to_thread(self.database.kill)
            await asyncio.sleep(away)
            await asyncio.to_thread(self.database.start)
        elif kind in self.disks:
            await self._full(self.disks[kind], away)
        else:
            outsider = next(one for one in self.outsiders if kind in one.kinds)
            await asyncio.to_thread(outsider.fall, kind.removeprefix(f"{outsider.name} "), away)

    async def _full(self, disk: Disk, away: float) -> None:
        """A database that could not write its log stops itself; somebody makes room and starts it."""
        await asyncio.to_thread(disk.fill)
        await asyncio.sleep(2 * away)
        disk.free()
        if await asyncio.to_thread(self.database.is_gone):
            self.fell += 1
            await asyncio.to_thread(self.database.start)
