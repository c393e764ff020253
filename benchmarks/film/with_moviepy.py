"""The first frames of the same film by moviepy 2: pictures resized and laid in place for each frame, crossfades.

`python with_moviepy.py STORY OUT PRESET FRAMES`, in the environment of requirements.txt.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from moviepy import ColorClip, CompositeVideoClip, ImageClip, VideoFileClip, vfx

SIZE, FPS, FADE, CRF = (1920, 1080), 30, 15, 21


def main(story: Path, out: Path, preset: str, frames: int) -> None:
    rows, begun, clips = json.loads(story.read_bytes())["scenes"], 0, []
    for number, row in enumerate(rows):
        if begun >= frames:
            break
        clip = made(row, story.parent).with_start(begun / FPS)
        clips.append(clip.with_effects([vfx.CrossFadeIn(FADE / FPS)]) if number else clip)
        begun += row["frames"] - FADE
    film = CompositeVideoClip(clips, size=SIZE).with_duration(frames / FPS)
    film.write_videofile(
        str(out), fps=FPS, preset=preset, audio=False, threads=1, logger=None,
        ffmpeg_params=["-crf", str(CRF)],
    )  # fmt: skip
    os._exit(0)


def made(row: dict[str, Any], folder: Path) -> Any:
    seconds = row["frames"] / FPS
    if row["type"] == "card":
        return ColorClip(SIZE, (250, 246, 238), duration=seconds)
    if row["type"] == "clip":
        begin = row["in"] / FPS
        return VideoFileClip(str(folder / row["asset"])).subclipped(begin, begin + seconds)
    picture = ImageClip(str(folder / row["asset"]), duration=seconds)
    x, y, width = row["motion"]["to"]

    def scale(moment: float) -> float:
        return SIZE[0] / (picture.w * (1 - (1 - width) * moment / seconds))

    def corner(moment: float) -> tuple[float, float]:
        share, size = moment / seconds, scale(moment)
        across = (0.5 + (x - 0.5) * share) * picture.w * size
        down = (0.5 + (y - 0.5) * share) * picture.h * size
        return SIZE[0] / 2 - across, SIZE[1] / 2 - down

    return picture.resized(scale).with_position(corner)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
