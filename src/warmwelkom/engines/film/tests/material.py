"""Small photos, clips and sounds of our own making, and a storyboard of them."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from warmwelkom.engines.film.reading import read_storyboard
from warmwelkom.engines.film.storyboard import Storyboard

RATE = 48_000


def photo(
    path: Path, *, seed: int = 1, size: tuple[int, int] = (400, 300), blobs: int = 12
) -> None:
    """Soft blobs of colour, so many across."""
    rough = np.random.default_rng(seed).integers(0, 255, (blobs * 3 // 4, blobs, 3), dtype=np.uint8)
    cv2.imwrite(str(path), cv2.resize(rough, size, interpolation=cv2.INTER_CUBIC))


def clip(
    path: Path,
    *,
    frames: int = 40,
    fps: int = 10,
    size: tuple[int, int] = (160, 90),
    sound: bool = False,
) -> None:
    """Each frame one shade of grey, twice its number and ten: so that a frame says which one it is."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.options = {"crf": "5"}
        voice = out.add_stream("aac", rate=RATE, layout="stereo") if sound else None
        for number in range(frames):
            grey = np.full((size[1] * 3 // 2, size[0]), 128, np.uint8)
            grey[: size[1]] = 16 + 4 * number
            frame = av.VideoFrame.from_ndarray(grey, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        if voice is not None:
            _tone_into(out, voice, frames / fps, 300.0)


def tone(path: Path, *, seconds: float, hertz: float = 440.0) -> None:
    with av.open(str(path), "w") as out:
        _tone_into(out, out.add_stream("aac", rate=RATE, layout="stereo"), seconds, hertz)


def _tone_into(out: Any, stream: Any, seconds: float, hertz: float) -> None:
    moments = np.arange(round(seconds * RATE)) / RATE
    wave = (0.3 * np.sin(2 * np.pi * hertz * moments)).astype(np.float32)
    for begin in range(0, len(wave), 1024):
        block = np.stack([wave[begin : begin + 1024]] * 2)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def rows() -> dict[str, Any]:
    """A card, two photos and a clip with crossfades of four frames, captions in two languages."""
    return {
        "schema": "wegwijs.film/1",
        "locale": "nl",
        "locales": ["nl", "en"],
        "output": {"aspect": "16:9", "height": 120, "fps": 10},
        "style": {"transition": {"type": "fade", "frames": 4}},
        "scenes": [
            {"id": "s1", "type": "card", "frames": 12, "text": {"nl": "Wegwijs op Noord"}},
            {
                "id": "s2",
                "type": "photo",
                "asset": "door.jpg",
                "frames": 30,
                "motion": {"from": [0.5, 0.5, 1.0], "to": [0.52, 0.48, 0.8]},
                "chapter": {"nl": "De ingang"},
                "captions": {
                    "nl": [{"at": 6, "len": 15, "text": "De deur gaat vanzelf open."}],
                    "en": [{"at": 6, "len": 15, "text": "The door opens by itself."}],
                },
            },
            {"id": "s3", "type": "photo", "asset": "square.jpg", "frames": 20},
            {"id": "s4", "type": "clip", "asset": "walk.mp4", "in": 3, "frames": 20,
             "chapter": {"nl": "Het plein"}},
        ],
    }  # fmt: skip


def files(folder: Path) -> None:
    photo(folder / "door.jpg", seed=1)
    photo(folder / "square.jpg", seed=2)
    clip(folder / "walk.mp4")


def board(folder: Path, storyboard: dict[str, Any] | None = None) -> Storyboard:
    content = json.dumps(storyboard or rows()).encode()
    return read_storyboard(content, folder=folder)


def brightness(film: Path) -> list[float]:
    """The mean of each frame's Y."""
    with av.open(str(film)) as container:
        return [
            float(frame.to_ndarray()[: frame.height].mean()) for frame in container.decode(video=0)
        ]
