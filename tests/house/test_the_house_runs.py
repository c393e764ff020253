"""The house as a whole: it starts, mends what falls, says why it won't, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300.0


class House:
    """A running `warmwelkom up` on data of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.home = home
        self.log = home / "log"
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self, **changes: str) -> dict[str, str]:
        ours = (
            "DATABASE_URL",
            "DJANGO_",
            "WARMWELKOM_",
            "PROMETHEUS_",
            "LOG_LEVEL",
            "DEMO",
            "PORT",
        )
        kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        return {
            **kept,
            "WARMWELKOM_HOME": str(self.home),
            "PORT": str(self.port),
            "DEMO": "0",
            "WEB_PROCESSES": "2",
            **changes,
        }

    def start(self) -> None:
        self.log.write_text("")
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "warmwelkom.house.cli", "up"],
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        self.until(lambda: "Ready: " in self.log.read_text())

    def until(self, is_so: Callable[[], bool]) -> None:
        """Processes of their own have no event to wait for; the limit ends it."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)

    def says(self, line: str) -> None:
        self.until(lambda: line in self.log.read_text().splitlines())

    def health(self) -> dict[str, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as page:
                return dict(json.load(page))
        except (urllib.error.URLError, ConnectionError):
            return {}

    def pids(self, word: str) -> list[int]:
        """The processes of this house that run this part."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                words = (place / "cmdline").read_bytes().decode().split("\0")
                own = f"WARMWELKOM_HOME={self.home}\0".encode() in (place / "environ").read_bytes()
            except OSError:
                continue
            if own and word in words:
                found.append(int(place.name))
        return found

    def kill(self, number: int) -> None:
        os.kill(number, signal.SIGKILL)

    def database(self) -> int:
        [place] = [path for path in self.home.rglob("postmaster.pid") if path.parent.name == "data"]
        return int(place.read_text().split()[0])


WELL = {"status": "ok", "database": "ok", "worker": "ok", "migrations": "ok"}


@pytest.fixture
def house() -> Iterator[House]:
    home = ROOT / "var" / "test" / f"a house, é {os.getpid()}"
    home.mkdir(parents=True)
    house = House(home)
    yield house
    if house.process and house.process.poll() is None:
        house.process.terminate()
        house.process.wait(timeout=PATIENCE)
    shutil.rmtree(home)


def test_the_house_starts_mends_itself_and_leaves_nothing(house: House) -> None:
    house.start()
    assert house.health() == WELL
    _a_second_one_is_refused(house)
    house.until(lambda: len(house.pids("web")) == 2)
    for part, name in (("web", "web server"), ("worker", "worker")):
        house.kill(house.pids(part)[0])
        house.says(f"The {name} stopped (code -9) and is started again.")
    house.until(lambda: [len(house.pids(part)) for part in ("web", "worker")] == [2, 1])
    house.kill(house.database())
    house.says("The database stopped and is started again.")
    house.until(lambda: house.health() == WELL)
    _killed_it_leaves_only_a_database_that_is_taken_over(house)
    process: Any = house.process
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 0
    assert [house.pids(part) for part in ("web", "worker", "up")] == [[], [], []]
    assert list(house.home.rglob("postmaster.pid")) == []


def _a_second_one_is_refused(house: House) -> None:
    process: Any = house.process
    here = f"(process {process.pid}, http://127.0.0.1:{house.port})"
    runs = f"Warm Welkom runs already with the data in {house.home} {here}."
    taken = f"Port {house.port} is taken by another program"
    other_port = {"PORT": str(House(house.home).port)}
    for changes, sentence in (({}, taken), (other_port, runs)):
        done = subprocess.run(
            [sys.executable, "-m", "warmwelkom.house.cli", "up"],
            env=house.environment(**changes),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.strip().startswith(sentence)


def _killed_it_leaves_only_a_database_that_is_taken_over(house: House) -> None:
    process: Any = house.process
    left = house.database()
    process.kill()
    process.wait(timeout=PATIENCE)
    house.until(lambda: house.pids("web") == house.pids("worker") == [])
    os.kill(left, 0)
    house.start()
    assert house.database() == left
    assert house.health() == WELL
