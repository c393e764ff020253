"""What a step costs: time, our own processor time and the database's, and the most memory we held."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warmwelkom.house import config
from warmwelkom.house.postgres.embedded import server_in

TICKS = os.sysconf("SC_CLK_TCK")


def database_cpu() -> float:
    """Of the embedded server, its processes that ended included."""
    main = int((server_in(config.home()).data / "postmaster.pid").read_text().split()[0])
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _bracket, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        if main in (int(number.split(" ")[0]), int(fields[1])):
            ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


def own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_mb() -> float:
    """Of this program only: what `getrusage` tells of a program has in it who started it."""
    status = Path("/proc/self/status").read_text()
    [peak] = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(peak) / 1024)


@contextmanager
def step(name: str, figures: dict[str, float]) -> Iterator[None]:
    """Adds `<name>_s`, `<name>_cpu_s` and `<name>_db_cpu_s`."""
    begin, mine, theirs = time.monotonic(), own_cpu(), database_cpu()
    yield
    figures[f"{name}_s"] = round(time.monotonic() - begin, 2)
    figures[f"{name}_cpu_s"] = round(own_cpu() - mine, 2)
    figures[f"{name}_db_cpu_s"] = round(database_cpu() - theirs, 2)
