"""The first page of a PDF as a picture, drawn in a process of its own that may use so much memory and time and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning.paper_apart import LOCKED, MOST_SECONDS

PATIENCE: Final = 90
"""Seconds of the clock after which it is ended; of the processor it gets fewer, see `paper_apart`."""
TAKEN_ALONG: Final = ("PATH", "PYTHONPATH", "LANG")
"""Of who starts it: no key and no address of a database."""
NO_PAGE: Final = gettext_noop("Deze pdf kunnen wij niet tekenen. Sla de plattegrond op als afbeelding (png of jpeg) en kies die.")  # fmt: skip
CLOSED: Final = gettext_noop("Deze pdf vraagt om een wachtwoord. Sla hem op zonder wachtwoord en kies hem nog eens.")  # fmt: skip


def is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def first_page(content: bytes, *, seconds: int = MOST_SECONDS) -> bytes:
    """A png of the first page, its longest side `paper_apart.LONGEST` pixels.

    Args:
        content: the file, whatever is in it.
        seconds: of a processor, that it may take.

    Raises:
        FileRefused: it is broken, locked, or asks more memory or time than it may have.
    """
    words = [sys.executable, "-m", "warmwelkom.rooms.wayfinding.cleaning.paper_apart", str(seconds)]
    around = {name: os.environ[name] for name in TAKEN_ALONG if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  our own words
            words, input=content, capture_output=True, timeout=PATIENCE, check=False, env=around
        )
    except subprocess.TimeoutExpired as late:
        raise FileRefused(NO_PAGE) from late
    if done.returncode:
        raise FileRefused(CLOSED if done.returncode == LOCKED else NO_PAGE)
    return done.stdout
