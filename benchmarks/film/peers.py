"""What we compare a film with, in an environment of its own: moviepy wants an older Pillow than ours.

Made on first use from requirements.txt beside this file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from measured import run
from own_peers import python_with

HERE = Path(__file__).resolve().parent
MOVIEPY_FRAMES = 225


def python_of_peers() -> str:
    return python_with(HERE / "requirements.txt", name="film")


def filtergraph(story: Path, home: Path, preset: str, limit: float) -> dict[str, Any]:
    """One call of ffmpeg for the whole film."""
    words = [python_of_peers(), str(HERE / "with_graph.py"), str(story)]
    cost = run([*words, str(home / "graph.mp4"), preset], log=home / "log.txt")
    return _told(f"filtergraph_{preset}", cost.cpu_seconds, limit, code=cost.code)


def moviepy(story: Path, home: Path, preset: str, limit: float, frames: int) -> dict[str, Any]:
    """The first frames, and from those the whole film."""
    first = min(frames, MOVIEPY_FRAMES)
    words = [python_of_peers(), str(HERE / "with_moviepy.py"), str(story)]
    cost = run([*words, str(home / "moviepy.mp4"), preset, str(first)], log=home / "log.txt")
    return _told(f"moviepy_{preset}", cost.cpu_seconds * frames / first, limit, code=cost.code)


def _told(name: str, seconds: float, limit: float, *, code: int) -> dict[str, Any]:
    if code:
        return {f"{name}_cpu_s": None}
    return {f"{name}_cpu_s": round(seconds, 1), f"{name}_ratio": round(seconds / limit, 2)}
