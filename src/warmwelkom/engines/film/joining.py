"""Segments, sound, captions and chapters put into one file; nothing is encoded again."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.lines import ass_header, ass_line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    AnyPacket = av.Packet[Any]

    from warmwelkom.engines.film.storyboard import Storyboard

MILLI: Final = Fraction(1, 1000)
DELAY: Final = 2
"""Frames that x264 may show later than it writes them, with its pyramid of B-frames."""
THREE_LETTERS: Final = {
    "nl": "dut", "en": "eng", "uk": "ukr", "ar": "ara", "pl": "pol", "tr": "tur", "de": "ger",
    "fr": "fre", "es": "spa", "ti": "tir", "fa": "per", "so": "som", "ro": "rum", "bg": "bul",
}  # fmt: skip
"""ISO 639-2/B, as mp4 wants it."""


def join(
    board: Storyboard,
    segments: Sequence[Path],
    sound: Path | None,
    out: Path,
    *,
    tracks: Sequence[str],
) -> None:
    """Write the film, whole or not at all.

    Args:
        board: for captions, chapters and the pace.
        segments: files in the order of the film.
        sound: a file with the mixed sound, or None.
        out: the mp4 to be written.
        tracks: languages whose captions can be switched on.
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    try:
        with av.open(str(part), "w", format="mp4", options=options) as film:
            _fill(film, board, segments, sound, tracks)
        part.replace(out)
    except OSError as reason:
        raise FilmError(
            f"cannot write {out}: {reason.strerror or reason}.", code="disk"
        ) from reason
    finally:
        part.unlink(missing_ok=True)


def _fill(
    film: av.container.OutputContainer,
    board: Storyboard,
    segments: Sequence[Path],
    sound: Path | None,
    tracks: Sequence[str],
) -> None:
    streams = [_pictures(film, segments, board.fps)]
    if sound is not None:
        streams.append(_sound(film, sound, board.locale))
    streams += [_captions(film, board, language) for language in tracks]
    film.set_chapters(_chapters(board))
    packets = heapq.merge(*streams, key=_moment)
    for packet in packets:
        film.mux(packet)


def _moment(packet: AnyPacket) -> Fraction:
    return (packet.dts or 0) * (packet.time_base or MILLI)


def _pictures(
    film: av.container.OutputContainer, segments: Sequence[Path], fps: int
) -> Iterator[AnyPacket]:
    with av.open(str(segments[0])) as first:
        stream = film.add_stream_from_template(first.streams.video[0])
        stream.time_base = Fraction(1, fps)
    return _packets_in_a_row(stream, segments, fps)


def _packets_in_a_row(
    stream: av.VideoStream, segments: Sequence[Path], fps: int
) -> Iterator[AnyPacket]:
    """Numbered anew by frame: each segment goes on where the last one ended."""
    begun = 0
    for path in segments:
        with av.open(str(path)) as container:
            video = container.streams.video[0]
            count = 0
            for packet in container.demux(video):
                if packet.pts is None or packet.time_base is None:
                    continue
                shown = round(packet.pts * packet.time_base * fps)
                packet.stream, packet.time_base = stream, Fraction(1, fps)
                packet.pts, packet.dts = begun + shown, begun + count - DELAY
                packet.duration = 1
                count += 1
                yield packet
        begun += count


def _sound(film: av.container.OutputContainer, path: Path, language: str) -> Iterator[AnyPacket]:
    with av.open(str(path)) as container:
        stream = film.add_stream_from_template(container.streams.audio[0])
    stream.metadata["language"] = three_letters(language)
    return _packets_of(stream, path)


def _packets_of(stream: av.AudioStream, path: Path) -> Iterator[AnyPacket]:
    with av.open(str(path)) as container:
        for packet in container.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                yield packet


def _captions(
    film: av.container.OutputContainer, board: Storyboard, language: str
) -> Iterator[AnyPacket]:
    stream = film.add_stream("mov_text")
    stream.metadata["language"] = three_letters(language)
    stream.codec_context.subtitle_header = ass_header(board.width, board.height)
    stream.time_base = MILLI
    return _lines(stream, board, language)


def _lines(
    stream: av.subtitles.stream.SubtitleStream, board: Storyboard, language: str
) -> Iterator[AnyPacket]:
    for begin, end, text in lines_of(board, language):
        words = av.subtitles.subtitle.SubtitleSet.create(ass_line(text), 0, end - begin, pts=begin)
        packet = stream.codec_context.encode_subtitle(words)
        packet.stream, packet.time_base = stream, MILLI
        packet.pts = packet.dts = begin
        packet.duration = end - begin
        yield packet


def _chapters(board: Storyboard) -> list[av.container.core.Chapter]:
    """A scene with a chapter begins one; it lasts until the next, the first from the beginning."""
    marks = [
        (start, scene.chapter[board.locale])
        for scene, start in zip(board.scenes, board.starts(), strict=True)
        if scene.chapter.get(board.locale)
    ]
    ends = [*(start for start, _name in marks), board.frames][1:]
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, board.fps),
            "metadata": {"title": name},
        }
        for number, ((start, name), end) in enumerate(zip(marks, ends, strict=True))
    ]


def three_letters(language: str) -> str:
    return THREE_LETTERS.get(language.split("-", maxsplit=1)[0], "und")
