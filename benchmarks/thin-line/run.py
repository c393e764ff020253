"""From the files of a region's schools to every pupil in a known state with a person on it, and the pages after that.

--short leaves out the second size, and with it the growth of each page. --keep keeps the filled houses, --again asks
the pages of kept houses anew without filling them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from pages import times_of_pages  # noqa: E402  stands beside this file

from measured import HOUSE_PYTHON, OUT, ROOT, median_cost, run, tell  # noqa: E402

SIZES = {"region": (5_400, 1), "country": (150_000, 28)}
GOAL_SECONDS, GOAL_GROWTH = 60, 1.2


def main(words: list[str]) -> int:
    short = "--short" in words
    sizes = dict(list(SIZES.items())[:1]) if short else SIZES
    found = {
        name: prepared(name, pupils=pupils, regions=regions, words=words)
        for name, (pupils, regions) in sizes.items()
    }
    for name, pages in pages_of(list(sizes), rounds=7 if short else 15).items():
        found[name]["pages_ms"] = pages
    if not {"--keep", "--again"} & set(words):
        for name in sizes:
            shutil.rmtree(OUT / f"thin-line-{name}" / "home")
    figures: dict[str, Any] = {**found, "goal_seconds": GOAL_SECONDS}
    if not short:
        small, large = (found[name]["pages_ms"] for name in SIZES)
        figures["growth"] = {page: round(large[page] / small[page], 2) for page in small}
        figures["goal_growth"] = GOAL_GROWTH
    tell("thin-line", figures)
    return 0


def prepared(name: str, *, pupils: int, regions: int, words: list[str]) -> dict[str, Any]:
    """A filled house of the newest migration; returns what filling it cost."""
    place = OUT / f"thin-line-{name}"
    env, log, told = environment(place / "home"), place / "log", place / "loaded.json"
    if "--again" not in words:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        print(f"{name}: {pupils} pupils in {regions} region(s), from files to states", flush=True)
        told.write_text(json.dumps(filled(place, pupils=pupils, regions=regions, env=env, log=log)))
    log.write_text("")
    house(["migrate", "--verbosity", "0"], env=env, log=log)
    loaded: dict[str, Any] = json.loads(told.read_text())
    return loaded


def pages_of(names: list[str], *, rounds: int) -> dict[str, dict[str, float]]:
    """The median milliseconds of each page in each of these houses, which run side by side."""
    with ExitStack() as houses:
        bases = [houses.enter_context(the_site(OUT / f"thin-line-{name}")) for name in names]
        found = times_of_pages(bases, rounds=rounds)
    return {
        name: {page: round(statistics.median(all_), 1) for page, all_ in sorted(times.items())}
        for name, times in zip(names, found, strict=True)
    }


def filled(
    place: Path, *, pupils: int, regions: int, env: dict[str, str], log: Path
) -> dict[str, Any]:
    """Fill a house from files; returns what is known of its pupils and what it cost."""
    build = ["demo", "build", "--pupils", str(pupils), "--regions", str(regions)]
    house([*build, "--out", str(place / "lists")], env=env, log=log)
    house(["migrate", "--verbosity", "0"], env=env, log=log)
    loaded = run(command(["demo", "load", str(place / "lists")]), log=log, env=env)
    if loaded.code:
        raise SystemExit(log.read_text()[-3000:])
    return {**json.loads(asked(env)), **median_cost([loaded])}


def environment(home: Path) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "DEMO", "PYTHONPATH")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept, "PORT": str(port), "WARMWELKOM_HOME": str(home), "DEMO": "1"}


def command(words: list[str]) -> list[str]:
    return [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", *words]


def house(words: list[str], *, env: dict[str, str], log: Path) -> None:
    if run(command(words), log=log, env=env).code:
        raise SystemExit(log.read_text()[-3000:])


def asked(env: dict[str, str]) -> str:
    done = subprocess.run(
        [HOUSE_PYTHON, str(HERE / "known.py")],
        env=env, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.splitlines()[-1]


@contextmanager
def the_site(place: Path) -> Iterator[str]:
    """A filled house that answers, at the address it gives; stopped at the end."""
    env, log = environment(place / "home"), place / "log"
    with log.open("a") as file:
        process = subprocess.Popen(command(["up"]), env=env, cwd=ROOT, stdout=file, stderr=file)
    try:
        while "\nReady: " not in log.read_text():
            if process.poll() is not None:
                raise SystemExit(log.read_text()[-3000:])
            time.sleep(0.2)
        yield f"http://127.0.0.1:{env['PORT']}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
