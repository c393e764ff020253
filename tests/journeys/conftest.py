"""A house and a browser for the journeys, and the visitors who come in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.journeys.browser import CHROMIUM_WORDS, Visitor, new_visitor
from tests.journeys.houses import a_house, tear_down_built


@pytest.fixture(scope="package", autouse=True)
def _built_once() -> Iterator[None]:
    """What the houses were copied from goes with the last of them."""
    yield
    tear_down_built()


@pytest.fixture(scope="package")
def house() -> Iterator[str]:
    """The house of all journeys that leave its day as it is."""
    with a_house("journeys") as base:
        yield base


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
        context.set_default_timeout(120_000)
        contexts.append(context)
        return new_visitor(context, house, javascript=javascript)

    yield make
    for context in contexts:
        context.close()
