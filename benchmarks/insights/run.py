"""The figures of 5,500 and of 150,000 pupils: what a page costs, and what counting them anew costs.

--short: 20 times each page instead of 60. --forecast FILE: DUO's file of exam candidates of five years.
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
    sizes = {pupils: measured(pupils, times) for pupils in SIZES}
    few, many = (sizes[pupils]["pages_ms"] for pupils in SIZES)
    grows = {name: round(many[name]["p50"] / few[name]["p50"], 2) for name in few}
    tell("insights", {"goal": GOAL, "grows": grows, "sizes": sizes, "forecast": ahead})
    return 0


def measured(pupils: int, times: int) -> dict[str, Any]:
    """A house with so many pupils: filled, counted twice, asked."""
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
    counted = time.monotonic() - begin
    with site(env, log):
        print(f"asking {times} times each …", flush=True)
        pages = asyncio.run(asked_for(int(env["PORT"]), cookies, times))
    shutil.rmtree(place)
    return {"rebuild_seconds": round(counted, 1), "pages_ms": pages}


async def asked_for(port: int, cookies: dict[str, str], times: int) -> dict[str, Any]:
    found: dict[str, list[float]] = {}
    for role, pages in PAGES.items():
        wire = Wire(port, cookies[role])
        for turn in range(times + 3):
            for name, path in pages.items():
                begin = time.perf_counter()
                status, _head, _body = await wire.ask("GET", path, headers={"Accept": "text/html"})
                if status != 200:
                    raise SystemExit(f"{role} gets {status} for {path}")
                if turn >= 3:
                    found.setdefault(name, []).append((time.perf_counter() - begin) * 1000)
    return {name: spread(one) for name, one in found.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
