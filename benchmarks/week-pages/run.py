"""The pages of an introduction week of 2,000 students: the planner's editor, and everybody's own week at once.

--short: a fifth of the requests, and 400 students in one minute. --keep keeps the filled house, --again measures
that one anew.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from editor import Editor  # noqa: E402  stands beside this file
from students import open_their_week  # noqa: E402  the same

from houses import asked, cpu_seconds, database_process, environment, house, site, web_process  # noqa: E402
from measured import OUT, spread, tell  # noqa: E402

STUDENTS, SEED, SEARCH = 2000, 3, 20
MINUTES, GOALS = 5, {"first_view_ms": 1000, "move_judged_ms": 200, "own_week_p95_ms": 300}


def main(words: list[str]) -> int:
    place = OUT / "week-pages"
    env, log, told = environment(place / "home"), place / "log", place / "week"
    if "--again" not in words:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        house("migrate", "--verbosity", "0", env=env, log=log)
        print(f"a week of {STUDENTS} students …", flush=True)
        told.write_text(asked(HERE / "fill.py", list(map(str, (STUDENTS, SEED, SEARCH))), env))
    made = json.loads(told.read_text())
    short = "--short" in words
    found = editing(env | {"WEB_PROCESSES": "1"}, log, made, rounds=4 if short else 20)
    found["own_week"] = own_weeks(env, log, made["students"], short=short)
    if not {"--keep", "--again"} & set(words):
        shutil.rmtree(place)
    about = {"students": STUDENTS, "groups": made["groups"], "slots": made["slots"]}
    tell("week-pages", {**about, "goals": GOALS, **found})
    return 0


def editing(env: dict[str, str], log: Path, made: dict[str, Any], *, rounds: int) -> dict[str, Any]:
    """One planner at work; with one web process, so that its processor time can be told."""
    log.write_text("")
    with site(env, log):
        pids = {"web": web_process(env) or 0, "database": database_process(env)}
        editor = Editor(int(env["PORT"]), made["planner"], made["week"], pids)
        print("a planner at work …", flush=True)
        return asyncio.run(editor.work(rounds))


def own_weeks(env: dict[str, str], log: Path, cookies: list[str], *, short: bool) -> dict[str, Any]:
    """Every student on a phone of their own, each at a moment of their own, for the first time."""
    cookies, seconds = (cookies[:400], 60) if short else (cookies, 60 * MINUTES)
    log.write_text("")
    with site(env, log) as pid:
        print(f"{len(cookies)} students open their week in {seconds} s …", flush=True)
        pids = (pid, database_process(env))
        begin = cpu_seconds(*pids)
        times = asyncio.run(open_their_week(int(env["PORT"]), cookies, seconds=seconds))
        cpu = cpu_seconds(*pids) - begin
    return {
        "students": len(cookies),
        "seconds": seconds,
        "page_ms": spread(times),
        "slowest_ms": round(max(times), 1),
        "cpu_ms_a_student": round(1000 * cpu / len(cookies), 1),
        "cores_used": round(cpu / seconds, 2),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
