"""Where the film is cut: bodies and transitions, each a segment that is known by what it shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from warmwelkom.engines.film.storyboard import Asset, Kind, Scene, Storyboard

RENDERER = 2
"""Goes up when the same storyboard comes out as other pictures."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Frames `first` up to `first + frames` of a scene; with `after`, its end mixed with the beginning of that."""

    scene: Scene
    first: int
    frames: int
    after: Scene | None = None
    digest: str = ""

    @property
    def assets(self) -> list[Asset]:
        """The files that are seen in it; a card has none."""
        scenes = [each for each in (self.scene, self.after) if each is not None]
        return [each.asset for each in scenes if each.asset is not None]


def segments_of(
    storyboard: Storyboard,
    *,
    settings: Mapping[str, Any],
    burnt: str | None,
    letters: Sequence[str] = (),
) -> list[Segment]:
    """The film in order.

    Args:
        storyboard: the film.
        settings: of the encoder, its version with them: other settings, other segments.
        burnt: the language of the captions in the picture, or None.
        letters: what words are written with; other letters, other segments where there are words.
    """
    found: list[Segment] = []
    over, last = storyboard.transition, len(storyboard.scenes) - 1
    for place, scene in enumerate(storyboard.scenes):
        begin = over if place else 0
        end = scene.frames - (over if place < last else 0)
        found.append(Segment(scene=scene, first=begin, frames=end - begin))
        if place < last and over:
            after = storyboard.scenes[place + 1]
            found.append(Segment(scene=scene, first=end, frames=over, after=after))
    return [_known(each, storyboard, settings, burnt, letters) for each in found]


def _known(
    segment: Segment,
    storyboard: Storyboard,
    settings: Mapping[str, Any],
    burnt: str | None,
    letters: Sequence[str],
) -> Segment:
    scenes = [visible(segment.scene, storyboard, burnt, segment.first, segment.frames)]
    if segment.after is not None:
        scenes.append(visible(segment.after, storyboard, burnt, 0, segment.frames))
    has_words = any(each["captions"] or each["text"] for each in scenes)
    shown = {"renderer": RENDERER, "settings": dict(settings), "scenes": scenes}
    shown |= {"letters": list(letters) if has_words else []}
    text = json.dumps(shown, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return Segment(
        scene=segment.scene,
        first=segment.first,
        frames=segment.frames,
        after=segment.after,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def visible(
    scene: Scene, storyboard: Storyboard, burnt: str | None, first: int, frames: int
) -> dict[str, Any]:
    """All that decides what these frames look like, and nothing else."""
    lines = scene.captions.get(burnt, ()) if burnt else ()
    return {
        "kind": scene.kind,
        "length": scene.frames,
        "asset": scene.asset.digest if scene.asset else None,
        "from": first,
        "frames": frames,
        "in": scene.first,
        "motion": scene.motion,
        "focus": scene.focus,
        "fit": scene.fit,
        "text": scene.text.get(storyboard.locale, "") if scene.kind is Kind.CARD else "",
        "redact": [[asdict(box) for box in track] for track in scene.redact],
        "captions": [
            asdict(line)
            for line in lines
            if line.at < first + frames and line.at + line.length > first
        ],
        "calm": storyboard.is_calm,
        "size": [storyboard.width, storyboard.height, storyboard.fps],
    }
