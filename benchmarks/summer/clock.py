"""Simulated time that several processes read and move on: two numbers in a file."""

from __future__ import annotations

import datetime as dt
import mmap
import struct
from pathlib import Path

BOTH = struct.Struct("dd")


class Clock:
    """Seconds since 1970, and how many facts of the world have happened."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(BOTH.size))
        with path.open("r+b") as file:
            self.memory = mmap.mmap(file.fileno(), BOTH.size)

    def now(self) -> float:
        return float(BOTH.unpack(self.memory)[0])

    def happened(self) -> int:
        return int(BOTH.unpack(self.memory)[1])

    def set(self, seconds: float, happened: int) -> None:
        self.memory[:] = BOTH.pack(seconds, float(happened))

    def go_on(self, seconds: float) -> None:
        self.set(self.now() + seconds, self.happened())

    def moment(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.now(), tz=dt.UTC)
