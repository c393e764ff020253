"""What falls, and when: web, worker and database by SIGKILL, the mail server down or slow, the clock set on or back; all drawn from one seed."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from clock import Clock
from disk import Disk
from pair import Server

from tended import Tended

HERE = Path(__file__).resolve().parent
EVERY = (2.0, 8.0)
"""Seconds between two faults."""
AWAY = (0.5, 4.0)
"""Seconds that a database or the mail server is away or slow."""
JUMPS = {
    "clock an hour on": 3600,
    "clock a day on": 86400,
    "clock an hour back": -3600,
    "clock a day back": -86400,
}
KINDS = ("web", "worker", "database", "mail down", "mail slow")


@dataclass
class Mail:
    """The mail server, that can be away and come back at the same port."""

    port: int
    arrived: Path
    pace: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.pace.write_text("0")
        words = [
            sys.executable,
            str(HERE / "mailbox.py"),
            str(self.port),
            str(self.arrived),
            str(self.pace),
        ]
        self.process = subprocess.Popen(words)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)


@dataclass
class Havoc:
    """Each kind as often as the other, in an order of chance."""

    parts: list[Tended]
    database: Server
    mail: Mail
    disks: dict[str, Disk]
    clock: Clock | None
    seed: int
    done: Counter[str] = field(default_factory=Counter)
    fell: int = 0

    async def work(self, over: asyncio.Event) -> None:
        chance, bag, kinds = (
            random.Random(self.seed),
            [],
            (*KINDS, *self.disks, *(JUMPS if self.clock else ())),
        )
        while not over.is_set():
            await asyncio.sleep(chance.uniform(*EVERY))
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
        elif kind == "mail down":
            await asyncio.to_thread(self.mail.stop)
            await asyncio.sleep(away)
            self.mail.start()
        else:
            self.mail.pace.write_text(str(away))
            await asyncio.sleep(4 * away)
            self.mail.pace.write_text("0")

    async def _full(self, disk: Disk, away: float) -> None:
        """A database that could not write its log stops itself; somebody makes room and starts it."""
        await asyncio.to_thread(disk.fill)
        await asyncio.sleep(2 * away)
        disk.free()
        if await asyncio.to_thread(self.database.is_gone):
            self.fell += 1
            await asyncio.to_thread(self.database.start)
