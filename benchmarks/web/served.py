"""A server of somebody else's program, until the end of a block; and what a crowd gets out of a page."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from houses import cpu_seconds

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served_by(
    python: str, words: Sequence[str], *, env: Mapping[str, str], port: int, log: Path
) -> Iterator[int]:
    """Its process, from when it listens."""
    with log.open("a") as file:
        process = subprocess.Popen(
            [python, *words], env=env, cwd=Path(__file__).parent, stdout=file, stderr=file
        )
    try:
        _wait_for(port, process, log)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(log.read_text()[-3000:])


def crowd(
    address: str, *, cookie: str, at_once: int, seconds: int, pids: Sequence[int]
) -> dict[str, float]:
    """Requests a second, milliseconds of processor time each, the slowest of a hundred; a wrong answer ends all."""
    request = urllib.request.Request(address, headers={"Cookie": cookie})  # noqa: S310  of this machine
    for _each in range(2 * at_once):  # every process and thread has been there
        urllib.request.urlopen(request).read()  # noqa: S310  the same
    before, headers = cpu_seconds(*pids), [f"Cookie: {cookie}"] if cookie else []
    command = ["wrk", "-t1", f"-c{at_once}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    for header in (*headers, "Accept-Encoding: gzip"):
        command += ["-H", header]
    done = subprocess.run([*command, address], check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    if done.returncode or "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address}\n{said}")
    number = max(1, int(re.findall(r"(\d+) requests in", said)[0]))
    value, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    return {
        "a_second": float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0]),
        "cpu_ms": 1000 * (cpu_seconds(*pids) - before) / number,
        "p99_ms": float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
    }
