"""The sound of a clip laid under its pictures again, as loud as others and with nothing said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.hearing import heard, loudness
from warmwelkom.engines.film.mezzanine import MOST_SECONDS
from warmwelkom.engines.film.sound import levelled, write_sound

LUFS: Final = -16.0
QUIET: Final = -55.0
"""Softer than this there is nothing to hear."""


def lay_sound(clip: Path, source: Path) -> bool:
    """Give a clip without sound that of `source`; False, and nothing changes, where that is silent or its sound is broken.

    Raises:
        FilmError: there is no room to write.
    """
    try:
        sound = heard(source, seconds=MOST_SECONDS)
    except FilmError:
        return False
    if not len(sound) or loudness(sound) <= QUIET:
        return False
    spoken, both = clip.with_suffix(".m4a"), clip.with_suffix(".both")
    try:
        write_sound(levelled(sound, LUFS), spoken)
        _together(clip, spoken, both)
        both.replace(clip)
    finally:
        spoken.unlink(missing_ok=True)
        both.unlink(missing_ok=True)
    return True


def _together(clip: Path, spoken: Path, out: Path) -> None:
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with (
        av.open(str(clip)) as seen,
        av.open(str(spoken)) as said,
        av.open(str(out), "w", format="mp4", options=options) as film,
    ):
        streams = [(seen, seen.streams.video[0]), (said, said.streams.audio[0])]
        new = [film.add_stream_from_template(stream) for _file, stream in streams]
        for (file, stream), to in zip(streams, new, strict=True):
            for packet in file.demux(stream):
                if packet.dts is not None:
                    packet.stream = to
                    film.mux(packet)
