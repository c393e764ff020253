"""The first page of a PDF as a picture, drawn in a process of its own that may use so much memory and time and no more."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning.apart import opened_apart
from warmwelkom.rooms.wayfinding.cleaning.paper_apart import LOCKED, MOST_SECONDS

APART: Final = "warmwelkom.rooms.wayfinding.cleaning.paper_apart"
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
    ended, drawn = opened_apart(APART, str(seconds), content=content)
    if ended:
        raise FileRefused(CLOSED if ended == LOCKED else NO_PAGE)
    return drawn
