"""The parts of a running house, seen from the process that keeps them: web and worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

FALLS = 3  # so often in a minute may a part stop and be started again
NAMES = {"web": "web server", "worker": "worker"}


class PartError(Exception):
    """A part won't run; the message says what to do."""


@dataclass(kw_only=True)
class Part:
    """One child process, in a session of its own, so that Ctrl-C reaches the keeper alone."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    fell_at: list[float] = field(default_factory=list)

    def start(self) -> None:
        quiet = {"LOG_LEVEL": "ERROR"} if self.name == "worker" else {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "warmwelkom.house.part", self.name],
            env={**quiet, **os.environ, "WARMWELKOM_AS": "web"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self) -> str:
        """Start it again when it fell; a sentence about that, or nothing. Raises PartError."""
        if self.is_running:
            return ""
        code = self.process.returncode if self.process else 0
        self.fell_at = [at for at in self.fell_at if at > time.monotonic() - 60]
        if len(self.fell_at) >= FALLS:
            raise PartError(
                f"The {NAMES[self.name]} stops again and again; the lines above say why. "
                "Mend that, and run ./start again."
            )
        self.fell_at.append(time.monotonic())
        self.start()
        return f"The {NAMES[self.name]} stopped (code {code}) and is started again."

    def ask_to_end(self) -> None:
        if self.process and self.is_running:
            self.process.send_signal(signal.SIGTERM)

    def end(self, *, within: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
