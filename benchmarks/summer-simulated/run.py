"""5,500 pupils with the bridge and with lists and mails alone; --short: 275; --table: every other assumption too."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from assumptions import OTHERS  # noqa: E402

from houses import asked, environment, house  # noqa: E402
from measured import OUT, tell  # noqa: E402

SEED, ALL, SHORT, OF_TABLE = 2026, 5500, 275, 825


def main(words: list[str]) -> int:
    place = Path(os.environ.get("SUMMER_BENCH_PLACE", OUT / "summer-simulated"))
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env = environment(place / "home")
    house("migrate", "--verbosity", "0", env=env, log=place / "log")
    number = SHORT if "--short" in words else ALL
    print(f"{number} pupils, 1 June to the evening of day 5 …", flush=True)
    usual = simulated(number, "usual", env, shuffles=True)
    table = []
    if "--table" in words:
        for name in ("usual", *OTHERS):
            found = simulated(OF_TABLE, name, env, shuffles=False)
            table.append({"assumed": name, "pupils": OF_TABLE, **figures(found)})
            print(json.dumps(table[-1]), flush=True)
    listed = usual["bridge"]["shuffled"]
    tell("summer-simulated", {
        "pupils": number,
        **figures(usual),
        "rules_changed_by_shuffle": sum(row["changed"] for row in listed),
        "rules_compared": sum(row["lines"] for row in listed),
        "rules_changed_by_facts": sum(row["changed_by_facts"] for row in listed),
        "bridge": usual["bridge"]["told"],
        "lists": usual["lists"]["told"],
        "people": usual["bridge"]["people"],
        "seconds": usual["bridge"]["seconds"] + usual["lists"]["seconds"],
        "table": table,
    })  # fmt: skip
    shutil.rmtree(place / "home")
    return 0


def simulated(number: int, name: str, env: dict[str, str], *, shuffles: bool) -> dict[str, Any]:
    words = [str(number), str(SEED), name, str(int(shuffles))]
    return dict(json.loads(asked(HERE / "simulate.py", words, env)))


def figures(found: dict[str, Any]) -> dict[str, Any]:
    bridge, lists = found["bridge"]["missing"], found["lists"]["missing"]
    ratio = round(bridge / lists, 3) if lists else None
    return {"missing_bridge": bridge, "missing_lists": lists, "ratio": ratio}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
