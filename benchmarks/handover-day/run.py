"""A handover day of 60 mentors, 40 mbo mentors and 400 talks: how long people wait, and the proven bound.

--short: two days instead of eight. Beside ours CP-SAT of OR-Tools, if it is there, with the same minute.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from measured import tell  # noqa: E402
from warmwelkom.engines.handover_day import Day, Pair, Row, plan_day  # noqa: E402

WALKERS, SITTERS, TALKS, SLOTS = 60, 40, 400, 24
GOAL_SECONDS = 60


def main(words: list[str]) -> int:
    seeds = (1, 2) if "--short" in words else (1, 2, 3, 4)
    found: dict[str, Any] = {}
    for blocks, name in ((1, "one building"), (3, "three buildings")):
        found[name] = [measured(day_of(seed, blocks=blocks)) for seed in seeds]
        for line in found[name]:
            print(name, line, flush=True)
    if importlib.util.find_spec("ortools"):
        from cp_sat import plan_with_cp_sat  # noqa: PLC0415  only where it is installed

        found["CP-SAT, one building"] = [
            plan_with_cp_sat(day_of(seed, blocks=1), seconds=GOAL_SECONDS) for seed in seeds
        ]
    else:
        print("OR-Tools is not installed, comparison left out.")
    longest = max(line["cpu_seconds"] for lines in found.values() for line in lines)
    tell(
        "handover-day",
        {"days": found, "longest_cpu_seconds": longest, "goal_seconds": GOAL_SECONDS},
    )
    return 0


def day_of(seed: int, *, blocks: int) -> Day:
    """Everybody is there for four hours; who talks with whom is chance, so that some are busy."""
    chance = random.Random(seed)
    rows = [Row(person=f"v{n}", first=0, last=SLOTS - 1) for n in range(WALKERS)]
    rows += [
        Row(person=f"m{n}", first=0, last=SLOTS - 1, block=f"b{n % blocks}") for n in range(SITTERS)
    ]
    pairs = [
        Pair(
            key=str(n),
            walker=f"v{chance.randrange(WALKERS)}",
            sitter=f"m{chance.randrange(SITTERS)}",
        )
        for n in range(TALKS)
    ]
    return Day(rows=rows, pairs=pairs)


def measured(day: Day) -> dict[str, Any]:
    began, cpu = time.monotonic(), time.process_time()
    plan = plan_day(day, tell=lambda _done, _best: (time.process_time() - cpu) / (GOAL_SECONDS - 5))
    return {
        "seconds": round(time.monotonic() - began, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "waiting": plan.waiting,
        "bound": plan.bound,
        "gap": plan.waiting - plan.bound,
        "a_person": round(plan.waiting / (WALKERS + SITTERS), 2),
        "walks": plan.walks,
        "least_walks": plan.least_walks,
        "rushed": plan.rushed,
        "tries": plan.tries,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
