"""A house of its own for a measurement: made, filled, started, and what its processes cost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measured import HOUSE_PYTHON, OUT, ROOT, run


def environment(home: Path, *, demo: bool = False) -> dict[str, str]:
    """For a house in this directory, on a port that is free now; nothing of whoever measures."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "DEMO", "PYTHONPATH")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept, "PORT": str(port), "WARMWELKOM_HOME": str(home), "DEMO": str(int(demo))}


def command(*words: str) -> list[str]:
    return [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", *words]


def house(*words: str, env: dict[str, str], log: Path) -> None:
    """One of the house's own commands, to its end; a fault ends the measurement."""
    if run(command(*words), log=log, env=env).code:
        raise SystemExit(log.read_text()[-3000:])


def asked(program: Path, words: list[str], env: dict[str, str], given: str = "") -> str:
    """The last line that a program beside the measurement says, run inside the house."""
    done = subprocess.run(
        [HOUSE_PYTHON, str(program), *words],
        env=env, cwd=ROOT, check=False, capture_output=True, text=True, input=given,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout.splitlines()[-1]


def asked_in_demo(
    program: Path, words: list[str], *, name: str, more: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What a program says that walks through the demo region: at `--at ADDRESS`, or in a house of its own of 400 pupils."""
    if "--at" in words:
        address = words[words.index("--at") + 1]
        return dict(json.loads(asked(program, [address, *more], dict(os.environ))))
    place = OUT / name
    shutil.rmtree(place, ignore_errors=True)
    env = environment(place / "home", demo=True) | {"DEMO_PUPILS": "400", "DEMO_FILM": "0"}
    (place / "home").mkdir(parents=True)
    (place / "log").touch()
    with site(env, place / "log"):
        found = asked(program, [f"http://127.0.0.1:{env['PORT']}", *more], env)
    shutil.rmtree(place)
    return dict(json.loads(found))


@contextmanager
def site(env: dict[str, str], log: Path) -> Iterator[int]:
    """The house with its web server and worker, until the end of the block; its process."""
    with log.open("a") as file:
        process = subprocess.Popen(command("up"), env=env, cwd=ROOT, stdout=file, stderr=file)
    try:
        while "\nReady: " not in log.read_text():
            if process.poll() is not None:
                raise SystemExit(log.read_text()[-3000:])
            time.sleep(0.2)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


@contextmanager
def server_of(script: Path, *words: object) -> Iterator[int]:
    """A server of the measurement in a process of its own, which says its port first; its port."""
    process = subprocess.Popen(
        [sys.executable, str(script), *map(str, words)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def database_process(env: dict[str, str]) -> int:
    """The embedded database is no child of the site: it must be able to outlive a site that breaks."""
    [place] = Path(env["WARMWELKOM_HOME"]).rglob("postmaster.pid")
    return int(place.read_text().splitlines()[0])


def web_process(env: dict[str, str]) -> int | None:
    """The web server of this house, when there is one."""
    mine = f"WARMWELKOM_HOME={env['WARMWELKOM_HOME']}\0".encode()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes().split(b"\0")
            is_web = b"warmwelkom.house.part" in words and b"web" in words
            if is_web and mine in (place / "environ").read_bytes() + b"\0":
                return int(place.name)
        except OSError:
            continue
    return None


def seconds_to_stop(env: dict[str, str]) -> float:
    """How long its web server takes when it is asked to stop; -1 where there is none."""
    number = web_process(env)
    if number is None:
        return -1.0
    begin = time.monotonic()
    os.kill(number, signal.SIGTERM)
    while web_process(env) == number:
        time.sleep(0.05)
    return time.monotonic() - begin


def cpu_seconds(*pids: int) -> float:
    """Of the processes and all they started, what they waited for included: neighbours change it little."""
    stats = [row for path in Path("/proc").glob("[0-9]*/stat") if (row := _stat(path))]
    family = set(pids)
    while more := {row[0] for row in stats if row[1] in family} - family:
        family |= more
    ticks = sum(used for number, _parent, used in stats if number in family)
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        number, _bracket, rest = path.read_text().rpartition(")")
    except OSError:
        return None
    fields = rest.split()
    return int(number.split(" ")[0]), int(fields[1]), sum(map(int, fields[11:15]))
