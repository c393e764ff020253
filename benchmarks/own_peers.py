"""An environment of its own for what a measurement compares with, where it wants other versions than ours."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from measured import ROOT


def python_with(lock: Path, *, name: str) -> str:
    """The Python that has what `lock` pins, in `.tools/NAME-peers`; installs what is missing."""
    place = ROOT / ".tools" / f"{name}-peers"
    stamp, python = place / ".stamp", place / "bin" / "python"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != key:
        print("Installing what we compare with (once) …", file=sys.stderr, flush=True)
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, place], check=True)
        install = [uv, "pip", "install", "-q", "--python", str(python), "--require-hashes"]
        subprocess.run([*install, "-r", str(lock)], check=True)
        stamp.write_text(key)
    return str(python)
