"""The few ways in which a photo moves, by name, for people who choose and for a draft. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MOTIONS: Final[Mapping[str, dict[str, list[float]]]] = {
    "still": {"from": [0.5, 0.5, 1.0], "to": [0.5, 0.5, 1.0]},
    "nearer": {"from": [0.5, 0.5, 1.0], "to": [0.5, 0.48, 0.84]},
    "further": {"from": [0.5, 0.48, 0.84], "to": [0.5, 0.5, 1.0]},
    "to_right": {"from": [0.44, 0.5, 0.86], "to": [0.56, 0.5, 0.86]},
    "to_left": {"from": [0.56, 0.5, 0.86], "to": [0.44, 0.5, 0.86]},
    "around": {"from": [0.32, 0.5, 0.5], "to": [0.68, 0.5, 0.5]},
}


def motion_named(scene: Mapping[str, Any]) -> str:
    """The name of a scene's motion; empty where it is one of its own."""
    motion = scene.get("motion") or MOTIONS["still"]
    return next((name for name, each in MOTIONS.items() if each == motion), "")
