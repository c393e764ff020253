"""A house of its own for the journeys: started as a user would start it, with a small demo region."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.journeys.browser import CHROMIUM_WORDS, Visitor, new_visitor

ROOT = Path(__file__).resolve().parents[2]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys in one process, so that there is one house and one browser."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("journeys"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="package")
def house() -> Iterator[str]:
    """The house of all journeys that leave its day as it is."""
    with a_house("journeys") as base:
        yield base


@contextmanager
def a_house(name: str) -> Iterator[str]:
    """The address of a running house. Its output goes to a file that a failure shows."""
    home = ROOT / "var" / "test" / f"{name}-{os.getpid()}"
    home.mkdir(parents=True)
    port = _free_port()
    env = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DATABASE_URL", "DJANGO_", "WARMWELKOM_"))
    }
    env |= {"WARMWELKOM_HOME": str(home), "PORT": str(port), "DEMO": "1", "DEMO_PUPILS": "400"}
    log = (home / "log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "warmwelkom.house.cli", "up"],
        cwd=ROOT,
        env=env,
        stdout=log,
        stderr=log,
    )
    try:
        _wait(process, home / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()
        shutil.rmtree(home)


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    import time

    until = time.monotonic() + 600  # a machine that has much else to do takes minutes
    while "Ready: " not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.2)  # a start has no event to wait for; the limit above ends it


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    path = os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium")
    # the browser's own loop stays in this thread; the tests after it ask the database as ever
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    connections.close_all()  # beside a running loop Django has other ones: none may stay open unseen
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_WORDS)
        yield chromium
        chromium.close()
        connections.close_all()


@pytest.fixture
def visitor(house: str, browser: Any) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visitor(phone=True)`; each has cookies of its own."""
    with visitors_of(house, browser) as make:
        yield make


@contextmanager
def visitors_of(house: str, browser: Any) -> Iterator[Callable[..., Visitor]]:
    """Visitors of one house; their windows close with it."""
    contexts = []

    def make(*, phone: bool = False, javascript: bool = True, dark: bool = False) -> Visitor:
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        context = browser.new_context(
            viewport=size,
            locale="nl-NL",
            java_script_enabled=javascript,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            bypass_csp=True,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        return new_visitor(context, house, javascript=javascript)

    yield make
    for context in contexts:
        context.close()
