"""The command `warmwelkom up`: web and worker in the foreground, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from warmwelkom.house import config
from warmwelkom.house.faults import PrepareError, told
from warmwelkom.house.metrics_place import begin_anew
from warmwelkom.house.parts import Part
from warmwelkom.house.postgres import embedded
from warmwelkom.house.postgres.address import is_embedded
from warmwelkom.house.postgres.locks import take
from warmwelkom.house.postgres.session import database_running
from warmwelkom.house.prepare import prepare, say
from warmwelkom.house.prepared import forget, recall, remember

LEAST_DISK = 300_000_000
PATIENCE = 120.0  # seconds until the site must answer; a small machine may need them


class Stopped(BaseException):
    """SIGTERM or Ctrl-C. No `except Exception` on the way may take it for a fault of its own."""


def run(words: list[str]) -> int:  # noqa: ARG001  no words of its own yet
    """Set up what is missing, start web and worker, print the address, stay until told to stop."""
    os.environ.setdefault("DEMO", "1")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with told() as outcome:
            check_port(config.port())
            check_disk()
            with only_one(), database_running():
                begin_anew()
                logins = recall()
                forget()
                keep_running(logins=make_ready() if logins is None else logins)
    except Stopped:
        return 0
    return outcome.code


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
            if fault.errno == errno.EACCES:
                raise PrepareError(
                    f"Port {port} is for the system's own programs. Choose one from 1024 up: PORT=8000 ./start"
                ) from fault
            raise PrepareError(
                f"Port {port} is taken by another program (perhaps Warm Welkom runs already). "
                f"Stop it, or choose another port: PORT={min(port + 1, 65535)} ./start"
            ) from fault


def check_disk() -> None:
    config.home().mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(config.home()).free
    if free < LEAST_DISK:
        raise PrepareError(
            f"The disk has {free // 1_000_000} MB free; Warm Welkom needs at least "
            f"{LEAST_DISK // 1_000_000} MB. Make room, or set WARMWELKOM_HOME to another disk."
        )


@contextmanager
def only_one() -> Iterator[None]:
    """One running site for each home directory."""
    with (config.home() / "running").open("a+") as file:
        if not take(file):
            file.seek(0)
            raise PrepareError(
                f"Warm Welkom runs already with the data in {config.home()} ({file.read().strip()}). "
                "Stop that one, or set both WARMWELKOM_HOME and PORT for a second one."
            )
        file.truncate(0)
        file.write(f"process {os.getpid()}, http://127.0.0.1:{config.port()}\n")
        file.flush()
        yield


def make_ready() -> list[str]:
    """Everything that is missing; the lines about the demo's logins."""
    prepare()
    from django.db import connections, transaction

    from warmwelkom.house.demo.region import demo_logins

    with transaction.atomic():
        logins = demo_logins()
    connections.close_all()
    return logins


def keep_running(*, logins: list[str]) -> None:
    """Look after web, worker and database, until somebody stops us or one of them can't go on.

    The first web server opens the door; the others follow, so that the first page does not wait for them.
    """
    parts = [Part(name="web"), Part(name="worker")]
    try:
        for part in parts:
            part.start()
        wait_until_ready(parts)
        remember(logins)
        announce(logins)
        for _each in range(1, config.web_processes()):
            parts.append(Part(name="web"))
            parts[-1].start()
        while True:
            time.sleep(0.5)
            look_after_database()
            for part in parts:
                if line := part.look_after():
                    print(line, file=sys.stderr, flush=True)
    finally:
        for part in parts:
            part.ask_to_end()
        for part in parts:
            part.end(within=6)


def look_after_database() -> None:
    if is_embedded() and not embedded.is_running(embedded.server_in(config.home())):
        print("The database stopped and is started again.", file=sys.stderr, flush=True)
        embedded.start(embedded.server_in(config.home()))


def wait_until_ready(parts: list[Part]) -> None:
    address = f"http://127.0.0.1:{config.port()}/healthz"
    asked = urllib.request.Request(address, headers={"Host": own_name()})
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not all(part.is_running for part in parts):
            raise PrepareError("A part of Warm Welkom would not start; the lines above say why.")
        try:
            with urllib.request.urlopen(asked, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise PrepareError(
        f"The site is not ready after {PATIENCE:.0f} seconds. {address} tells what is missing."
    )


def own_name() -> str:
    """A site answers to its own names alone, so that is how it is asked on its own machine too."""
    names = [name.strip().lstrip(".") for name in config.env.list("ALLOWED_HOSTS", [])]
    return next((name for name in names if name and name != "*"), "127.0.0.1")


def announce(logins: list[str]) -> None:
    say(f"\nReady: http://127.0.0.1:{config.port()}")
    for line in logins:
        say(line)
    say("\nCtrl-C stops everything.")
