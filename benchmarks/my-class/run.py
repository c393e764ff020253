"""The class mentor's page of thirty students on day one: what it costs, beside a bare page of the house.

--short: 5 rounds in place of 20.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from houses import asked, cpu_seconds, database_process, environment, house, site, web_process  # noqa: E402
from measured import OUT, spread, tell  # noqa: E402
from wire import Wire  # noqa: E402

PAGES = {"my_class": "/mijn-klas/", "bare": "/toegankelijkheid/"}
EACH, STUDENTS, GOAL_MS = 20, 30, 150


def main(words: list[str]) -> int:
    place = OUT / "my-class"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = (
        environment(place / "home") | {"WEB_PROCESSES": "1"},
        place / "log",
    )  # to know its processor time
    house("migrate", "--verbosity", "0", env=env, log=log)
    cookie = json.loads(asked(HERE / "fill.py", [], env))["cookie"]
    with site(env, log):
        pids = {"web": web_process(env) or 0, "database": database_process(env)}
        wire = Wire(int(env["PORT"]), cookie)
        found = asyncio.run(measured(wire, pids, rounds=5 if "--short" in words else 20))
    shutil.rmtree(place)
    tell("my-class", {"students": STUDENTS, "goal_ms": GOAL_MS, **found})
    return 0


async def measured(wire: Wire, pids: dict[str, int], *, rounds: int) -> dict[str, Any]:
    """By turns twenty of the one page and twenty of the other; what a request costs is the median of the rounds."""
    costs: dict[str, list[float]] = {}
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    _time, first, size = await page(wire, PAGES["my_class"])
    if first.count("ww-student__who") != STUDENTS:
        raise SystemExit(first[:2000])
    await page(wire, PAGES["bare"])
    for _round in range(rounds):
        for name, path in PAGES.items():
            before = {who: cpu_seconds(pid) for who, pid in pids.items()}
            times[name] += [(await page(wire, path))[0] for _each in range(EACH)]
            for who, pid in pids.items():
                used = 1000 * (cpu_seconds(pid) - before[who]) / EACH
                costs.setdefault(f"{name}_{who}", []).append(used)
    return {
        "requests": rounds * EACH,
        "kilobytes": round(size / 1024, 1),
        "cpu_ms": {name: round(statistics.median(values), 1) for name, values in costs.items()},
        "wall_ms": {name: spread(values) for name, values in times.items()},
    }


async def page(wire: Wire, path: str) -> tuple[float, str, int]:
    """(milliseconds, text, bytes)."""
    began = time.monotonic()
    status, _headers, text = await wire.ask("GET", path)
    if status != 200:
        raise SystemExit(f"{path}: {status}")
    return 1000 * (time.monotonic() - began), text, len(text.encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
