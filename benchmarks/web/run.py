"""Pages of ours, of pretalx, and of nothing but Django, on the same PostgreSQL: requests a second, and what each costs.

--short: one round.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from peer import EVENT, pretalx  # noqa: E402  stands beside this file
from served import crowd, free_port, served_by  # noqa: E402  the same

from houses import asked, database_process, environment, house, site  # noqa: E402
from measured import OUT, tell  # noqa: E402
from own_peers import python_with  # noqa: E402

WORKERS, AT_ONCE, SECONDS, ROUNDS = 2, 8, 8, 3
SIZE = {"contributions": 500, "pupils": 300, "supports": 2000, "partners": 20}
GOALS = {"times_pretalx": 3.0, "of_ceiling": 0.5}


def main(words: list[str]) -> int:
    place = OUT / "web"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home") | {"WEB_PROCESSES": str(WORKERS)}, place / "log"
    python = python_with(HERE / "requirements.txt", name="web")
    house("migrate", "--verbosity", "0", env=env, log=log)
    filler = HERE.parent / "thinktank" / "fill.py"
    asked(filler, [*map(str, SIZE.values()), "2026"], env)
    cookie = json.loads(asked(HERE / "staff.py", [], env))["cookie"]
    with site(env, log) as pid, others(python, place) as pages:
        ours = f"http://127.0.0.1:{env['PORT']}/denktank/haaglanden/"
        mine = (pid, database_process(env))
        pages |= {"ours, public": (ours, "", mine), "ours, staff": (ours, cookie, mine)}
        pages["ours, made anew"] = (ours, "somebody=1", mine)  # a cookie: it may be somebody
        pages["ours, open"] = (f"http://127.0.0.1:{env['PORT']}/toegankelijkheid/", "", mine)
        found = by_turns(pages, short="--short" in words)
    shutil.rmtree(place)
    told = compared(found)
    tell("web", {"workers": WORKERS, "at_once": AT_ONCE, "goals": GOALS, **told, "pages": found})
    return 0 if told["times_pretalx"] >= 3 and told["of_ceiling"] >= GOALS["of_ceiling"] else 1


Pages = dict[str, tuple[str, str, tuple[int, ...]]]


@contextlib.contextmanager
def others(python: str, place: Path) -> Iterator[Pages]:
    """Pretalx and the bare view, on the database server that our house runs on."""
    sockets = place / "home" / "postgres" / "sockets"
    make = ["psql", "-q", "-h", str(sockets), "-U", "warmwelkom_owner", "-c"]
    subprocess.run([*make, "CREATE DATABASE pretalx", "postgres"], check=True)
    theirs, wsgi = free_port(), free_port()
    address = f"postgresql://warmwelkom_owner@/warmwelkom?host={sockets}"
    bare = {**os.environ, "ADDRESS": address, "HOME": str(place)}
    with contextlib.ExitStack() as stack:
        cookie = stack.enter_context(
            pretalx(python, place, str(sockets), port=theirs, workers=WORKERS)
        )
        words = ["-m", "gunicorn", "-k", "gthread", "--threads", "4", "-w", str(WORKERS)]
        words += ["-b", f"127.0.0.1:{wsgi}", "bare:wsgi"]
        stack.enter_context(served_by(python, words, port=wsgi, env=bare, log=place / "bare.log"))
        event = f"http://127.0.0.1:{theirs}"
        all_of = (os.getpid(),)
        yield {
            "pretalx, public": (f"{event}/{EVENT}/schedule/", "", all_of),
            "pretalx, staff": (f"{event}/orga/event/{EVENT}/submissions/", cookie, all_of),
            "bare": (f"http://127.0.0.1:{wsgi}/", "", all_of),
        }


def by_turns(pages: Pages, *, short: bool) -> dict[str, dict[str, float]]:
    """The medians of the rounds; before the first, one of two seconds that does not count."""
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
    for number in range(1 if short else ROUNDS + 1):
        for name, (address, cookie, pids) in pages.items():
            seconds = SECONDS if number or short else 2
            one = crowd(address, cookie=cookie, at_once=AT_ONCE, seconds=seconds, pids=pids)
            if number or short:
                rounds[name].append(one)
                print(f"{name:18} {one}", flush=True)
    return {
        name: {key: round(statistics.median(row[key] for row in rows), 2) for key in rows[0]}
        for name, rows in rounds.items()
    }


def compared(found: dict[str, dict[str, float]]) -> dict[str, Any]:
    ceiling = found["bare"]["a_second"]
    ours = {name: found[f"ours, {name}"]["a_second"] for name in ("public", "staff")}
    theirs = {
        name: max(found[f"pretalx, {name}"]["a_second"], 1 / SECONDS) for name in ours
    }  # where nothing came in all those seconds it was less than one
    ours["made anew"], theirs["made anew"] = found["ours, made anew"]["a_second"], theirs["public"]
    times = {name: round(ours[name] / theirs[name], 2) for name in ours}
    return {
        "times_pretalx": min(times.values()),
        "times_pretalx_each": times,
        "of_ceiling": round(ours["public"] / ceiling, 2),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
