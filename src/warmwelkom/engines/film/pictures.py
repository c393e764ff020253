"""Another picture in a storyboard, or one more: each change gives new rows, and leaves the old ones as they were. Pure."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any, Final

from warmwelkom.engines.film.draft import IN_TURN, Shot, Stop, scene_at
from warmwelkom.engines.film.motions import MOTIONS

Rows = Mapping[str, Any]
OF_THE_OLD: Final = ("in", "motion", "focus", "redact", "sound")
"""What is said about the picture that goes."""


def with_picture(scene: Rows, shot: Shot, *, place: str) -> dict[str, Any]:
    """The scene with this photo or clip of this place; its words and its length stay."""
    row = {
        name: part for name, part in copy.deepcopy(dict(scene)).items() if name not in OF_THE_OLD
    }
    row |= {"asset": f"sha256:{shot.digest}", "place": place}
    row["type"] = "clip" if shot.kind == "clip" else "photo"
    if shot.kind != "clip":
        row["motion"] = dict(_motion(scene, shot))
    return row


def _motion(scene: Rows, shot: Shot) -> Mapping[str, Any]:
    """Looking round belongs to a panorama; how a photo moved may stay."""
    before = scene.get("motion")
    if shot.kind == "panorama":
        return MOTIONS["around"]
    return before if before and before != MOTIONS["around"] else MOTIONS["nearer"]


def begun_at(scene: Rows, frame: int) -> dict[str, Any]:
    """The scene with its clip from this frame of the clip on."""
    row = {name: part for name, part in scene.items() if name != "in"}
    return {**row, "in": frame} if frame else row


def with_stop(board: Rows, stop: Stop, *, before: Collection[str]) -> dict[str, Any]:
    """One scene more, of a place: after the last of that place, else after the last of `before`, else at the end."""
    rows = list(board["scenes"])
    made = scene_at(stop, IN_TURN[len(rows) % len(IN_TURN)], board.get("locales") or ["nl"])
    made["id"] = _free(stop.place, {row["id"] for row in rows})
    at = _last(rows, {stop.place}) or _last(rows, before) or len(rows)
    return {**board, "scenes": [*rows[:at], made, *rows[at:]]}


def _last(rows: list[Rows], places: Collection[str]) -> int:
    """The number of scenes up to the last of these places; 0 where there is none."""
    return max((at for at, row in enumerate(rows, 1) if row.get("place") in places), default=0)


def _free(name: str, taken: Collection[str]) -> str:
    found, number = name, 2
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
