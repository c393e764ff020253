"""Pictures of a building that is nowhere: drawn, always the same for the same seed, with nobody in them.

draw_place("canteen", 3)           a photo, as a phone takes it
draw_panorama("canteen", 3)        the same spot all around, with the heading in the file as a phone writes it
draw_clip("canteen", 3, out=path)  a slow turn there
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["draw_clip", "draw_panorama", "draw_place"]


def draw_place(kind: str, seed: int, **how: Any) -> bytes:
    """A photo as a jpeg; see `draw.draw_place`."""
    from warmwelkom.house.demo.wayfinding import draw  # OpenCV only where something is drawn

    return draw.draw_place(kind, seed, **how)


def draw_panorama(kind: str, seed: int, **how: Any) -> bytes:
    """All around, as a jpeg; see `draw.draw_panorama`."""
    from warmwelkom.house.demo.wayfinding import draw

    return draw.draw_panorama(kind, seed, **how)


def draw_clip(kind: str, seed: int, *, out: Path, **how: Any) -> None:
    """A slow turn; see `draw.draw_clip`."""
    from warmwelkom.house.demo.wayfinding import draw

    draw.draw_clip(kind, seed, out=out, **how)
