"""Forty people of one region who open their lists of pupils at the same time: how long each list takes.

--short: a minute instead of five. --keep keeps the filled house, --again measures a kept one anew.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from readers import Reader, open_each_once, read  # noqa: E402  stands beside this file

from houses import asked, cpu_seconds, database_process, environment, house, site  # noqa: E402
from measured import OUT, spread, tell  # noqa: E402

PUPILS, GOAL_P95 = 5422, 300


def main(words: list[str]) -> int:
    place = OUT / "overview"
    env, log, told = environment(place / "home", demo=True), place / "log", place / "people.json"
    if "--again" not in words:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        print(f"filling a region of {PUPILS} pupils …", flush=True)
        told.write_text(json.dumps(filled(place, env, log)))
    log.write_text("")
    house("migrate", "--verbosity", "0", env=env, log=log)
    people = json.loads(told.read_text())
    with site(env, log) as pid:
        print(f"{len(people)} people read …", flush=True)
        seconds = 60 if "--short" in words else 300
        found = measure(people, env, (pid, database_process(env)), seconds=seconds)
    if not {"--keep", "--again"} & set(words):
        shutil.rmtree(place / "home")
    tell("overview", {"pupils": PUPILS, "people": len(people), "goal_ms": GOAL_P95, **found})
    return 0


def filled(place: Path, env: dict[str, str], log: Path) -> Any:
    lists = str(place / "lists")
    build = ("demo", "build", "--pupils", str(PUPILS), "--regions", "1")
    house(*build, "--out", lists, env=env, log=log)
    house("migrate", "--verbosity", "0", env=env, log=log)
    house("demo", "load", lists, env=env, log=log)
    return json.loads(asked(HERE / "fill.py", [], env))


def measure(
    people: list[dict[str, str]], env: dict[str, str], pids: tuple[int, ...], *, seconds: float
) -> dict[str, Any]:
    readers = [
        Reader(int(env["PORT"]), person["role"], person["cookie"], random.Random(place))
        for place, person in enumerate(people)
    ]
    cpu = asyncio.run(cost_of_reading(readers, pids, seconds=seconds))
    lists, roles = by(readers, "lists"), by(readers, "roles")
    whole = [value for name, times in lists.items() if name != "counts" for value in times]
    return {
        "seconds": seconds,
        "lists_opened": len(whole),
        "list_p50_ms": spread(whole)["p50"],
        "list_p95_ms": spread(whole)["p95"],
        "cpu_ms_a_page": round(1000 * cpu / sum(map(len, lists.values())), 1),
        "cores_used": round(cpu / seconds, 2),
        "lists_ms": {name: spread(times) for name, times in lists.items()},
        "roles_ms": {name: spread(times) for name, times in roles.items()},
    }


async def cost_of_reading(readers: list[Reader], pids: tuple[int, ...], *, seconds: float) -> float:
    """Processor seconds of the house while they read."""
    await open_each_once(readers)
    begin = cpu_seconds(*pids)
    await read(readers, seconds=seconds)
    return cpu_seconds(*pids) - begin


def by(readers: list[Reader], what: str) -> dict[str, list[float]]:
    """All times by the name of the list, or by the role of who opened it."""
    found: dict[str, list[float]] = defaultdict(list)
    for reader in readers:
        for name, times in reader.times.items():
            found[name if what == "lists" else reader.role] += times
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
