"""The primary is killed while people write, its replica takes over: what was accepted, lost, double, and how long it took.

--short: one failover in place of five. The house has a pair of databases, two web processes and three workers.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from of_people import filled  # noqa: E402  stands beside this file
from pair import Pair, a_pair  # noqa: E402  the same

from houses import asked, command, environment  # noqa: E402
from measured import OUT, run, tell  # noqa: E402
from tended import Tended, running, well  # noqa: E402
from warmwelkom.house.postgres.embedded import OWNER, WEB  # noqa: E402
from writers import Reader, Said, Writer, answers, tally  # noqa: E402

WRITERS, WEB_PROCESSES, WORKERS = 12, 2, 3
ROUNDS = {"short": 1, "whole": 5}
BEFORE, AFTER, AWAKE = (3.0, 8.0), 5.0, 5.0
"""Seconds of writing before the kill and after it, and until somebody promotes the replica."""
PATIENCE = 120.0


def main(words: list[str]) -> int:
    rounds = ROUNDS["short" if "--short" in words else "whole"]
    place = OUT / "failover"
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    log = place / "log"
    with a_pair() as pair:
        env = environment(place / "home", demo=True) | {
            "DATABASE_URL": pair.address(OWNER), "WEB_DATABASE_URL": pair.address(WEB), "DEMO_FILM": "0",
            "REPLICA_DATABASE_URL": pair.address(WEB, wants="standby"),
        }  # fmt: skip
        print("A house with people, and a replica …", flush=True)
        cookies = filled(place, env, log, writers=WRITERS)
        pair.follow()
        said = Said()
        found = asyncio.run(measured(pair, env, log, cookies, said, rounds=rounds))
        there = json.loads(asked(HERE.parent / "kept_notes.py", [], env))
        found["record_whole"] = run(command("audit", "verify"), log=log, env=env).code == 0
    kept = tally([text for _at, text in said.accepted], said.unsure, there)
    tell("failover", {"writers": WRITERS, "failovers": rounds, **kept, **found})
    is_kept = not (kept["lost"] or kept["double"] or kept["never_sent"] or found["wrong"])
    return int(not (is_kept and found["record_whole"]))


async def measured(
    pair: Pair,
    env: dict[str, str],
    log: Path,
    cookies: dict[str, list[str]],
    said: Said,
    *,
    rounds: int,
) -> dict[str, Any]:
    chance, over, pauses = random.Random(rounds), asyncio.Event(), []
    async with running(env, log, web=WEB_PROCESSES, workers=WORKERS) as parts:
        port = int(env["PORT"])
        crowd = [Writer(port, number, one, said) for number, one in enumerate(cookies["write"])]
        work = [one.work(over) for one in crowd]
        work += [Reader(port, -1, one, said).read(over) for one in cookies["read"]]
        writing = [asyncio.create_task(one) for one in work]
        for number in range(rounds):
            await asyncio.sleep(chance.uniform(*BEFORE))
            pauses.append(await failover(pair, said))
            print(f"Failover {number + 1}: {pauses[-1]}", flush=True)
            await asyncio.sleep(AFTER)
            await well(env)
            if number + 1 < rounds:
                await asyncio.to_thread(pair.follow)
        over.set()
        await asyncio.gather(*writing)
        reads = await asyncio.to_thread(replica_reads, env)
        return {**told(pauses), **answers(said), **falls(parts), "figures_read_at": reads}


async def failover(pair: Pair, said: Said) -> dict[str, float]:
    """Kill, wait as long as somebody needs to see it, promote; the seconds until it was promoted and until a write was accepted."""
    began = time.monotonic()
    await asyncio.to_thread(pair.leads.kill)
    dead = time.monotonic()
    await asyncio.sleep(AWAKE)
    promoting = time.monotonic()
    await asyncio.to_thread(pair.promote)
    promoted = time.monotonic()
    while (first := said.first_after(max(dead + 0.5, promoting))) is None:
        if time.monotonic() > promoted + PATIENCE:
            raise SystemExit("Nothing was accepted any more.")
        await asyncio.sleep(0.05)
    return {
        "pause": round(first - began, 1),
        "promoting": round(promoted - promoting, 1),
        "after_promotion": round(first - promoted, 1),
    }


def replica_reads(env: dict[str, str]) -> dict[str, int]:
    """How many pages with figures were read where, as /metrics tells."""
    with urllib.request.urlopen(f"http://127.0.0.1:{env['PORT']}/metrics", timeout=20) as page:
        rows = re.findall(
            r'^warmwelkom_replica_reads_total{at="(\w+)"} (\S+)', page.read().decode(), re.MULTILINE
        )
    return {at: round(float(number)) for at, number in rows}


def told(pauses: list[dict[str, float]]) -> dict[str, Any]:
    """The shortest and the longest of each."""
    return {
        "seconds": {name: sorted(one[name] for one in pauses) for name in pauses[0]},
        "of_which_nobody_acted": AWAKE,
    }


def falls(parts: list[Tended]) -> dict[str, int]:
    return {
        f"{name}_fell": sum(part.falls for part in parts if part.name == name)
        for name in ("web", "worker")
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
