"""Introduction weeks of 100 to 5,000 students: how many meet a familiar face, and how many could at most.

Ours beside habit, greedy and, for the plain timetable, FET (`fet-cl`), if it is installed. --short: two small
weeks, 20 seconds each. A folder after the options holds weeks to take instead of invented ones.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from after import asked_whom, mended  # noqa: E402
from fet import plain_timetable, with_fet  # noqa: E402
from habit import greedy, habit  # noqa: E402
from weeks import week_of  # noqa: E402

from measured import HOUSE_PYTHON, OUT, run, tell  # noqa: E402
from warmwelkom.engines.timetable import read_week, verify  # noqa: E402

SIZES = ((100, 1, 1), (500, 1, 1), (1000, 1, 2), (2000, 1, 1), (5000, 1, 1), (5000, 2, 3))
GOAL = {100: 1.0, 500: 0.98, 1000: 0.98}
LARGE_GOAL, SECONDS, SHORT_SECONDS = 0.96, 300, 20


def main(words: list[str]) -> int:
    short = "--short" in words
    folders = [Path(word) for word in words if not word.startswith("--")]
    home = OUT / "introweek"
    home.mkdir(parents=True, exist_ok=True)
    paths = sorted(folders[0].glob("*.json*")) if folders else invented(home, short=short)
    found = {}
    for path in paths:
        seconds = SHORT_SECONDS if short else SECONDS
        found[path.name.split(".")[0]] = line = measured(path, home, seconds=seconds)
        print(path.name, line, flush=True)
    tell("introweek", {"weeks": found, "seconds": SHORT_SECONDS if short else SECONDS})
    return 0 if all(line.get("reached", True) for line in found.values()) else 1


def invented(home: Path, *, short: bool) -> list[Path]:
    paths = []
    for students, seed, locations in SIZES[:2] if short else SIZES:
        paths.append(home / f"{students}-{locations}loc-s{seed}.json.gz")
        text = json.dumps(week_of(students, seed, locations)).encode()
        paths[-1].write_bytes(gzip.compress(text, mtime=0))
    return paths


def measured(path: Path, home: Path, *, seconds: int) -> dict[str, Any]:
    """One week, planned by the command in a process of its own; checked; beside it what others reach."""
    out = home / f"plan-{path.name.removesuffix('.gz')}"
    command = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "plan-week", str(path)]
    command += ["--out", str(out), "--seconds", str(seconds), "--ask", "0"]
    cost = run(command, log=home / "log.txt")
    week, rows = read_week(path.read_bytes()), json.loads(out.read_bytes())
    line: dict[str, Any] = {"status": rows["status"], "violations": len(verify(week, rows))}
    line |= {"cpu_seconds": round(cost.cpu_seconds, 1), "peak_mb": round(cost.peak_mb)}
    if rows["status"] == "infeasible":
        return line | {"short": rows["short"][0]["text"]}
    figures, bounds = rows["figures"], rows["bounds"]
    share = figures["familiar"] / max(min(bounds.values()), 1)
    usual, (steps, steps_cpu) = habit(week), greedy(week)
    line |= {name: figures[name] for name in ("familiar", "lonely", "friends_broken", "trips")}
    line |= {"walking_minutes": figures["walking_minutes"], **bounds, "of_bound": round(share, 4)}
    line |= {"habit": usual, "times_habit": round(figures["familiar"] / usual, 2)}
    line |= {"greedy": steps, "greedy_cpu_seconds": steps_cpu}
    line["plain_timetable_cpu_seconds"] = plain_timetable(week, rows)
    if shutil.which("fet-cl"):
        line["fet"] = with_fet(week, rows, home=home)
    line |= {"mended": mended(path, out, home), "whom_to_ask": asked_whom(week)}
    goal = GOAL.get(len(week.students), LARGE_GOAL)
    line["reached"] = share >= goal and not figures["lonely"] and not line["violations"]
    return line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
