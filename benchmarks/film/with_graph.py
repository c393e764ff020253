"""The same film by one ffmpeg filtergraph: zoompan on the photos, crossfades by xfade.

`python with_graph.py STORY OUT PRESET`, with the ffmpeg that comes with imageio-ffmpeg.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import imageio_ffmpeg

SIZE, FPS, FADE, CRF = "1920x1080", 30, 15, 21


def main(story: Path, out: Path, preset: str) -> None:
    rows = json.loads(story.read_bytes())["scenes"]
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    for row in rows:
        words += inputs(row, story.parent)
    words += ["-filter_complex", graph(rows), "-map", "[film]", "-an", "-threads", "2"]
    words += ["-c:v", "libx264", "-preset", preset, "-crf", str(CRF), "-pix_fmt", "yuv420p"]
    subprocess.run([*words, str(out)], check=True)
    os._exit(0)


def inputs(row: dict[str, Any], folder: Path) -> list[str]:
    seconds = str(row["frames"] / FPS)
    if row["type"] == "card":
        return ["-f", "lavfi", "-t", seconds, "-i", f"color=0xFAF6EE:s={SIZE}:r={FPS}"]
    if row["type"] == "clip":
        return ["-ss", str(row["in"] / FPS), "-t", seconds, "-i", str(folder / row["asset"])]
    return ["-i", str(folder / row["asset"])]


def graph(rows: list[dict[str, Any]]) -> str:
    parts = [f"[{number}:v]{prepared(row)}[v{number}]" for number, row in enumerate(rows)]
    last, begun = "v0", rows[0]["frames"]
    for number, row in enumerate(rows[1:], start=1):
        name = "film" if number == len(rows) - 1 else f"x{number}"
        offset = (begun - FADE) / FPS
        parts.append(f"[{last}][v{number}]xfade=duration={FADE / FPS}:offset={offset:.4f}[{name}]")
        last, begun = name, begun + row["frames"] - FADE
    return ";".join(parts)


def prepared(row: dict[str, Any]) -> str:
    same = f"fps={FPS},format=yuv420p,settb=1/{FPS}"
    if row["type"] != "photo":
        return same
    frames, (x, y, width) = row["frames"], row["motion"]["to"]
    share = f"on/{frames - 1}"
    zoom = f"1/(1-{1 - width}*{share})"
    left = f"(0.5+({x - 0.5})*{share})*iw-iw/zoom/2"
    top = f"(0.5+({y - 0.5})*{share})*ih-ih/zoom/2"
    crop = "crop=4000:2250"
    return f"{crop},zoompan=z='{zoom}':x='{left}':y='{top}':d={frames}:s={SIZE}:fps={FPS},{same}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
