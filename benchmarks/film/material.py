"""Photos of 12 megapixels, clips and a storyboard of a minute, all of our own making.

`python material.py FOLDER [--short]`
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

FPS, FADE, CLIP_FRAMES = 30, 15, 200
ORDER = "kpppcpppcpppck"
"""A card, photos and clips by turns, a card: 14 scenes."""


def main(words: list[str]) -> None:
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    order = "kppc" if "--short" in words else ORDER
    rows = storyboard(order, frames=60 if "--short" in words else 143)
    for number, kind in enumerate(order):
        if kind == "p":
            photo(folder / f"p{number}.jpg", number)
        if kind == "c":
            clip(folder / f"c{number}.mp4", number)
    (folder / "story.json").write_text(json.dumps(rows), encoding="utf-8")


def storyboard(order: str, frames: int) -> dict[str, Any]:
    return {
        "schema": "wegwijs.film/1",
        "locale": "nl",
        "locales": ["nl", "en"],
        "output": {"aspect": "16:9", "height": 1080, "fps": FPS},
        "style": {"transition": {"type": "fade", "frames": FADE}},
        "scenes": [scene(number, kind, frames) for number, kind in enumerate(order)],
    }


def scene(number: int, kind: str, frames: int) -> dict[str, Any]:
    rows: dict[str, Any] = {"id": f"s{number}", "frames": frames}
    rows["captions"] = {
        "nl": [{"at": 20, "len": frames - 30, "text": f"Dit is plek {number}: loop maar door."}],
        "en": [{"at": 20, "len": frames - 30, "text": f"This is place {number}: just walk on."}],
    }
    if kind == "k":
        return rows | {"type": "card", "text": {"nl": "Wegwijs op locatie Noord"}}
    if kind == "c":
        return rows | {"type": "clip", "asset": f"c{number}.mp4", "in": 10}
    side = 0.46 if number % 2 else 0.54
    motion = {"from": [0.5, 0.5, 1.0], "to": [side, 0.48, 0.8]}
    return rows | {"type": "photo", "asset": f"p{number}.jpg", "motion": motion}


def photo(path: Path, seed: int) -> None:
    """Structure of all sizes, as pictures have (amplitude falls with frequency), and a little noise."""
    random = np.random.default_rng(seed)
    found = np.zeros((3000, 4000, 3), np.float32)
    for rows in (6, 24, 96, 384, 1500):
        rough = random.normal(size=(rows, rows * 4 // 3, 3)).astype(np.float32)
        found += cv2.resize(rough, (4000, 3000), interpolation=cv2.INTER_CUBIC) * (30 / rows**0.35)
    found += random.normal(scale=2, size=found.shape)
    cv2.imwrite(str(path), np.clip(found + 120, 0, 255).astype(np.uint8))


def clip(path: Path, seed: int) -> None:
    """A walk through such a picture, as a phone's clip comes out of the clean-up: 1080p30, H.264."""
    photo(path.with_suffix(".jpg"), seed + 100)
    picture = cv2.resize(cv2.imread(str(path.with_suffix(".jpg"))), (2600, 1950))
    random = np.random.default_rng(seed)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "18"}
        for number in range(CLIP_FRAMES):
            left, top = 3 * number, 300 + int(40 * np.sin(number / 9))
            part = picture[top : top + 1080, left : left + 1920]
            noisy = cv2.add(part, random.integers(0, 8, part.shape, dtype=np.uint8))
            frame = av.VideoFrame.from_ndarray(noisy, "bgr24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


if __name__ == "__main__":
    main(sys.argv[1:])
