"""A first film out of places in walking order, for people who would rather change a film than begin one. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from warmwelkom.engines.film.motions import MOTIONS

FPS: Final = 30
FADE: Final = 15
SIGNS_A_SECOND: Final = 15
"""As fast as most people read along with a picture."""
SHORTEST: Final = 4.0
LONGEST: Final = 9.0
CARD: Final = 3.5
CLIP: Final = 7.0
MOST_SIGNS: Final = 110
IN_TURN: Final = ("nearer", "to_right", "further", "to_left")


@dataclass(frozen=True, kw_only=True)
class Shot:
    """What there is to see of a place: "photo", "panorama" or "clip", its content's hash, a clip's seconds."""

    kind: str
    digest: str
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A place on the walk, with its words per language."""

    place: str
    name: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    describe: Mapping[str, str] = field(default_factory=dict)
    shots: Sequence[Shot] = ()


def draft(
    *, title: Mapping[str, str], stops: Sequence[Stop], locales: Sequence[str]
) -> dict[str, Any]:
    """A storyboard `wegwijs.film/1`: a card, then of each place a clip or else a photo, with its name and words.

    Every scene lasts as long as its longest line takes to read. A place of which there is nothing to see is left out.
    """
    scenes = [_card(title)]
    for number, stop in enumerate(each for each in stops if each.shots):
        scenes.append(scene_at(stop, IN_TURN[number % len(IN_TURN)], locales))
    return {
        "schema": "wegwijs.film/1",
        "locale": locales[0],
        "locales": list(locales),
        "output": {"aspect": "16:9", "height": 1080, "fps": FPS},
        "style": {"transition": {"type": "fade", "frames": FADE}},
        "scenes": scenes,
    }


def _card(title: Mapping[str, str]) -> dict[str, Any]:
    return {"id": "title", "type": "card", "frames": round(CARD * FPS), "text": dict(title)}


def scene_at(stop: Stop, motion: str, locales: Sequence[str]) -> dict[str, Any]:
    """The scene of a place with something to see: a clip or else the first photo."""
    shot = next((each for each in stop.shots if each.kind == "clip"), stop.shots[0])
    lines = {each: line for each in locales if (line := first_words(stop.words.get(each, "")))}
    lines = lines or {each: name for each in locales if (name := stop.name.get(each))}
    seconds = seconds_for(max((len(line) for line in lines.values()), default=0))
    if shot.kind == "clip":
        seconds = min(max(seconds, CLIP), shot.seconds)
    frames = max(round(seconds * FPS), 3 * FADE)
    scene: dict[str, Any] = {
        "id": stop.place,
        "type": "clip" if shot.kind == "clip" else "photo",
        "place": stop.place,
        "asset": f"sha256:{shot.digest}",
        "frames": frames,
        "chapter": dict(stop.name),
        "captions": {language: [line_of(line, frames)] for language, line in lines.items()},
        "describe": {language: words for language, words in stop.describe.items() if words},
    }
    if shot.kind != "clip":
        scene["motion"] = MOTIONS["around" if shot.kind == "panorama" else motion]
    return scene


def line_of(text: str, frames: int) -> dict[str, Any]:
    """A caption that stands while its scene is seen alone."""
    return {"at": FADE, "len": max(1, frames - 2 * FADE), "text": text}


def seconds_for(signs: int) -> float:
    """Long enough to read so many signs and to look."""
    return min(max(SHORTEST, signs / SIGNS_A_SECOND + 2 * FADE / FPS), LONGEST)


def first_words(text: str) -> str:
    """As many whole sentences as fit in a caption; of a long one as many words."""
    found = ""
    for sentence in re.split(r"(?<=[.!?])\s+", " ".join(text.split())):
        longer = f"{found} {sentence}".strip()
        if len(longer) > MOST_SIGNS:
            break
        found = longer
    if found or not text.strip():
        return found
    return " ".join(text.split())[:MOST_SIGNS].rsplit(" ", 1)[0] + "…"
