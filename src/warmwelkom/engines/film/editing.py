"""Changes to a storyboard as rows: each gives a new one, and leaves the old one as it was. Pure."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from warmwelkom.engines.film.draft import CARD, FADE, FPS, line_of

Rows = Mapping[str, Any]
LEAST_FRAMES = 2 * FADE + FPS // 2
MOST_FRAMES = 60 * FPS
WORDS = ("captions", "chapter", "describe")
"""Where nothing was said and nothing is, there is no change."""


def scene_of(board: Rows, scene: str) -> dict[str, Any] | None:
    return next((row for row in board.get("scenes", ()) if row["id"] == scene), None)


def moved(board: Rows, scene: str, by: int) -> dict[str, Any]:
    """So many places later (below zero: earlier), no further than the ends."""
    rows = list(board["scenes"])
    at = next(number for number, row in enumerate(rows) if row["id"] == scene)
    row = rows.pop(at)
    rows.insert(min(max(at + by, 0), len(rows)), row)
    return {**board, "scenes": rows}


def without(board: Rows, scene: str) -> dict[str, Any]:
    return {**board, "scenes": [row for row in board["scenes"] if row["id"] != scene]}


def with_card(board: Rows, text: Mapping[str, str]) -> dict[str, Any]:
    """A card with words at the end."""
    taken = {row["id"] for row in board["scenes"]}
    name = next(f"card-{number}" for number in range(1, 1000) if f"card-{number}" not in taken)
    card = {"id": name, "type": "card", "frames": round(CARD * FPS), "text": dict(text)}
    return {**board, "scenes": [*board["scenes"], card]}


def replaced(board: Rows, scene: Rows) -> dict[str, Any]:
    """The same film with this scene in place of the one with its id."""
    rows = [dict(scene) if row["id"] == scene["id"] else row for row in board["scenes"]]
    return {**board, "scenes": rows}


def changed_scene(
    scene: Rows,
    *,
    frames: int,
    lines: Mapping[str, str],
    chapter: Mapping[str, str],
    describe: Mapping[str, str],
    text: Mapping[str, str] | None = None,
    motion: Rows | None = None,
    sound: str = "",
) -> dict[str, Any]:
    """The scene with these words and this length; a line goes where the words are empty.

    A line whose words stay keeps its moments unless the length is another.
    """
    row: dict[str, Any] = copy.deepcopy(dict(scene))
    frames = min(max(frames, LEAST_FRAMES), MOST_FRAMES)
    before = row.get("captions", {})
    row["captions"] = {
        language: before[language]
        if frames == row["frames"] and _said(before.get(language)) == words
        else [line_of(words, frames)]
        for language, words in lines.items()
        if words
    }
    row["frames"] = frames
    row["chapter"], row["describe"] = _with_words(chapter), _with_words(describe)
    if text is not None and row["type"] == "card":
        row["text"] = _with_words(text)
    if motion is not None and row["type"] == "photo":
        row["motion"] = dict(motion)
    if sound and row["type"] == "clip":
        row["sound"] = sound
    return {name: part for name, part in row.items() if part or name in scene or name not in WORDS}


def _with_words(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: words for language, words in texts.items() if words}


def _said(lines: Any) -> str:
    return " ".join(line["text"] for line in lines or ())


def said(scene: Rows, language: str) -> str:
    """The words of a scene's captions."""
    return _said(scene.get("captions", {}).get(language))


def digests_in(board: Rows) -> set[str]:
    """The hashes of all files that a storyboard names."""
    names = [row.get("asset", "") for row in board.get("scenes", ())]
    names += [
        voice["asset"] for row in board.get("scenes", ()) for voice in row.get("voice", {}).values()
    ]
    audio = board.get("audio", {})
    names += [voice["asset"] for voice in audio.get("voice", {}).values()]
    names += [audio["music"]["asset"]] if audio.get("music") else []
    return {name.removeprefix("sha256:") for name in names if name}
