"""What we compare a film with, in an environment of its own: moviepy wants an older Pillow than ours.

Made on first use from requirements.txt beside this file.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from measured import ROOT, run

HERE = Path(__file__).resolve().parent
PEERS = ROOT / ".tools" / "film-peers"
MOVIEPY_FRAMES = 225


def python_of_peers() -> str:
    """Its Python; installs what is missing."""
    lock, stamp = HERE / "requirements.txt", PEERS / ".stamp"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    python = PEERS / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != key:
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, PEERS], check=True)
        install = [uv, "pip", "install", "-q", "--python", str(python), "--require-hashes"]
        subprocess.run([*install, "-r", str(lock)], check=True)
        stamp.write_text(key)
    return str(python)


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
