"""The figures of 5,500 and of 150,000 pupils: what a page costs, and what counting them anew costs.

--short: 20 times each page instead of 60. --forecast FILE: DUO's file of exam candidates of five years.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from ahead import forecast_on  # noqa: E402  stands beside this file

from houses import asked, environment, house, site  # noqa: E402
from measured import OUT, spread, tell  # noqa: E402
from wire import Wire  # noqa: E402

SIZES, GOAL = (5_500, 150_000), 1.5
PAGES = {
    "coordinator": {
        "region": "/cijfers/", "schools as csv": "/cijfers/bestand/schools.csv", "flows as svg": "/cijfers/bestand/flows.svg",
        "duo": "/cijfers/duo/", "open": "/cijfers/open/groot/",
    },
    "school_admin": {"school": "/cijfers/school/"},
}  # fmt: skip


def main(words: list[str]) -> int:
    file = (
        Path(words[words.index("--forecast") + 1])
        if "--forecast" in words
        else HERE / "candidates.csv"
    )
    ahead = forecast_on(file)
    times = 20 if "--short" in words else 60
    houses = {pupils: counted(pupils) for pupils in SIZES}
    with ExitStack() as sites:
        for one in houses.values():
            sites.enter_context(site(one["env"], one["place"] / "log"))
        print(f"asking {times} times each, by turns …", flush=True)
        pages = asyncio.run(asked_by_turns(houses, times))
    for one in houses.values():
        shutil.rmtree(one["place"])
    few, many = (pages[pupils] for pupils in SIZES)
    grows = {name: round(many[name]["p50"] / few[name]["p50"], 2) for name in few}
    sizes = {pupils: {"rebuild_seconds": houses[pupils]["seconds"], "pages_ms": pages[pupils]} for pupils in SIZES}  # fmt: skip
    tell("insights", {"goal": GOAL, "grows": grows, "sizes": sizes, "forecast": ahead})
    return int(max(grows.values()) > GOAL)


def counted(pupils: int) -> dict[str, Any]:
    """A house with so many pupils, filled and counted; how long the counting took."""
    place = OUT / "insights" / str(pupils)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    log.write_text("")
    house("migrate", "--verbosity", "0", env=env, log=log)
    print(f"filling {pupils} pupils …", flush=True)
    cookies = json.loads(asked(HERE / "fill.py", [str(pupils)], env))
    begin = time.monotonic()
    house("insights", "rebuild", env=env, log=log)
    seconds = round(time.monotonic() - begin, 1)
    return {"place": place, "env": env, "cookies": cookies, "seconds": seconds}


async def asked_by_turns(houses: dict[int, dict[str, Any]], times: int) -> dict[int, Any]:
    """Each page of each house in turn, so that what else the machine does falls on both alike."""
    found: dict[int, dict[str, list[float]]] = {pupils: {} for pupils in houses}
    for role, pages in PAGES.items():
        wires = {
            pupils: Wire(int(one["env"]["PORT"]), one["cookies"][role])
            for pupils, one in houses.items()
        }
        for turn in range(times + 3):
            for name, path in pages.items():
                for pupils, wire in wires.items():
                    seconds = await asked_once(wire, path, f"{role} of {pupils}")
                    if turn >= 3:
                        found[pupils].setdefault(name, []).append(seconds * 1000)
    return {
        pupils: {name: spread(one) for name, one in pages.items()}
        for pupils, pages in found.items()
    }


async def asked_once(wire: Wire, path: str, who: str) -> float:
    begin = time.perf_counter()
    status, _head, _body = await wire.ask("GET", path, headers={"Accept": "text/html"})
    if status != 200:
        raise SystemExit(f"{who} gets {status} for {path}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
