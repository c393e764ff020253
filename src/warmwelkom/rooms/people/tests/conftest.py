"""A school's server on loopback, and a house that nobody asked anything of before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from warmwelkom.rooms.people.tests.lying_server import LyingServer, lying_server
from warmwelkom.rooms.people.tests.school_door import ALICE


@pytest.fixture
def school(settings: Any) -> Iterator[LyingServer]:
    """It says who Alice is, and proves her address."""
    settings.PUBLIC_ADDRESS = "http://127.0.0.1:8000"
    cache.clear()
    with lying_server() as server:
        server.claims = dict(ALICE)
        yield server
