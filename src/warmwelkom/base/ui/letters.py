"""The letters of our pages as files, where they have been put in place, then a system's for other scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).resolve().parents[4]


def own_fonts() -> list[Path]:
    """In order; whoever writes takes the first that has all letters."""
    ours = sorted(HOUSE.glob("node_modules/@fontsource-variable/*/files/*latin*-wght-normal.woff2"))
    system = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")]
    return [path for path in (*ours, *system) if path.is_file()]
