"""Web processes and workers that are begun again a second after they fall, as systemd does by our units."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measured import HOUSE_PYTHON, ROOT

PAUSE = 1.0
PATIENCE = 120.0


@dataclass
class Tended:
    """One part of the house."""

    name: str
    env: dict[str, str]
    log: Path
    falls: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as file:
            self.process = subprocess.Popen(
                [HOUSE_PYTHON, "-m", "warmwelkom.house.part", self.name],
                env=self.env, cwd=ROOT, stdin=subprocess.PIPE, stdout=file, stderr=file,
            )  # fmt: skip

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)

    async def tend(self) -> None:
        while True:
            await asyncio.sleep(PAUSE)
            if self.process and self.process.poll() is not None:
                self.falls += 1
                self.start()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=20)
            self.process.kill()
            self.process.wait()


@asynccontextmanager
async def running(
    env: dict[str, str], log: Path, *, web: int, workers: int
) -> AsyncIterator[list[Tended]]:
    """All of them until the end of the block, once the house says that it is well."""
    env = {**env, "WEB_PROCESSES": str(web), "WARMWELKOM_AS": "web", "LOG_LEVEL": "ERROR"}
    parts = [Tended(name, env, log) for name in ["web"] * web + ["worker"] * workers]
    for part in parts:
        part.start()
    tending = [asyncio.create_task(part.tend()) for part in parts]
    try:
        await well(env)
        yield parts
    finally:
        for task in tending:
            task.cancel()
        await asyncio.gather(*tending, return_exceptions=True)
        for part in parts:
            part.stop()


async def well(env: dict[str, str]) -> None:
    """Until /healthz says so."""
    end = time.monotonic() + PATIENCE
    while (found := await asyncio.to_thread(health, env)).get("status") != "ok":
        if time.monotonic() > end:
            raise SystemExit(f"The house was never well: {found}")
        await asyncio.sleep(0.2)


def health(env: dict[str, str]) -> dict[str, Any]:
    address = f"http://127.0.0.1:{env['PORT']}/healthz"
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return dict(json.load(page))
    except urllib.error.HTTPError as told:
        return dict(json.load(told))
    except (OSError, ValueError):
        return {}
