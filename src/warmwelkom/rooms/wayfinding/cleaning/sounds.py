"""A voice or music as it came, made even: the sound alone, as loud as others, nothing said about who or where."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_noop

from warmwelkom.base.files.types import FileRefused
from warmwelkom.engines.film.faults import FilmError

LUFS: Final = -16.0
QUIET: Final = -55.0
MOST_SECONDS: Final = 300
MOST_MB: Final = 30
MB: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class BareSound:
    """AAC in mp4; the hash is of the file as it came, `name` what it was called."""

    content: bytes
    digest: str
    seconds: float
    name: str


def bare_sound(content: bytes, *, name: str, most_seconds: int = MOST_SECONDS) -> BareSound:
    """A recording of a browser, or a file of any sort that holds sound.

    Raises:
        FileRefused: it holds no sound that can be read, is silent, or lasts too long; the sentence says what to do.
    """
    from warmwelkom.engines.film.hearing import (  # noqa: PLC0415  PyAV only where there is sound
        RATE,
        heard,
        loudness,
    )
    from warmwelkom.engines.film.sound import levelled, write_sound  # noqa: PLC0415  the same

    if len(content) > MOST_MB * MB:
        sentence = gettext_noop(
            "Dit bestand is groter dan %(most)s MB. Maak het kleiner of korter."
        )
        raise FileRefused(sentence, most=MOST_MB)
    with tempfile.TemporaryDirectory() as folder:
        came, out = Path(folder) / "came", Path(folder) / "sound.m4a"
        came.write_bytes(content)
        try:
            sound = heard(came, seconds=most_seconds + 1)
        except FilmError as broken:
            raise FileRefused(
                gettext_noop("Dit geluid is niet te lezen. Neem het opnieuw op, of kies een mp3, m4a, wav of ogg.")
            ) from broken  # fmt: skip
        _check(len(sound) / RATE, loudness(sound) if len(sound) else QUIET, most_seconds)
        write_sound(levelled(sound, LUFS), out)
        digest = hashlib.sha256(content).hexdigest()
        seconds = round(len(sound) / RATE, 2)
        return BareSound(content=out.read_bytes(), digest=digest, seconds=seconds, name=name[-200:])


def _check(seconds: float, loud: float, most: int) -> None:
    if loud <= QUIET:
        raise FileRefused(
            gettext_noop("We horen niets in dit geluid. Kijk of de microfoon aan staat, en neem het opnieuw op.")
        )  # fmt: skip
    if seconds > most:
        raise FileRefused(
            gettext_noop("Dit geluid duurt langer dan %(most)s seconden. Maak het korter."), most=most
        )  # fmt: skip
