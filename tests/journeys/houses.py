"""Houses for the journeys, started as a user would start them: the demo region is built once, and copied."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from tests.told_of_people import people_of, told
from warmwelkom.house.postgres.embedded import server_in

ROOT = Path(__file__).resolve().parents[2]
HOMES = ROOT / "var" / "test"
WAITING = """
SELECT task_name FROM procrastinate_jobs
WHERE status = 'doing' OR status = 'todo' AND coalesce(scheduled_at, now()) <= now() LIMIT 1
"""
PATIENCE = 1500  # seconds: a machine that has much else to do takes many minutes


@contextmanager
def a_house(name: str) -> Iterator[str]:
    """The address of a running house with a small demo region. Its output goes to a file that a failure shows."""
    home = HOMES / f"{name}-{os.getpid()}"
    _copy(built(), home)
    try:
        with _running(home) as address:
            yield address
            people = people_of(home)
        assert told((home / "log").read_text(), people) == []
    finally:
        _away(home)


@cache
def built() -> Path:
    """The home of a house that was started once and stopped again, with everything made."""
    home = HOMES / f"built-{os.getpid()}"
    home.mkdir(parents=True)
    with _running(home):
        _finish(home)
    return home


def _finish(home: Path) -> None:
    """What the worker has to draw is drawn here once; a copy that still had to would do all of it again."""
    until = time.monotonic() + PATIENCE
    with psycopg.connect(server_in(home).url(), autocommit=True) as owner:
        while row := owner.execute(WAITING).fetchone():
            assert time.monotonic() < until, row
            time.sleep(0.2)  # the queue tells nobody that it is empty


def tear_down_built() -> None:
    if built.cache_info().currsize:
        _away(built())
        built.cache_clear()


def _copy(home: Path, to: Path) -> None:
    """Files keep their owner, for PostgreSQL asks it; as root its data may stand apart from the home."""
    _copy_folder(home, to)
    here, there = server_in(home).base, server_in(to).base
    if not here.is_relative_to(home):
        _copy_folder(here, there)


def _copy_folder(folder: Path, to: Path) -> None:
    words = ["cp", "-a", str(folder), str(to)]
    subprocess.run(words, check=True)  # noqa: S603  our own folders


def _away(home: Path) -> None:
    for place in {server_in(home).base, home}:
        shutil.rmtree(place, ignore_errors=place != home)


@contextmanager
def _running(home: Path) -> Iterator[str]:
    port = _free_port()
    log = (home / "log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "warmwelkom.house.cli", "up"],
        cwd=ROOT,
        env=_environment(home, port),
        stdout=log,
        stderr=log,
    )
    try:
        _wait(process, home / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def _environment(home: Path, port: int) -> dict[str, str]:
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "PROMETHEUS_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    demo = {"DEMO": "1", "DEMO_PUPILS": "400", "LOG_LEVEL": "INFO"}
    demo["DEMO_FILM"] = "0"  # a minute of work in each house
    return {**kept, **demo, "WARMWELKOM_HOME": str(home), "PORT": str(port)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while "Ready: " not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.2)  # a start has no event to wait for; the limit above ends it
