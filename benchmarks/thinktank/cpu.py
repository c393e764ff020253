"""The processor time of a program and all that it started, while it runs: a figure that neighbours change little."""

from __future__ import annotations

import os
from pathlib import Path


def cpu_seconds(*pids: int) -> float:
    """Of the processes and their descendants that run now, what they waited for included."""
    ticks = 0
    family = set(pids)
    stats = sorted(
        (_stat(path) for path in Path("/proc").glob("[0-9]*/stat")), key=lambda row: row[0]
    )
    while more := {row[0] for row in stats if row[1] in family} - family:
        family |= more
    for number, _parent, used in stats:
        ticks += used if number in family else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(path: Path) -> tuple[int, int, int]:
    """(process, its parent, ticks of itself and of the children it waited for); zeros when it is gone."""
    try:
        number, _bracket, rest = path.read_text().rpartition(")")
    except OSError:
        return 0, 0, 0
    fields = rest.split()
    return int(number.split(" ")[0]), int(fields[1]), sum(map(int, fields[11:15]))
