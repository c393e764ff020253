"""Makes a sound even: reads `came` in a folder and writes `sound.m4a`. A process of its own, for the file is anybody's.

Its samples take some ten times the memory of the file. It says how long the sound lasts, in seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.rooms.wayfinding.cleaning.apart import BROKEN, bind

MOST_MEMORY: Final = 1_500_000_000
PROCESSOR: Final = 40
"""Of a processor; five minutes of sound take seven."""
MOST_BYTES: Final = 20_000_000
LUFS: Final = -16.0
QUIET: Final = -55.0
CAME, MADE = "came", "sound.m4a"
SILENT, TOO_LONG = 3, 4


def main(folder: Path, most_seconds: int, processor: int, memory: int) -> int:
    bind(memory=memory, seconds=processor, file=MOST_BYTES)
    from warmwelkom.engines.film.hearing import RATE, heard, loudness  # noqa: PLC0415  bound first
    from warmwelkom.engines.film.sound import levelled, write_sound  # noqa: PLC0415  the same

    try:
        sound = heard(folder / CAME, seconds=most_seconds + 1)
    except (FilmError, MemoryError):
        return BROKEN
    if not len(sound) or loudness(sound) <= QUIET:
        return SILENT
    if len(sound) / RATE > most_seconds:
        return TOO_LONG
    write_sound(levelled(sound, LUFS), folder / MADE)
    sys.stdout.write(f"{len(sound) / RATE:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *(int(each) for each in sys.argv[2:])))
