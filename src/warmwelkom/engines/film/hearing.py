"""Sound files as numbers, and how loud they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import numpy as np

from warmwelkom.engines.film.faults import FilmError

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE: Final = 48_000
"""Samples a second; two channels, float32, full scale is 1."""
BLOCK: Final = RATE // 10
SILENCE: Final = -70.0


def heard(path: Path, *, begin: float = 0.0, seconds: float | None = None) -> NDArray[np.float32]:
    """Samples x 2 of a file from a moment on; a clip without sound gives none.

    Raises:
        FilmError: the file is no sound and no clip.
    """
    try:
        parts = list(_parts(path, begin, seconds))
    except (av.FFmpegError, ValueError) as reason:
        raise FilmError(f"{path.name} has no sound that can be read.", code="sound") from reason
    most = None if seconds is None else round(seconds * RATE)
    return np.concatenate(parts)[:most] if parts else np.zeros((0, 2), np.float32)


def _parts(path: Path, begin: float, seconds: float | None) -> Iterator[NDArray[np.float32]]:
    with av.open(str(path), metadata_errors="ignore") as container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
        skip, left = round(begin * RATE), None if seconds is None else round(seconds * RATE)
        for frame in _frames(container):
            for each in resampler.resample(frame):
                block = each.to_ndarray().astype(np.float32).reshape(-1, 2)
                skip, block = max(0, skip - len(block)), block[skip:]
                yield block
                if left is not None:
                    left -= len(block)
            if left is not None and left <= 0:
                return


def _frames(container: av.container.InputContainer) -> Iterator[av.AudioFrame | None]:
    yield from container.decode(audio=0)
    yield None


def loudness(sound: NDArray[np.float32]) -> float:
    """Integrated loudness in LUFS (EBU R128, by libavfilter's `ebur128`); silence counts as -70."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="flt", layout="stereo", time_base=Fraction(1, RATE)
    )
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found = SILENCE
    for frame in [*frames_of(sound), None]:
        source.push(frame)
        for measured in _pulled(sink):
            found = float(measured.metadata.get("lavfi.r128.I", found))
    return found if found == found else SILENCE  # noqa: PLR0124 - not a number: silence


def _pulled(sink: av.filter.context.FilterContext) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = sink.pull()
        except (BlockingIOError, EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame


def frames_of(sound: NDArray[np.float32]) -> Iterator[av.AudioFrame]:
    for begin in range(0, len(sound), BLOCK):
        block = np.ascontiguousarray(sound[begin : begin + BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        yield frame
