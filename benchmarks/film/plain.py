"""The limit: the film's own frames, painted beforehand, encoded by libx264 and nothing else.

`python plain.py paint STORY RAW` writes the frames as they go into the encoder; `python plain.py encode RAW OUT PRESET`
is what is measured. One thread, the settings of our segments.
"""

from __future__ import annotations

import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from warmwelkom.engines.film.cut import segments_of
from warmwelkom.engines.film.encoding import COLOURS, CRF, Source
from warmwelkom.engines.film.planes import of_frame
from warmwelkom.engines.film.reading import read_storyboard
from warmwelkom.engines.film.workshop import Workshop

WIDTH, HEIGHT, FPS = 1920, 1080, 30
BYTES = WIDTH * HEIGHT * 3 // 2


def paint(story: Path, raw: Path) -> None:
    board = read_storyboard(story.read_bytes(), folder=story.parent)
    with tempfile.TemporaryDirectory() as cache, raw.open("wb") as file:
        shop = Workshop(board=board, cache=Path(cache))
        for segment in segments_of(board, settings={}, burnt=None):
            source = Source(segment, shop)
            for number in range(segment.frames):
                frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
                source.paint(number, frame)
                for plane in of_frame(frame):
                    file.write(np.ascontiguousarray(plane))


def encode(raw: Path, out: Path, preset: str) -> None:
    frames = np.memmap(raw, np.uint8, "r").reshape(-1, BYTES)
    with av.open(str(out), "w") as film:
        stream = film.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.thread_count = 1
        stream.options = {"preset": preset, "crf": str(CRF), "x264-params": COLOURS}
        for number, row in enumerate(frames):
            frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
            begin = 0
            for plane in of_frame(frame):
                plane[:] = row[begin : begin + plane.size].reshape(plane.shape)
                begin += plane.size
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))


if __name__ == "__main__":
    if sys.argv[1] == "paint":
        paint(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        encode(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
