"""The pace of every clip here: frames of a second. Beside the engine that keeps to it, which is heavy to load."""

from __future__ import annotations

from typing import Final

FPS: Final = 30
