"""The command `warmwelkom up`: web and worker in the foreground, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from warmwelkom.house import config
from warmwelkom.house.postgres.account import DatabaseSetupError
from warmwelkom.house.postgres.session import database_running
from warmwelkom.house.prepare import PrepareError, prepare, say

LEAST_DISK = 300_000_000
PATIENCE = 60.0  # seconds until the site must answer


class Stopped(Exception):  # noqa: N818  not an error: somebody asked
    """SIGTERM or Ctrl-C."""


def run(words: list[str]) -> int:  # noqa: ARG001  no words of its own yet
    """Set up what is missing, start web and worker, print the address, stay until told to stop."""
    os.environ.setdefault("DEMO", "1")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        check_port(config.port())
        check_disk()
        with database_running():
            prepare()
            return keep_running()
    except Stopped:
        return 0
    except (PrepareError, DatabaseSetupError) as fault:
        print(f"\n{fault}", file=sys.stderr)
    except OSError as fault:
        print(f"\n{disk_sentence(fault)}", file=sys.stderr)
    return 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise PrepareError(
                f"Port {port} is taken by another program (perhaps Warm Welkom runs already). "
                f"Stop it, or choose another port: PORT={port + 1} ./start"
            ) from fault


def check_disk() -> None:
    config.home().mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(config.home()).free
    if free < LEAST_DISK:
        raise PrepareError(
            f"The disk has {free // 1_000_000} MB free; Warm Welkom needs at least "
            f"{LEAST_DISK // 1_000_000} MB. Make room, or set WARMWELKOM_HOME to another disk."
        )


def disk_sentence(fault: OSError) -> str:
    if fault.errno == errno.ENOSPC:
        return "The disk is full. Make room and run the same command again; it goes on from where it stopped."
    return f"Something on this machine refused: {fault}. Mend it and run the same command again."


def keep_running() -> int:
    """Web and worker as children; ends when one of them does or somebody stops us."""
    children = [start_web(), start_worker()]
    try:
        wait_until_ready(children)
        announce()
        while all(child.poll() is None for child in children):
            time.sleep(0.2)
        print(
            "\nA part of Warm Welkom stopped; the lines above say why. Run ./start again.",
            file=sys.stderr,
        )
        return 1
    finally:
        end(children)


def start_web() -> subprocess.Popen[bytes]:
    env = {**os.environ, "DATABASE_POOL": "1"}
    words = [
        "-m",
        "uvicorn",
        "warmwelkom.house.asgi:application",
        "--host",
        "127.0.0.1",
        "--port",
        str(config.port()),
        "--log-level",
        "warning",
        "--no-access-log",
        "--timeout-graceful-shutdown",
        "3",
        "--no-server-header",
    ]
    return subprocess.Popen([sys.executable, *words], env=env, start_new_session=True)


def start_worker() -> subprocess.Popen[bytes]:
    words = ["-m", "warmwelkom.house.cli", "procrastinate", "worker", "--concurrency", "2"]
    env = {**os.environ, "LOG_LEVEL": "ERROR"}
    return subprocess.Popen(
        [sys.executable, *words],
        env=env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )


def wait_until_ready(children: list[subprocess.Popen[bytes]]) -> None:
    address = f"http://127.0.0.1:{config.port()}/healthz"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            pass
        time.sleep(0.1)
    if any(child.poll() is not None for child in children):
        raise PrepareError("A part of Warm Welkom would not start; the lines above say why.")


def announce() -> None:
    from warmwelkom.house.demo.region import demo_logins

    say(f"\nReady: http://127.0.0.1:{config.port()}")
    for line in demo_logins():
        say(line)
    say("\nCtrl-C stops everything.")


def end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(timeout=6)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
