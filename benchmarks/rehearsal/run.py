"""A whole country at work: 150,000 pupils in 40 regions, 400 people at once, ten minutes of reading, writing and bringing lists.

--short: 4,000 pupils in four regions, forty people, one minute. --minutes N: as long as that. --tiny: as the suite runs it,
where times are nobody's promise. --keep keeps the filled house, --again measures a kept one anew.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from crowd import EVERY, Person, Told  # noqa: E402  stands beside this file
from memory import Memory  # noqa: E402  the same

from houses import asked, cpu_seconds, database_process, environment, house, site  # noqa: E402
from measured import OUT, spread, tell  # noqa: E402

SIZES = {"tiny": (300, 2, 30), "short": (4000, 4, 60), "whole": (150_000, 40, 600)}
CLOSE = (5.0, 10.0)
"""Seconds between two acts of one person where there are few people and little time."""
GOALS = {"faults": 0, "p95_ms": 800, "process_mb": 350}


def main(words: list[str]) -> int:
    name = next((name for name in SIZES if f"--{name}" in words), "whole")
    pupils, regions, seconds = SIZES[name]
    if "--minutes" in words:
        seconds = round(60 * float(words[words.index("--minutes") + 1]))
    place = OUT / f"rehearsal-{name}"
    env, log, told = environment(place / "home", demo=True), place / "log", place / "people.json"
    env |= {"WEB_PROCESSES": "2", "DEMO_FILM": "0"}
    if "--again" not in words:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        print(f"{pupils} pupils in {regions} regions …", flush=True)
        told.write_text(json.dumps(filled(place, env, log, pupils=pupils, regions=regions)))
    house("migrate", "--verbosity", "0", env=env, log=log)
    log.write_text("")
    people = json.loads(told.read_text())
    with site(env, log) as pid:
        print(f"{len(people)} people for {seconds} s …", flush=True)
        every = CLOSE if name == "tiny" else EVERY
        found = asyncio.run(measured(people, env, pid, seconds=seconds, every=every))
    promised = found.pop("promised")
    kept = json.loads(asked(HERE / "kept.py", [], env, json.dumps(promised)))
    if not {"--keep", "--again"} & set(words):
        shutil.rmtree(place)
    tell("rehearsal", {"pupils": pupils, "regions": regions, "people": len(people), "goals": GOALS,
                       **found, "kept": kept})  # fmt: skip
    return int(not reached(found, kept, timed=name != "tiny"))


def reached(found: dict[str, Any], kept: dict[str, Any], *, timed: bool) -> bool:
    wrong = sum(row["lost"] + row["double"] for row in kept.values())
    slow = max(row["p95"] for row in found["ms"].values()) >= GOALS["p95_ms"]
    heavy = found["process_mb"]["most"] >= GOALS["process_mb"]
    return not (wrong or found["faults"] or (timed and (slow or heavy)))


def filled(place: Path, env: dict[str, str], log: Path, *, pupils: int, regions: int) -> Any:
    lists = str(place / "lists")
    build = ("demo", "build", "--pupils", str(pupils), "--regions", str(regions))
    house(*build, "--out", lists, env=env, log=log)
    house("migrate", "--verbosity", "0", env=env, log=log)
    house("demo", "load", lists, env=env, log=log)
    return json.loads(asked(HERE / "fill.py", [], env))


async def measured(
    people: list[dict[str, str]],
    env: dict[str, str],
    pid: int,
    *,
    seconds: float,
    every: tuple[float, float],
) -> dict[str, Any]:
    told = Told()
    crowd = [Person(int(env["PORT"]), number, one["role"], one["cookie"], told, every)
             for number, one in enumerate(people)]  # fmt: skip
    pids, memory = (pid, database_process(env)), Memory(pid)
    begin, cpu = time.monotonic(), cpu_seconds(pid, database_process(env))
    watching = asyncio.create_task(memory.watch())
    await asyncio.gather(*(one.work(begin + seconds) for one in crowd))
    watching.cancel()
    asked_for = sum(map(len, told.times.values()))
    return {
        "seconds": round(time.monotonic() - begin),
        "acts": dict(told.acts),
        "requests": asked_for,
        "ms": {name: spread(times) for name, times in told.times.items()},
        "p95_ms_of": {name: spread(times)["p95"] for name, times in sorted(told.pages.items())},
        "slowest_ms": round(max(max(times) for times in told.times.values())),
        "cpu_ms_a_request": round(1000 * (cpu_seconds(*pids) - cpu) / asked_for, 1),
        "cores_used": round((cpu_seconds(*pids) - cpu) / (time.monotonic() - begin), 2),
        "process_mb": memory.told(),
        "faults": dict(told.faults),
        "promised": {"notes": told.notes, "numbers": told.numbers},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
