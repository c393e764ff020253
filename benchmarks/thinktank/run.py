"""A think tank as large as we design for: how fast its main list is, and whether 90 phones at once lose a word.

--short: a tenth of the requests, and the five minutes of the phones in one.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from phones import is_there, play  # noqa: E402  stands beside this file
from readers import PAGES, Readers  # noqa: E402  stands beside this file

from houses import asked, cpu_seconds, database_process, environment, house, site  # noqa: E402
from measured import OUT, tell  # noqa: E402

SIZE = {"contributions": 5000, "pupils": 3000, "supports": 20_000, "partners": 60}
SEED, AT_ONCE, GOAL_P95 = 2026, 4, 200


def main(words: list[str]) -> int:
    short = "--short" in words
    place = OUT / "thinktank"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    house("migrate", "--verbosity", "0", env=env, log=log)
    print("filling a think tank …", flush=True)
    made = json.loads(asked(HERE / "fill.py", [str(size) for size in (*SIZE.values(), SEED)], env))
    with site(env, log) as pid:
        found = measure(env, made, (pid, database_process(env)), short=short)
    shutil.rmtree(place / "home")
    tell("thinktank", {**SIZE, "readers": AT_ONCE, "goal_p95_ms": GOAL_P95, **found})
    return 0


def measure(
    env: dict[str, str], made: dict[str, Any], pids: tuple[int, ...], *, short: bool
) -> dict[str, Any]:
    base = f"http://127.0.0.1:{env['PORT']}/denktank/haaglanden/"
    lists = Readers(base, PAGES)
    begin = cpu_seconds(*pids)
    asked_for = lists.ask_all(times=20 if short else 200, at_once=AT_ONCE)
    cpu = (cpu_seconds(*pids) - begin) / asked_for
    others = Readers(base, other_pages(made))
    others.ask_all(times=5 if short else 50, at_once=AT_ONCE)
    found: dict[str, Any] = {
        "main_list_ms": lists.all_together(),
        "main_list_cpu_ms": round(1000 * cpu, 1),
        "slowest_p95_ms": max(figures["p95"] for figures in lists.figures().values()),
        "lists_ms": lists.figures(),
        "others_ms": others.figures(),
    }
    if not is_there(base, made["codes"][0]):
        print(
            "This house has no page on which a class writes; the phones stay in the bag.",
            flush=True,
        )
        return found
    print("90 phones say something while 40 people read …", flush=True)
    told = play(base, made["codes"], PAGES, seconds=60 if short else 300)
    kept = json.loads(asked(HERE / "kept.py", [], env, json.dumps(told.pop("sentences"))))
    return {**found, "phones": {**told, **kept}}


def other_pages(made: dict[str, Any]) -> dict[str, str]:
    api = "/api/denktank/haaglanden/v1/"
    return {
        "the most heard": f"{made['most_heard']}/",
        "a plan": f"{made['plan']}/",
        "figures": "cijfers/",
        "open data, all contributions": "open/bijdragen.json",
        "atom": "open/atom.xml",
        "api, a list": f"{api}contributions/?size=100",
        "api, a thread": f"{api}contributions/{made['plan']}/",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
