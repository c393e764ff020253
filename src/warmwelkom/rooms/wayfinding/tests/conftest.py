from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast

from warmwelkom.rooms.wayfinding.tests.world import World, make_world


@pytest.fixture(autouse=True)
def _own_disk(tmp_path: Path, settings: Any) -> None:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def world(cast: Cast) -> World:
    return make_world(cast)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What waits until a change is certain is done at the end of the block."""
    return django_capture_on_commit_callbacks
