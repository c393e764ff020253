"""Voice and music in a storyboard as rows: each change gives a new one, and leaves the old one as it was. Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from warmwelkom.engines.film.draft import FADE, FPS
from warmwelkom.engines.film.editing import MOST_FRAMES

Rows = Mapping[str, Any]
GAIN_DB = -18


def with_voice(scene: Rows, *, language: str, digest: str, seconds: float) -> dict[str, Any]:
    """The scene with somebody who speaks, and at least as long as that takes."""
    row = copy.deepcopy(dict(scene))
    row["voice"] = {**row.get("voice", {}), language: {"asset": f"sha256:{digest}"}}
    row["frames"] = min(MOST_FRAMES, max(row["frames"], round(seconds * FPS) + 2 * FADE))
    return row


def without_voice(scene: Rows, language: str) -> dict[str, Any]:
    row = copy.deepcopy(dict(scene))
    row["voice"] = {name: each for name, each in row.get("voice", {}).items() if name != language}
    return row


def with_film_voice(board: Rows, *, language: str, digest: str) -> dict[str, Any]:
    """Somebody speaks from the first picture on."""
    voice = {**board.get("audio", {}).get("voice", {}), language: {"asset": f"sha256:{digest}"}}
    return _with_audio(board, voice=voice)


def without_film_voice(board: Rows, language: str) -> dict[str, Any]:
    voice = board.get("audio", {}).get("voice", {})
    left = {name: each for name, each in voice.items() if name != language}
    return _with_audio(board, voice=left or None)


def with_music(
    board: Rows, *, digest: str, licence: str, credit: str, source: str
) -> dict[str, Any]:
    """Music under the whole film, softer while somebody speaks."""
    music = {
        "asset": f"sha256:{digest}", "licence": licence, "credit": credit, "source": source,
        "gain_db": GAIN_DB, "duck": True,
    }  # fmt: skip
    return _with_audio(board, music=music)


def without_music(board: Rows) -> dict[str, Any]:
    return _with_audio(board, music=None)


def _with_audio(board: Rows, **parts: Any) -> dict[str, Any]:
    """A part that is None goes."""
    audio = {**board.get("audio", {}), **parts}
    return {**board, "audio": {name: part for name, part in audio.items() if part is not None}}


def spans(board: Rows) -> Iterable[tuple[str, int, int, str]]:
    """What is heard besides clips: "voice" or "music", first frame, the frame after the last, the asset."""
    language, begin = board.get("locale", "nl"), 0
    scenes, audio = board.get("scenes", ()), board.get("audio", {})
    over = board.get("style", {}).get("transition", {}).get("frames", 0)
    total = sum(row["frames"] for row in scenes) - over * max(0, len(scenes) - 1)
    for row in scenes:
        if voice := row.get("voice", {}).get(language):
            yield "voice", begin, total, voice["asset"]
        begin += row["frames"] - over
    if voice := audio.get("voice", {}).get(language):
        yield "voice", 0, total, voice["asset"]
    if audio.get("music"):
        yield "music", 0, total, audio["music"]["asset"]
