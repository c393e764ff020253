"""A film as data: scenes in order, times in whole frames from the beginning of their own scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Texts = Mapping[str, str]
"""language -> text"""
Crop = tuple[float, float, float]
"""Middle x, middle y and width, as fractions of the picture and of the widest crop that fits in it."""


class Kind(StrEnum):
    PHOTO = "photo"
    CLIP = "clip"
    CARD = "card"


class Sound(StrEnum):
    """What is done with the sound of a clip: nothing of it, softly under a voice, or as it is."""

    MUTE = "mute"
    DUCK = "duck"
    KEEP = "keep"


class Fit(StrEnum):
    """How a clip of another shape fills the picture."""

    COVER = "cover"
    BLUR_SIDES = "blur-sides"


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A file, the SHA-256 of its content, by which it is known, and what the storyboard calls it."""

    digest: str
    path: Path
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Caption:
    """A line on the screen: first frame, number of frames, words."""

    at: int
    length: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Voice:
    asset: Asset
    script: str = ""


@dataclass(frozen=True, kw_only=True)
class Box:
    """What is covered in the picture: in this frame of the scene, left, top, width and height in fractions."""

    frame: int
    place: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One picture, clip or card. `frames` counts the transitions at both ends with it."""

    id: str
    kind: Kind
    frames: int
    asset: Asset | None = None
    first: int = 0
    motion: tuple[Crop, Crop] = ((0.5, 0.5, 1.0), (0.5, 0.5, 1.0))
    focus: tuple[float, float] | None = None
    fit: Fit = Fit.BLUR_SIDES
    sound: Sound = Sound.MUTE
    text: Texts = field(default_factory=dict)
    chapter: Texts = field(default_factory=dict)
    captions: Mapping[str, Sequence[Caption]] = field(default_factory=dict)
    describe: Texts = field(default_factory=dict)
    voice: Mapping[str, Voice] = field(default_factory=dict)
    redact: Sequence[Sequence[Box]] = ()

    @property
    def file(self) -> Asset:
        """The photo or clip; a card has none."""
        if self.asset is None:
            raise ValueError(f"scene {self.id} is a card.")
        return self.asset


@dataclass(frozen=True, kw_only=True)
class Music:
    asset: Asset
    gain_db: float = -18.0
    duck: bool = True
    licence: str
    credit: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Storyboard:
    """`width` and `height` in pixels, `transition` in frames (0: cuts), `lufs` as EBU R128 counts.

    `voice` speaks from the first frame on, beside those of scenes.
    """

    locale: str
    locales: Sequence[str]
    width: int
    height: int
    fps: int
    transition: int
    scenes: Sequence[Scene]
    is_calm: bool = False
    music: Music | None = None
    voice: Mapping[str, Voice] = field(default_factory=dict)
    lufs: float = -16.0

    @property
    def frames(self) -> int:
        """Neighbours overlap for the length of a transition."""
        return sum(each.frames for each in self.scenes) - self.transition * (len(self.scenes) - 1)

    def starts(self) -> list[int]:
        """The frame of the film in which each scene begins, its transition with it."""
        found, now = [], 0
        for scene in self.scenes:
            found.append(now)
            now += scene.frames - self.transition
        return found
