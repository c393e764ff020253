"""How much memory each process of a house holds while it works, and whether that grows."""

from __future__ import annotations

import asyncio
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

EVERY = 5.0


class Memory:
    """Of a process and all that it started, in megabytes, every five seconds."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.seen: dict[int, list[float]] = defaultdict(list)
        self.names: dict[int, str] = {}

    async def watch(self) -> None:
        while True:
            for one in _family(self.pid):
                held = _megabytes(one)
                if held:
                    self.seen[one].append(held)
                    self.names[one] = _name(one)
            await asyncio.sleep(EVERY)

    def told(self) -> dict[str, Any]:
        """Of `each` process that was there all the time: the most it held, and that of each fifth; the `most` of one, the `growth` of who grew most.

        Growth is the last fifth of the time against the fourth: what a process fills first (caches, the pages it makes for the
        first time) is past by then, and what never ends is not.
        """
        longest = max((len(row) for row in self.seen.values()), default=0)
        fifths = {
            one: _fifths(row) for one, row in self.seen.items() if len(row) >= max(10, longest // 2)
        }
        return {
            "each": sorted([self.names[one], round(max(self.seen[one])), *map(round, row)] for one, row in fifths.items()),
            "most": round(max(max(row) for row in self.seen.values())),
            "growth": round(max((row[4] / row[3] for row in fifths.values()), default=1.0), 3),
        }  # fmt: skip


def _fifths(row: list[float]) -> list[float]:
    size = len(row) // 5
    return [statistics.median(row[part * size : (part + 1) * size]) for part in range(5)]


def _family(pid: int) -> set[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _bracket, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        parents[int(number.split(" ")[0])] = int(rest.split()[1])
    family = {pid}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _name(pid: int) -> str:
    """What a process is started as: the last words of its command."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return ""
    return b" ".join(words[-4:]).decode(errors="replace").strip()[-60:]


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    held = [line.split()[1] for line in lines if line.startswith("VmRSS")]
    return int(held[0]) / 1024 if held else 0.0
