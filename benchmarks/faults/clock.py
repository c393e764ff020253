"""The clock of the wall of our web and worker processes alone, set on and back; needs a C compiler."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().with_name("clock.c")


@dataclass
class Clock:
    """What the processes that were begun with `env` take for the time."""

    library: Path
    told: Path

    @property
    def env(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(self.library), "CLOCK_FILE": str(self.told)}

    def set(self, seconds: int) -> None:
        """So many from the true time, for all at once: a file that is replaced is never half read."""
        new = self.told.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.told)

    def is_right(self) -> bool:
        return self.told.read_text() == "0"


def clock_of(place: Path) -> Clock | None:
    """None where no compiler stands: then no clock jumps, and the figures say so."""
    if not (compiler := shutil.which("cc")):
        return None
    clock = Clock(place / "clock.so", place / "clock")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", clock.library, SOURCE], check=True)
    clock.set(0)
    return clock
