"""Whether everybody can follow a scene: who reads along, and who does not look. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from warmwelkom.engines.film.draft import FADE, FPS, SIGNS_A_SECOND

Rows = Mapping[str, Any]
SAYS_ALL: Final = "says_all"
"""In a scene: somebody looked, and its captions already tell all there is to see (WCAG 1.2.5)."""


def seconds_to_read(scene: Rows) -> int:
    """How long the scene would have to last for its captions to be read; 0 where it lasts so long."""
    lines = [line for rows in scene.get("captions", {}).values() for line in rows]
    hurried = [line for line in lines if len(line["text"]) > SIGNS_A_SECOND * line["len"] / FPS + 1]
    longest = max((len(line["text"]) for line in hurried), default=0)
    return ceil(longest / SIGNS_A_SECOND + 2 * FADE / FPS) if longest else 0


def is_told(scene: Rows, language: str) -> bool:
    """Who does not look hears what there is to see, or nothing is missing."""
    return scene["type"] == "card" or bool(scene.get(SAYS_ALL) or scene.get("describe", {}).get(language))  # fmt: skip


def with_says_all(scene: Rows, *, says_all: bool) -> dict[str, Any]:
    row = {name: part for name, part in scene.items() if name != SAYS_ALL}
    return {**row, SAYS_ALL: True} if says_all else row
