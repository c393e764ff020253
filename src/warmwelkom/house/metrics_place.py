"""Where the web processes keep their figures for /metrics: a folder that begins empty with the house."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from warmwelkom.house import config

NAME = "PROMETHEUS_MULTIPROC_DIR"  # the library's own name for it


def make_ready() -> Path:
    """The folder, which the library looks for when it is loaded."""
    place = Path(os.environ.get(NAME) or config.home() / "metrics")
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[NAME] = str(place)
    return place


def begin_anew() -> None:
    """What processes of before counted is over."""
    shutil.rmtree(make_ready())
    make_ready()
