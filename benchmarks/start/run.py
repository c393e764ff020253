"""From nothing to a ready page, and again: `./start` in a fresh clone, as somebody would do it.

--short leaves out the installation: the data alone are made anew, with a small demo.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from measured import OUT, ROOT, tell  # noqa: E402  stands beside this folder

PATIENCE = 900


def main(words: list[str]) -> int:
    short = "--short" in words
    place = OUT / "start"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    code = ROOT
    if not short:
        code = place / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(code)], check=True)
    env = environment(home=place / "home", short=short)
    first = start(code=code, env=env, log=place / "first.log")
    again = [start(code=code, env=env, log=place / f"again-{n}.log") for n in range(5)]
    medians = {name: round(statistics.median(row[name] for row in again), 2) for name in first}
    shutil.rmtree(place / "home")
    tell("start", {"installs": not short, "first": first, "second": medians, "goal_second": 5.0})
    return 0


def environment(*, home: Path, short: bool) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "DEMO", "PYTHONPATH", "PYTHONDONT")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    size = {"DEMO_PUPILS": "400"} if short else {}
    return {**kept, **size, "PORT": str(port), "WARMWELKOM_HOME": str(home)}


def start(*, code: Path, env: dict[str, str], log: Path) -> dict[str, float]:
    """Seconds until it says Ready, until a page is there, and until it has stopped."""
    print(log.stem, flush=True)
    begin = time.monotonic()
    with log.open("w") as file:
        process = subprocess.Popen([str(code / "start")], env=env, stdout=file, stderr=file)
    while "\nReady: " not in log.read_text():
        if process.poll() is not None or time.monotonic() - begin > PATIENCE:
            raise SystemExit(log.read_text())
        time.sleep(0.02)
    ready = time.monotonic() - begin
    cpu = cpu_seconds(process.pid)
    with urllib.request.urlopen(f"http://127.0.0.1:{env['PORT']}/", timeout=30) as page:
        page.read()
    seen = time.monotonic() - begin
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    return {
        "ready": round(ready, 2),
        "cpu_to_ready": round(cpu, 2),
        "page": round(seen, 2),
        "stop": round(time.monotonic() - begin - seen, 2),
    }


def cpu_seconds(number: int) -> float:
    """Of the starter and all its living children; what the database took is not in it."""
    keeper = psutil.Process(number)
    times = [one.cpu_times() for one in (keeper, *keeper.children(recursive=True))]
    own = keeper.cpu_times()
    return sum(time.user + time.system for time in times) + own.children_user + own.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
