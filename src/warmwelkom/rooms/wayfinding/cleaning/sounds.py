"""A voice or music as it came, made even: the sound alone, as loud as others, nothing said about who or where."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.wayfinding.cleaning.apart import opened_apart
from warmwelkom.rooms.wayfinding.cleaning.sounds_apart import (
    CAME,
    MADE,
    MOST_MEMORY,
    PROCESSOR,
    SILENT,
    TOO_LONG,
)

MOST_SECONDS: Final = 300
MOST_MB: Final = 30
MOST_BYTES: Final = MOST_MB * 1_000_000
APART: Final = "warmwelkom.rooms.wayfinding.cleaning.sounds_apart"


@dataclass(frozen=True, kw_only=True)
class BareSound:
    """AAC in mp4; the hash is of the file as it came, `name` what it was called."""

    content: bytes
    digest: str
    seconds: float
    name: str


def bare_sound(
    content: bytes, *, name: str, most_seconds: int = MOST_SECONDS,
    processor: int = PROCESSOR, memory: int = MOST_MEMORY,
) -> BareSound:  # fmt: skip
    """A recording of a browser, or a file of any sort that holds sound; opened in a process of its own.

    Args:
        content: the file; one byte more than `MOST_BYTES` of a larger one is enough to refuse it.
        name: what it was called.
        most_seconds: how long it may last.
        processor: seconds of a processor that it may take.
        memory: bytes that it may take.

    Raises:
        FileRefused: it holds no sound that can be read, is silent, or lasts too long; the sentence says what to do.
    """
    if len(content) > MOST_BYTES:
        sentence = gettext_noop(
            "Dit bestand is groter dan %(most)s MB. Maak het kleiner of korter."
        )
        raise FileRefused(sentence, most=MOST_MB)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / CAME).write_bytes(content)
        ended, seconds = opened_apart(APART, folder, str(most_seconds), str(processor), str(memory))
        if ended:
            raise _refusal(ended, most_seconds)
        made = (Path(folder) / MADE).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return BareSound(content=made, digest=digest, seconds=float(seconds), name=name[-200:])


def _refusal(ended: int, most: int) -> FileRefused:
    if ended == SILENT:
        return FileRefused(
            gettext_noop("We horen niets in dit geluid. Kijk of de microfoon aan staat, en neem het opnieuw op.")
        )  # fmt: skip
    if ended == TOO_LONG:
        return FileRefused(
            gettext_noop("Dit geluid duurt langer dan %(most)s seconden. Maak het korter."), most=most
        )  # fmt: skip
    return FileRefused(
        gettext_noop("Dit geluid is niet te lezen. Neem het opnieuw op, of kies een mp3, m4a, wav of ogg.")
    )  # fmt: skip
