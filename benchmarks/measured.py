"""Run a command and let the kernel say what it cost; end in one line of JSON."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = Path(os.environ.get("BENCH_OUT", ROOT / "benchmarks" / "out"))
HOUSE_PYTHON = os.environ.get("WARMWELKOM_PYTHON", str(ROOT / ".venv" / "bin" / "python"))


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    code: int


def run(command: list[str], *, log: Path, env: dict[str, str] | None = None) -> Cost:
    """Run to the end; output goes to the log. Its own children count where it waited for them."""
    log.parent.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    with log.open("ab") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=env, cwd=ROOT)
        _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        seconds=time.monotonic() - begin,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / 1024,
        code=process.returncode,
    )


def median_cost(costs: list[Cost]) -> dict[str, float]:
    return {
        "seconds": round(statistics.median(cost.seconds for cost in costs), 2),
        "cpu_seconds": round(statistics.median(cost.cpu_seconds for cost in costs), 2),
        "peak_mb": round(statistics.median(cost.peak_mb for cost in costs)),
    }


def spread(times: list[float]) -> dict[str, float]:
    """The median and the value that 95 of 100 stay under, in milliseconds."""
    if len(times) < 2:
        return {"p50": round(sum(times), 1), "p95": round(sum(times), 1), "n": len(times)}
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1), "n": len(times)}


def machine() -> dict[str, Any]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def tell(name: str, figures: dict[str, Any]) -> None:
    """The last line: everything that was measured."""
    print(json.dumps({"measurement": name, "machine": machine(), **figures}), flush=True)
