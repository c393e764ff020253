"""Servers of others that the house leans on: of mail, of SMS, and where a school's own people log in; away, slow, or talking nonsense."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from houses import environment

HERE = Path(__file__).resolve().parent
NONSENSE = "nonsense"
PATIENCE = 60.0


@dataclass
class Outside:
    """One of them, in a process of its own, that comes back at the same port; `mood` is what it reads before each answer."""

    name: str
    port: int
    place: Path
    script: str
    more: tuple[str, ...] = ()
    ways: tuple[str, ...] = ("down", "slow")
    process: subprocess.Popen[str] | None = None
    mood: Path = field(init=False)
    arrived: Path = field(init=False)

    def __post_init__(self) -> None:
        self.mood, self.arrived = self.place / f"{self.name}.mood", self.place / f"{self.name}.log"
        self.arrived.touch()

    @property
    def kinds(self) -> list[str]:
        return [f"{self.name} {way}" for way in self.ways]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Until it says that it listens."""
        self.be("0")
        words = [str(self.port), str(self.arrived), str(self.mood), *self.more]
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / self.script), *words], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()

    def stop(self) -> None:
        if self.process and self.process.stdout:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE)
            self.process.stdout.close()

    def be(self, mood: str) -> None:
        """Seconds that each answer takes, or nonsense: a file that is replaced is never half read."""
        new = self.mood.with_suffix(".new")
        new.write_text(mood)
        new.replace(self.mood)

    def fall(self, way: str, seconds: float) -> None:
        """In one way, so long, and well again."""
        if way == "down":
            self.stop()
            time.sleep(seconds)
            self.start()
            return
        self.be(NONSENSE if way == NONSENSE else str(seconds))
        time.sleep(4 * seconds)
        self.be("0")


@contextmanager
def all_of(outsiders: list[Outside]) -> Iterator[None]:
    for one in outsiders:
        one.start()
    try:
        yield
    finally:
        for one in outsiders:
            one.stop()


def outside(place: Path, email: str) -> dict[str, Outside]:
    """The servers of others, each at a port that is free now."""
    every = ("down", "slow", NONSENSE)
    scripts = {"mail": ("mailbox.py", (), every[:2]), "sms": ("phonebox.py", (), every),
               "login server": ("loginserver.py", (email,), every)}  # fmt: skip
    return {
        name: Outside(name, int(environment(place)["PORT"]), place, script, more, ways)
        for name, (script, more, ways) in scripts.items()
    }


def settings_of(outsiders: dict[str, Outside], brin: str) -> dict[str, str]:
    """As docs/operators.md and docs/login.md say it."""
    sms, school = outsiders["sms"].address, outsiders["login server"].address
    return {
        "EMAIL_URL": f"smtp://127.0.0.1:{outsiders['mail'].port}",
        "SMS_PROVIDER": "https",
        "SMS": json.dumps({"url": sms, "key": "geheim", "look_up": f"{sms}/{{reference}}"}),
        "SSO": json.dumps([{"id": "witt", "name": "Johan de Witt", "server": school, "client_id": "ww",
                            "secret": "geheim", "brin": brin}]),
    }  # fmt: skip
