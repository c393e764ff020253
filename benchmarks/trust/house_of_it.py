"""A demo house of its own for the promises: made once, with its database and its site when they are asked for."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from houses import command, environment, site
from measured import OUT, ROOT


@dataclass(frozen=True, kw_only=True)
class House:
    """Where it stands and how to speak to it."""

    place: Path
    env: dict[str, str]

    @property
    def home(self) -> Path:
        return self.place / "home"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.env['PORT']}"

    @contextmanager
    def running(self, **more: str) -> Iterator[None]:
        """With web servers, worker and database; each time with a log of its own."""
        log = self.place / f"log-{len(self.logs())}"
        log.touch()
        with site({**self.env, **more}, log):
            yield

    def logs(self) -> list[Path]:
        return sorted(self.place.glob("log-*"))

    def asked(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the house's own commands, whatever came of it."""
        return subprocess.run(
            command(*words), env=self.env, cwd=ROOT, check=False, capture_output=True, text=True
        )


@contextmanager
def a_house(pupils: int) -> Iterator[House]:
    place = OUT / "trust"
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    env = environment(place / "home", demo=True) | {
        "DEMO_PUPILS": str(pupils),
        "LOG_LEVEL": "INFO",
        "WEB_PROCESSES": "2",
    }
    house = House(place=place, env=env)
    with house.running():
        pass
    yield house
    shutil.rmtree(place, ignore_errors=True)
